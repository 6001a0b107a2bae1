import { Button, Group, List, Menu, Modal, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../ask/ask.ts';
import { forget } from '../../ask/asked.ts';
import { type Paper, print } from '../../ask/papers.ts';
import { useMay } from '../../ask/session.ts';
import { tellProblem } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';

const VERBS = ['confirm', 'commit', 'ship', 'invoice', 'pay', 'cancel'] as const;
type Verb = (typeof VERBS)[number];
const PAPERS: readonly Paper[] = ['sales-order', 'pick-ticket', 'sku-labels'];

interface Results {
  readonly results: readonly { readonly problem?: { readonly detail: string } }[];
}

/** What is done to all that is selected: each order by itself, done or refused with its reason. */
export function BulkBar({ refs, onClear }: { refs: readonly string[]; onClear: () => void }) {
  const w = useWords();
  const [maySell, mayPrint] = [useMay('sales:write'), useMay('documents:write')];
  // Those selected when it was asked for: what is done leaves a filtered list, and is still to be told.
  const [asked, setAsked] = useState<{ readonly verb: Verb; readonly refs: readonly string[] } | null>(null);
  const doing = useMutation({
    mutationFn: ({ verb, refs: all }: { verb: Verb; refs: readonly string[] }) =>
      send<Results>(`/bulk/sales-order.${verb}`, {
        method: 'POST',
        headers: { 'idempotency-key': crypto.randomUUID() },
        body: { items: all.map((ref) => ({ ref })) },
      }),
    onSuccess: () => forget(['sales-order', 'shipment', 'invoice', 'payment']),
    onError: tellProblem,
  });
  const close = (): void => {
    if (doing.data) onClear();
    setAsked(null);
    doing.reset();
  };
  const refused =
    doing.data?.results.flatMap(({ problem }, i) =>
      problem ? [[asked?.refs[i], problem.detail] as const] : [],
    ) ?? [];
  return (
    <Group gap="xs" role="toolbar" aria-label={w('orders.bulk')}>
      <Text size="sm">{w('orders.selected', { count: refs.length })}</Text>
      <Menu keepMounted={false}>
        <Menu.Target>
          <Button size="xs" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
            {w('orders.bulk')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {VERBS.map((verb) => (
            <Menu.Item
              key={verb}
              disabled={!maySell}
              color={verb === 'cancel' ? 'red' : undefined}
              onClick={() => setAsked({ verb, refs })}
            >
              {w(`orders.bulkVerbs.${verb}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {PAPERS.map((kind) => (
            <Menu.Item
              key={kind}
              disabled={!mayPrint}
              onClick={() => void print(kind, refs).catch(tellProblem)}
            >
              {w(`orders.bulkPrint.${kind}` as 'orders.bulkPrint.sales-order')}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="subtle" onClick={onClear}>
        {w('orders.unselect')}
      </Button>
      <Modal
        opened={asked !== null}
        onClose={close}
        title={asked && w(`orders.bulkVerbs.${asked.verb}`)}
        closeButtonProps={{ 'aria-label': w('app.close') }}
      >
        <Text size="sm">
          {doing.data
            ? w('orders.bulkDone', {
                done: doing.data.results.length - refused.length,
                refused: refused.length,
              })
            : w('orders.bulkSure', { count: asked?.refs.length ?? 0 })}
        </Text>
        <List size="sm" mt="xs">
          {refused.map(([ref, why]) => (
            <List.Item key={ref}>
              {ref}: {why}
            </List.Item>
          ))}
        </List>
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {w('app.close')}
          </Button>
          {!doing.data && (
            <Button
              {...(asked?.verb === 'cancel' && { color: 'red' })}
              loading={doing.isPending}
              onClick={() => asked && doing.mutate(asked)}
            >
              {asked && w(`orders.bulkVerbs.${asked.verb}`)}
            </Button>
          )}
        </Group>
      </Modal>
    </Group>
  );
}
