import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { Wish } from '../../ask/ask.ts';
import { useMay } from '../../ask/session.ts';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { PlanDialog } from '../../ui/plan-dialog.tsx';
import { ProblemAlert, tellDone } from '../../ui/problem-alert.tsx';
import { LocationSelect, ProductSelect } from '../../ui/record-select.tsx';
import type { Filters } from '../../ui/use-filters.ts';
import { useWords } from '../../words/words.ts';
import type { PromiseRow } from './promise-types.ts';
import { QueueTable } from './queue-table.tsx';

interface PromiseQueueProps {
  readonly filters: Filters;
  readonly change: (some: Filters) => void;
}

/** Who waits for a product at a location, in the order they are served. */
export function PromiseQueue({ filters, change }: PromiseQueueProps) {
  const w = useWords();
  const product = String(filters['product'] ?? '');
  const location = String(filters['location'] ?? '');
  return (
    <Stack>
      <Group gap="md" align="flex-end">
        <ProductSelect
          label={w('promises.product')}
          value={product}
          onChange={(next) => change({ product: next, tab: 'queue' })}
        />
        <LocationSelect
          label={w('promises.location')}
          value={location}
          onChange={(next) => change({ location: next, tab: 'queue' })}
        />
      </Group>
      {product && location ? (
        <Queue key={`${product} ${location}`} product={product} location={location} />
      ) : (
        <Text c="dimmed">{w('promises.choose')}</Text>
      )}
    </Stack>
  );
}

function Queue({ product, location }: { product: string; location: string }) {
  const w = useWords();
  const may = useMay('sales:write');
  const { rows, list } = useList<PromiseRow>('promise.list', { product, location }, 200);
  const [moved, setMoved] = useState<readonly string[] | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  if (list.isError) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (!rows.length && !list.isLoading)
    return (
      <Empty icon={IconUsers} title={w('promises.noneQueue')}>
        {w('promises.noneQueueHint')}
      </Empty>
    );
  const orders = moved ?? [...new Set(rows.map(({ order }) => order))];
  const review = (): void => {
    const input = { product, location, orders: orders.map((ref) => ({ ref })) };
    setWish({ command: 'promise.reorder', input });
  };
  // Only a queue that is here as a whole can be put in order.
  const mayMove = may && !list.hasNextPage;
  return (
    <>
      {!mayMove && (
        <Text size="sm" c="dimmed">
          {may ? w('promises.tooMany') : w('promises.noRight')}
        </Text>
      )}
      {mayMove && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {w('promises.dragHint')}
          </Text>
          <Group gap="xs">
            <Button variant="default" disabled={!moved} onClick={() => setMoved(null)}>
              {w('promises.reset')}
            </Button>
            <Button disabled={!moved} onClick={review}>
              {w('promises.reorder')}
            </Button>
          </Group>
        </Group>
      )}
      {moved && <Alert variant="light">{w('promises.changed')}</Alert>}
      <QueueTable rows={rows} orders={orders} mayMove={mayMove} onMove={setMoved} />
      <PlanDialog
        wish={wish}
        title={w('promises.reorder')}
        verb={w('promises.reorder')}
        onClose={() => setWish(null)}
        onDone={() => {
          setMoved(null);
          tellDone(w('promises.saved'));
        }}
      />
    </>
  );
}
