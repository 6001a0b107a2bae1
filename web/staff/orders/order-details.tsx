import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { AddressText } from '../../ui/address-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Day, useToday } from '../../ui/figures.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords } from '../../words/words.ts';
import { EditOrderDialog } from './edit-order-dialog.tsx';
import type { Order } from './order-types.ts';

/** The header of an order: whom it is for, when, where to, on what terms. */
export function OrderDetails({ order }: { order: Order }) {
  const w = useWords();
  const today = useToday();
  const may = useMay('sales:write');
  const [isEditing, setEditing] = useState(false);
  const { customer, billTo, shipTo, mustArriveBy } = order;
  const isLate =
    mustArriveBy !== null && mustArriveBy < today && order.moves.some((m) => m.name === 'ship' && m.allowed);
  const dates = Object.entries(order.dates).map(
    ([status, of]) => [status, <Day key={status} of={of} />] as const,
  );
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          [
            w('order.customer'),
            <RecordLink key="c" kind="customer" number={customer.number}>
              <bdi>{customer.name}</bdi>
            </RecordLink>,
          ],
          [w('order.location'), order.location],
          [w('order.orderDate'), <Day key="o" of={order.orderDate} />],
          [
            w('order.mustArriveBy'),
            <Text key="m" size="sm" c={isLate ? 'var(--mantine-color-error)' : undefined}>
              <Day of={mustArriveBy} /> {isLate && w('order.late')}
            </Text>,
          ],
          [w('order.channel'), order.channel],
          [w('order.source'), order.source],
          [w('order.externalId'), order.externalId],
          [w('order.customerPo'), order.customerPo],
          [w('order.terms'), order.paymentTerms],
          [w('order.priority'), String(order.priority)],
          [
            w('order.broker'),
            order.broker && String((order.broker as { name?: string }).name ?? order.broker),
          ],
          [w('order.shipTo'), shipTo && <AddressText of={shipTo} />],
          [w('order.billTo'), billTo && <AddressText of={billTo} />],
          [w('order.notes'), order.notes && <bdi key="n">{order.notes}</bdi>],
          ...dates,
        ]}
      />
      <Group>
        <Button
          variant="default"
          disabled={!may || !order.moves.some((move) => move.name === 'edit' && move.allowed)}
          title={may ? order.moves.find(({ name }) => name === 'edit')?.reason : w('order.noRight')}
          onClick={() => setEditing(true)}
        >
          {w('order.edit')}
        </Button>
      </Group>
      {isEditing && <EditOrderDialog order={order} onClose={() => setEditing(false)} />}
    </Stack>
  );
}
