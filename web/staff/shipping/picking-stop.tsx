import { ActionIcon, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { Day, quantityText } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import { countOf, stopKey } from './picking.ts';
import type { Stop } from './shipping-types.ts';
import type { Walking } from './use-walk.ts';

interface PickingStopProps {
  readonly walk: Walking;
  readonly stop: Stop;
  readonly of: number;
}

/** One bin and what to take from it, large enough to be read at arm's length. */
export function PickingStop({ walk, stop, of }: PickingStopProps) {
  const w = useWords();
  const isShort = walk.walked.short[stopKey(stop)] === true;
  return (
    <Paper
      withBorder
      p="md"
      radius="md"
      component="section"
      aria-label={w('picking.step', { at: walk.at + 1, of })}
    >
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Text size="sm" c="dimmed">
              {w('picking.goTo')}
            </Text>
            <Title order={2} fz={44} lh={1.05} style={{ overflowWrap: 'anywhere' }}>
              {stop.bin}
            </Title>
          </div>
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {w('picking.step', { at: walk.at + 1, of })}
          </Text>
        </Group>
        <div>
          <Text size="sm" c="dimmed">
            {w('picking.take')}
          </Text>
          <Title order={3} fz={26} style={{ overflowWrap: 'anywhere' }}>
            {stop.sku}
          </Title>
          <Text>
            <bdi>{stop.description}</bdi>
          </Text>
          {stop.lot && (
            <Text fw={650}>
              <bdi>{w('picking.lot', { lot: stop.lot })}</bdi>
              {stop.expiresOn && (
                <>
                  {' · '}
                  {w('picking.expires')} <Day of={stop.expiresOn} />
                </>
              )}
            </Text>
          )}
        </div>
        <Counter walk={walk} stop={stop} />
        <Button size="lg" variant="light" onClick={() => walk.count(Number(stop.quantity))}>
          {w('picking.all')}
        </Button>
        <SimpleGrid cols={3} spacing="xs">
          <Button variant="default" disabled={walk.at === 0} onClick={() => walk.goTo(walk.at - 1)}>
            {w('picking.before')}
          </Button>
          <Button variant="default" onClick={walk.short}>
            {w(isShort ? 'picking.notShort' : 'picking.short')}
          </Button>
          <Button variant="default" onClick={() => walk.goTo(walk.at + 1)}>
            {w('picking.next')}
          </Button>
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}

function Counter({ walk, stop }: Omit<PickingStopProps, 'of'>) {
  const w = useWords();
  const count = countOf(walk.walked, stop);
  const said = { taken: quantityText(String(count)), quantity: quantityText(stop.quantity), unit: stop.unit };
  return (
    <Group justify="space-between" wrap="nowrap">
      <ActionIcon
        size={56}
        variant="default"
        aria-label={w('picking.less')}
        onClick={() => walk.count(count - 1)}
        disabled={count === 0}
      >
        <IconMinus aria-hidden="true" />
      </ActionIcon>
      <Text fz={26} fw={650} ta="center" className="figures">
        {w('picking.of', said)}
      </Text>
      <ActionIcon
        size={56}
        variant="default"
        aria-label={w('picking.more')}
        onClick={() => walk.count(count + 1)}
      >
        <IconPlus aria-hidden="true" />
      </ActionIcon>
    </Group>
  );
}
