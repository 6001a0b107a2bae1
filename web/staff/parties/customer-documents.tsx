import { IconClipboardOff, IconFileInvoice } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Amount, Day } from '../../ui/figures.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords, words } from '../../words/words.ts';
import type { InvoiceRow } from '../billing/billing-types.ts';
import { InvoiceStatus } from '../billing/invoice-status.tsx';
import type { OrderRow } from '../orders/order-types.ts';
import { addressOfRecord } from '../shell/record-address.ts';

const HEIGHT = 'min(560px, 60dvh)';

export function OrdersOf({ customer }: { customer: string }) {
  const w = useWords();
  const navigate = useNavigate();
  const { rows, list } = useList<OrderRow>('sales-order.list', { customer });
  return (
    <RecordList
      label={w('parties.tabs.orders')}
      columns={ORDERS}
      rows={rows}
      list={list}
      height={HEIGHT}
      onOpen={({ number }) => void navigate({ to: addressOfRecord('sales-order', number) })}
      empty={<Empty icon={IconClipboardOff} title={w('parties.noneOrders')} />}
    />
  );
}

export function InvoicesOf({ customer }: { customer: string }) {
  const w = useWords();
  const navigate = useNavigate();
  const { rows, list } = useList<InvoiceRow>('invoice.list', { customer });
  return (
    <RecordList
      label={w('parties.tabs.invoices')}
      columns={INVOICES}
      rows={rows}
      list={list}
      height={HEIGHT}
      onOpen={({ id, number }) => void navigate({ to: addressOfRecord('invoice', number ?? id) })}
      empty={<Empty icon={IconFileInvoice} title={w('parties.noneInvoices')} />}
    />
  );
}

const ORDERS: readonly Column<OrderRow>[] = [
  {
    id: 'number',
    label: words('parties.order'),
    width: 130,
    cell: ({ number }) => <RecordLink kind="sales-order" number={number} strong />,
  },
  {
    id: 'status',
    label: words('parties.status'),
    cell: (row) => <StatusBadge status={row.status} colour={row.colour} />,
  },
  {
    id: 'orderDate',
    label: words('parties.orderDate'),
    width: 130,
    cell: ({ orderDate }) => <Day of={orderDate} />,
  },
  {
    id: 'mustArriveBy',
    label: words('parties.mustArriveBy'),
    width: 140,
    cell: ({ mustArriveBy }) => <Day of={mustArriveBy} />,
  },
  {
    id: 'total',
    label: words('parties.total'),
    width: 130,
    align: 'right',
    cell: ({ total, currency }) => <Amount of={total} currency={currency} />,
  },
];

const INVOICES: readonly Column<InvoiceRow>[] = [
  {
    id: 'number',
    label: words('parties.invoice'),
    width: 130,
    cell: ({ id, number }) => (
      <RecordLink kind="invoice" number={number ?? id} strong>
        {number ?? words('billing.draft')}
      </RecordLink>
    ),
  },
  { id: 'status', label: words('parties.status'), cell: (row) => <InvoiceStatus {...row} /> },
  { id: 'day', label: words('parties.day'), width: 130, cell: ({ day }) => <Day of={day} /> },
  { id: 'due', label: words('parties.due'), width: 130, cell: ({ dueOn }) => <Day of={dueOn} /> },
  {
    id: 'total',
    label: words('parties.total'),
    width: 130,
    align: 'right',
    cell: ({ total, currency }) => <Amount of={total} currency={currency} />,
  },
  {
    id: 'owed',
    label: words('parties.owed'),
    width: 130,
    align: 'right',
    cell: ({ owed, currency }) => <Amount of={owed} currency={currency} />,
  },
];
