import { Box, Button, Group, Loader, Text, Title } from '@mantine/core';
import { shipmentCycle } from '../../../src/shipping/shipment.cycle.ts';
import type { ShipmentStatus } from '../../../src/shipping/shipment.ts';
import type { Input } from '../../ask/ask.ts';
import { useList } from '../../ask/use-ask.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toggled } from '../../ui/record-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words/words.ts';
import classes from './board.module.css';
import { ShipmentCard } from './shipment-card.tsx';
import type { ShipmentHead } from './shipping-types.ts';

interface BoardColumnProps {
  readonly status: ShipmentStatus;
  readonly filters: Input;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (numbers: ReadonlySet<string>) => void;
}

/** Everything does not go on a board: a column shows so many, and more when asked. */
const SHOWN = 30;

export function BoardColumn({ status, filters, selected, onSelect }: BoardColumnProps) {
  const w = useWords();
  const { rows, list } = useList<ShipmentHead>('shipment.list', { ...filters, status }, SHOWN);
  const title = w(`shipping.${status}`);
  return (
    <section className={classes['column']} aria-label={title}>
      <Group justify="space-between" px="sm" py="xs" wrap="nowrap">
        <Title order={2} fz="sm">
          <StatusBadge status={title} colour={shipmentCycle.states[status].colour} />
        </Title>
        <Text size="sm" c="dimmed" className="figures">
          {rows.length}
          {list.hasNextPage && '+'}
        </Text>
      </Group>
      <Box className={classes['cards']} tabIndex={0} role="group" aria-label={title}>
        {list.isLoading && <Loader size="sm" m="auto" aria-label={w('list.loading')} />}
        {list.isError && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && rows.length === 0 && (
          <Text size="sm" c="dimmed" ta="center" py="lg">
            {w('shipping.none')}
          </Text>
        )}
        {rows.map((head) => (
          <ShipmentCard
            key={head.id}
            head={head}
            isSelected={selected.has(head.number)}
            onToggle={() => onSelect(toggled(selected, head.number))}
          />
        ))}
        {list.hasNextPage && (
          <Button
            variant="subtle"
            size="xs"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {w('shipping.more')}
          </Button>
        )}
      </Box>
    </section>
  );
}
