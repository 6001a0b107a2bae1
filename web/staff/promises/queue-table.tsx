import { ActionIcon, Group, Table, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { useState } from 'react';
import { Day, Quantity } from '../../ui/figures.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords } from '../../words/words.ts';
import type { PromiseRow } from './promise-types.ts';

const COLOURS = { 'in stock': 'green', expected: 'yellow', short: 'red' } as const;
const HEADS = [
  'place',
  'order',
  'priority',
  'quantity',
  'promise',
  'on',
  'arriveBy',
  'why',
  'ahead',
] as const;

interface QueueTableProps {
  readonly rows: readonly PromiseRow[];
  /** The orders as they are to be served; the lines of an order stay together. */
  readonly orders: readonly string[];
  readonly mayMove: boolean;
  readonly onMove: (orders: readonly string[]) => void;
}

/** Moves what stands at one place to another. */
function moved(orders: readonly string[], order: string, to: number): readonly string[] {
  const rest = orders.filter((one) => one !== order);
  return [...rest.slice(0, to), order, ...rest.slice(to)];
}

export function QueueTable({ rows, orders, mayMove, onMove }: QueueTableProps) {
  const w = useWords();
  const [dragged, setDragged] = useState<string | null>(null);
  const at = new Map(orders.map((order, index) => [order, index]));
  const inOrder = [...rows].sort((a, b) => (at.get(a.order) ?? 1e6) - (at.get(b.order) ?? 1e6));
  const put = (order: string, to: number): void => {
    if (to >= 0 && to < orders.length && at.get(order) !== to) onMove(moved(orders, order, to));
  };
  return (
    <Table.ScrollContainer
      minWidth={1060}
      scrollAreaProps={{
        viewportProps: { tabIndex: 0, role: 'region', 'aria-label': w('promises.queue') },
      }}
    >
      <Table aria-label={w('promises.queue')} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {HEADS.map((head) => (
              <Table.Th key={head}>{w(`promises.${head}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inOrder.map((row) => (
            <QueueLine
              key={`${row.orderId} ${row.line}`}
              row={row}
              place={at.get(row.order) ?? 0}
              last={orders.length - 1}
              mayMove={mayMove}
              onPut={(to) => put(row.order, to)}
              onDrag={setDragged}
              onDrop={() => dragged && put(dragged, at.get(row.order) ?? 0)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface QueueLineProps {
  readonly row: PromiseRow;
  readonly place: number;
  readonly last: number;
  readonly mayMove: boolean;
  readonly onPut: (to: number) => void;
  readonly onDrag: (order: string | null) => void;
  readonly onDrop: () => void;
}

function QueueLine({ row, onDrop, ...moving }: QueueLineProps) {
  const w = useWords();
  const { order, ahead } = row;
  return (
    <Table.Tr onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <Table.Td>
        <Place order={order} {...moving} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>
        <RecordLink kind="sales-order" number={order} strong />
      </Table.Td>
      <Table.Td>{row.priority}</Table.Td>
      <Table.Td>
        <Quantity of={row.open} />
      </Table.Td>
      <Table.Td miw={118}>
        <StatusBadge status={w(`promises.verdicts.${row.verdict}`)} colour={COLOURS[row.verdict]} />
      </Table.Td>
      <Table.Td>
        <Day of={row.date} />
      </Table.Td>
      <Table.Td>
        <Day of={row.mustArriveBy} />{' '}
        {row.late && (
          <Text span size="xs" fw={600} c="var(--mantine-color-error)">
            {w('promises.late')}
          </Text>
        )}
      </Table.Td>
      <Table.Td fz="sm">{row.why}</Table.Td>
      <Table.Td fz="sm">
        {ahead.first.map(({ order: before, line, quantity, by }) => (
          <div key={`${before} ${line}`}>
            {by === 'rank' ? before : w('promises.committedAhead', { order: before })} (
            <Quantity of={quantity} />)
          </div>
        ))}
        {ahead.lines > ahead.first.length &&
          w('promises.aheadMore', { count: ahead.lines - ahead.first.length })}
      </Table.Td>
    </Table.Tr>
  );
}

type PlaceProps = Omit<QueueLineProps, 'row' | 'onDrop'> & { readonly order: string };

/** Its place, and what moves it: a handle to drag, and a button up and down. */
function Place({ order, place, last, mayMove, onPut, onDrag }: PlaceProps) {
  const w = useWords();
  const step = (name: 'up' | 'down', to: number) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={w(`promises.${name}`, { order })}
      disabled={to < 0 || to > last}
      onClick={() => onPut(to)}
    >
      {name === 'up' ? (
        <IconArrowUp size={16} aria-hidden="true" />
      ) : (
        <IconArrowDown size={16} aria-hidden="true" />
      )}
    </ActionIcon>
  );
  return (
    <Group gap={4} wrap="nowrap">
      {mayMove && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the buttons beside it do the same by keys
        <span
          draggable
          onDragStart={() => onDrag(order)}
          onDragEnd={() => onDrag(null)}
          style={{ cursor: 'grab', lineHeight: 0 }}
        >
          <IconGripVertical size={16} aria-hidden="true" />
        </span>
      )}
      <span className="figures">{place + 1}</span>
      {mayMove && step('up', place - 1)}
      {mayMove && step('down', place + 1)}
    </Group>
  );
}
