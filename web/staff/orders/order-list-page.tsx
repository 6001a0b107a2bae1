import { Anchor, Button, Text } from '@mantine/core';
import { IconClipboardOff } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { Amount, Day } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords, words } from '../../words/words.ts';
import type { OrderRow } from './order-types.ts';

export default function OrderListPage() {
  const w = useWords();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const { rows, list } = useList<OrderRow>('sales-order.list', filters);
  return (
    <Page
      title={w('orders.title')}
      full
      actions={
        <>
          <ExportMenu what="orders" filters={filters} />
          <Button component={Link} to="/orders/new">
            {w('orders.new')}
          </Button>
        </>
      }
    >
      <RecordList
        label={w('orders.title')}
        columns={COLUMNS}
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

const COLUMNS: readonly Column<OrderRow>[] = [
  {
    id: 'number',
    label: words('orders.number'),
    width: 120,
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
    width: 140,
    sort: 'mustArriveBy',
    cell: ({ mustArriveBy }) => <Day of={mustArriveBy} />,
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
    width: 130,
    align: 'right',
    cell: (row) => <Amount of={row.total} currency={row.currency} />,
  },
];
