import { Anchor, Button, Group, Table, Text, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { type Page, useAsk } from '../../ask/use-ask.ts';
import { Explained } from '../../ui/entries-drawer.tsx';
import { Amount, dayText, Quantity } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import { EditLinesDialog } from './edit-lines-dialog.tsx';
import type { Order, OrderLine } from './order-types.ts';

interface Promised {
  readonly line: number;
  readonly verdict: string;
  readonly date: string | null;
  readonly why: string;
}

const NUMBERS = ['allocated', 'committed', 'shipped', 'onDropShip', 'invoiced', 'open'] as const;
/** The number of the position that entries must move to have made one of a line; the others come from documents. */
const MOVED = { allocated: 'allocated', committed: 'committed', shipped: 'onHand' } as const;
/** Lines that are drawn at once: an order may have thousands. */
const DRAWN = 200;

/** Each line with how far it has come; a number opens the entries behind it, and what it can count on says why. */
export function OrderLines({ order }: { order: Order }) {
  const w = useWords();
  const [isEditing, setEditing] = useState(false);
  const [drawn, setDrawn] = useState(DRAWN);
  const promises = useAsk<Page<Promised>>('sales-order.promises', { ref: order.number, limit: 500 });
  const byLine = new Map(promises.data?.data.map((one) => [one.line, one]));
  const editing = order.moves.find(({ name }) => name === 'edit-lines');
  const may = useMay('sales:write');
  const reason = may ? editing?.reason : w('order.noRight');
  return (
    <>
      <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={w('order.lines')} highlightOnHover horizontalSpacing={6} fz="sm">
          <Table.Thead fz="xs">
            <Table.Tr>
              <Table.Th>{w('order.product')}</Table.Th>
              <Table.Th ta="right">{w('order.ordered')}</Table.Th>
              {NUMBERS.map((name) => (
                <Table.Th key={name} ta="right">
                  {w(`order.${name}`)}
                </Table.Th>
              ))}
              <Table.Th>{w('order.promise')}</Table.Th>
              <Table.Th ta="right">{w('order.price')}</Table.Th>
              <Table.Th ta="right">{w('order.amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {order.lines.slice(0, drawn).map((line) => (
              <LineRow key={line.line} order={order} line={line} promised={byLine.get(line.line)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Group mt="sm">
        {order.lines.length > drawn && (
          <Button variant="subtle" onClick={() => setDrawn((many) => many + DRAWN)}>
            {w('order.moreLines', { count: Math.min(DRAWN, order.lines.length - drawn) })}
          </Button>
        )}
        <Tooltip label={reason} disabled={!reason}>
          <Button
            variant="default"
            data-disabled={reason ? true : undefined}
            aria-disabled={Boolean(reason)}
            onClick={() => !reason && setEditing(true)}
          >
            {w('order.editLines')}
          </Button>
        </Tooltip>
      </Group>
      {isEditing && <EditLinesDialog order={order} onClose={() => setEditing(false)} />}
    </>
  );
}

function LineRow({
  order,
  line,
  promised,
}: {
  order: Order;
  line: OrderLine;
  promised: Promised | undefined;
}) {
  const w = useWords();
  const { sku } = line;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/products/${encodeURIComponent(sku)}`} size="sm" fw={600}>
          {sku}
        </Anchor>
        <Text size="xs" c="dimmed" lh={1.3}>
          <bdi>{line.name}</bdi>
        </Text>
        {line.ownLocation && (
          <Text size="xs" c="dimmed">
            {line.location}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">
        <Quantity of={line.quantity} /> {line.unit}
        {line.firstQuantity !== line.quantity && (
          <Text size="xs" c="dimmed">
            {w('order.first', { quantity: line.firstQuantity })}
          </Text>
        )}
      </Table.Td>
      {NUMBERS.map((name) => (
        <Table.Td key={name} ta="right">
          <LineNumber order={order} line={line} name={name} />
        </Table.Td>
      ))}
      <Table.Td>{promised && <PromiseShown promised={promised} />}</Table.Td>
      <Table.Td ta="right">
        <Amount of={line.unitPrice} currency={order.currency} />
      </Table.Td>
      <Table.Td ta="right">
        <Amount of={line.amount} currency={order.currency} />
      </Table.Td>
    </Table.Tr>
  );
}

function PromiseShown({ promised: { verdict, date, why } }: { promised: Promised }) {
  return (
    <Tooltip label={why}>
      <Text
        size="sm"
        tabIndex={0}
        fw={verdict === 'short' ? 600 : 400}
        c={verdict === 'short' ? 'var(--mantine-color-error)' : undefined}
      >
        {verdict}
        {verdict === 'expected' && date ? ` ${dayText(date)}` : ''}
      </Text>
    </Tooltip>
  );
}

/** A number of a line: those of the ledger open the entries that made it. */
function LineNumber({
  order,
  line,
  name,
}: {
  order: Order;
  line: OrderLine;
  name: (typeof NUMBERS)[number];
}) {
  const w = useWords();
  const shown = <Quantity of={line[name]} quiet />;
  if (!(name in MOVED)) return shown;
  return (
    <Explained
      query="ledger-entry.list"
      input={{ document: order.id, product: line.productId }}
      moving={MOVED[name as keyof typeof MOVED]}
      title={w('order.of', { sku: line.sku, number: w(`order.${name}`) })}
    >
      {shown}
    </Explained>
  );
}
