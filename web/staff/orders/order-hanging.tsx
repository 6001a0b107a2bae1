import { Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { type Page, useAsk } from '../../ask/use-ask.ts';
import { Amount, Day, Quantity } from '../../ui/figures.tsx';
import { PagePart } from '../../ui/page-part.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { useWords } from '../../words/words.ts';
import type { Order } from './order-types.ts';

/** The shipments, invoices, purchases and disputes of an order. */
export function OrderHanging({ order }: { order: Order }) {
  const w = useWords();
  const { shipments, invoices, purchases, disputes, currency } = order;
  return (
    <Stack gap="lg">
      <PagePart title={w('order.shipments')}>
        {shipments.length === 0 && <Nothing>{w('order.noShipments')}</Nothing>}
        <Rows label={w('order.shipments')}>
          {shipments.map((one) => [
            <RecordLink key="n" kind="shipment" number={one.number} strong />,
            one.status,
            one.location,
            [one.carrier, one.tracking].filter(Boolean).join(' '),
            <Day key="d" of={one.shippedOn ?? one.committedOn} />,
          ])}
        </Rows>
      </PagePart>
      <PagePart title={w('order.invoices')}>
        {invoices.length === 0 && <Nothing>{w('order.noInvoices')}</Nothing>}
        <Rows label={w('order.invoices')}>
          {invoices.map((one) => [
            <RecordLink key="n" kind="invoice" number={one.number ?? one.id} strong>
              {one.number ?? w('order.draft')}
            </RecordLink>,
            one.status,
            <Amount key="t" of={one.total} currency={currency} />,
            <Amount key="p" of={one.paid} currency={currency} />,
          ])}
        </Rows>
      </PagePart>
      <Payments order={order} />
      {purchases.length > 0 && (
        <PagePart title={w('order.purchases')}>
          <Rows label={w('order.purchases')}>
            {purchases.map((one) => [
              <RecordLink key="n" kind="purchase-order" number={one.number} strong />,
              one.kind,
              one.status,
              <Quantity key="q" of={one.quantity} />,
              <Day key="d" of={one.expectedOn} />,
            ])}
          </Rows>
        </PagePart>
      )}
      {disputes.length > 0 && (
        <PagePart title={w('order.disputes')}>
          <Rows label={w('order.disputes')}>
            {disputes.map((one) => [
              one.type,
              <bdi key="r">{one.reason}</bdi>,
              <Amount key="a" of={one.amount} currency={currency} />,
              <Day key="o" of={one.openedOn} />,
              one.outcome ?? '',
            ])}
          </Rows>
        </PagePart>
      )}
    </Stack>
  );
}

interface Payment {
  readonly number: string;
  readonly day: string;
  readonly method: string;
  readonly amount: string;
  readonly currency: string;
}

function Payments({ order }: { order: Order }) {
  const w = useWords();
  const { data } = useAsk<Page<Payment>>('payment.list', { order: order.number });
  const payments = data?.data ?? [];
  return (
    <PagePart title={w('order.payments')}>
      {data && payments.length === 0 && <Nothing>{w('order.noPayments')}</Nothing>}
      <Rows label={w('order.payments')}>
        {payments.map(({ number, day, method, amount, currency }) => [
          <RecordLink key="n" kind="payment" number={number} strong />,
          <Day key="d" of={day} />,
          method,
          <Amount key="a" of={amount} currency={currency} />,
        ])}
      </Rows>
    </PagePart>
  );
}

const Nothing = ({ children }: { children: ReactNode }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
);

function Rows({ label, children }: { label: string; children: readonly (readonly ReactNode[])[] }) {
  if (!children.length) return null;
  return (
    <Table.ScrollContainer minWidth={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={label}>
        <Table.Tbody>
          {children.map((cells, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are only ever replaced as a whole
            <Table.Tr key={i}>
              {cells.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their place
                <Table.Td key={j}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
