import { Anchor, Button, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconClipboardOff } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useList } from '../../ask/use-ask.ts';
import { ColumnChooser } from '../../ui/column-chooser.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { Amount, Day, useToday } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords, words } from '../../words/words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { OrderFilters } from './order-filters.tsx';
import type { OrderRow } from './order-types.ts';
import { SavedViews } from './saved-views.tsx';
import { StatusTabs } from './status-tabs.tsx';

export default function OrderListPage() {
  const w = useWords();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [hidden, setHidden] = useLocalStorage<string[]>({
    key: 'allot.orders.hidden',
    defaultValue: HIDDEN,
  });
  const { rows, list } = useList<OrderRow>('sales-order.list', filters);
  return (
    <Page
      title={w('orders.title')}
      full
      actions={
        <>
          <SavedViews />
          <ColumnChooser columns={COLUMNS} hidden={hidden} onHide={setHidden} />
          <ExportMenu what="orders" filters={filters} />
          <Button component={Link} to="/orders/new">
            {w('orders.new')}
          </Button>
        </>
      }
    >
      <StatusTabs filters={filters} onStatus={(status) => change({ status })} />
      {selected.size > 0 ? (
        <BulkBar
          refs={rows.filter(({ id }) => selected.has(id)).map(({ number }) => number)}
          onClear={() => setSelected(new Set())}
        />
      ) : (
        <OrderFilters filters={filters} onChange={change} />
      )}
      <RecordList
        label={w('orders.title')}
        columns={COLUMNS.filter(({ id }) => !hidden.includes(id))}
        selected={selected}
        onSelect={setSelected}
        rows={rows}
        list={list}
        sorting={{
          sort: filters['sort'] as string,
          direction: filters['direction'] === 'asc' ? 'asc' : 'desc',
        }}
        onSort={({ sort, direction }) => change({ sort, direction })}
        onOpen={(row) => void navigate({ to: `/orders/${row.number}` })}
        empty={
          <Empty icon={IconClipboardOff} title={w('orders.none')}>
            {w('orders.noneHint')}
          </Empty>
        }
      />
    </Page>
  );
}

const HIDDEN = ['location', 'customerPo', 'invoiced', 'paid', 'priority'];

const COLUMNS: readonly Column<OrderRow>[] = [
  {
    id: 'number',
    label: words('orders.number'),
    width: 120,
    sort: 'number',
    cell: ({ number }) => (
      <Anchor component={Link} to={`/orders/${encodeURIComponent(number)}`} size="sm" fw={600}>
        {number}
      </Anchor>
    ),
  },
  {
    id: 'status',
    label: words('orders.status'),
    width: 130,
    cell: (row) => <StatusBadge status={row.status} colour={row.colour} />,
  },
  { id: 'customer', label: words('orders.customer'), cell: ({ customer }) => <bdi>{customer.name}</bdi> },
  {
    id: 'orderDate',
    label: words('orders.orderDate'),
    width: 120,
    sort: 'orderDate',
    cell: ({ orderDate }) => <Day of={orderDate} />,
  },
  {
    id: 'mustArriveBy',
    label: words('orders.mustArriveBy'),
    width: 170,
    sort: 'mustArriveBy',
    cell: (row) => <MustArriveBy row={row} />,
  },
  {
    id: 'channel',
    label: words('orders.channel'),
    width: 110,
    cell: ({ channel }) => <Text size="sm">{channel}</Text>,
  },
  {
    id: 'total',
    label: words('orders.total'),
    sort: 'total',
    width: 130,
    align: 'right',
    cell: (row) => <Amount of={row.total} currency={row.currency} />,
  },
  { id: 'location', label: words('orders.location'), width: 100, cell: ({ location }) => location },
  {
    id: 'customerPo',
    label: words('orders.customerPo'),
    width: 130,
    cell: (row) => <bdi>{row.customerPo}</bdi>,
  },
  { id: 'invoiced', label: words('orders.invoiced'), width: 140, cell: (row) => row.invoiceStatus },
  { id: 'paid', label: words('orders.paid'), width: 120, cell: (row) => row.paymentStatus },
  { id: 'priority', label: words('orders.priority'), width: 80, align: 'right', cell: (row) => row.priority },
];

/** Statuses in which an order still has to be shipped. */
const UNSHIPPED: ReadonlySet<string> = new Set(['Saved', 'Confirmed', 'In Process', 'Received', 'Entered']);

/** Late is said in a word, not in a colour alone. */
function MustArriveBy({ row: { mustArriveBy, status } }: { row: OrderRow }) {
  const w = useWords();
  const today = useToday();
  const isLate = mustArriveBy !== null && mustArriveBy < today && UNSHIPPED.has(status);
  return (
    <Text size="sm" {...(isLate && { c: 'var(--mantine-color-error)', fw: 600 })}>
      <Day of={mustArriveBy} /> {isLate && w('order.late')}
    </Text>
  );
}
