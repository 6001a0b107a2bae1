import { Group, Switch } from '@mantine/core';
import { IconChartPie } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Amount, Day, Quantity } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { CustomerSelect } from '../../ui/record-select.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useWords, words } from '../../words/words.ts';
import type { MarginRow } from './billing-types.ts';
import { DayFilter, one } from './list-filters.tsx';

export default function MarginPage() {
  const w = useWords();
  const navigate = useNavigate();
  const [filters, change] = useFilters();
  const { rows, list } = useList<MarginRow>('margin.list', filters);
  return (
    <Page title={w('billing.margins')} lead={w('billing.marginLead')} full>
      <Group gap="sm" align="flex-end">
        <CustomerSelect
          label={w('billing.customer')}
          value={one(filters, 'customer')}
          onChange={(customer) => change({ customer })}
          clearable
        />
        {(['dayFrom', 'dayTo'] as const).map((name) => (
          <DayFilter
            key={name}
            label={w(`billing.${name}`)}
            value={one(filters, name)}
            onChange={(day) => change({ [name]: day })}
          />
        ))}
        <Switch
          mb={8}
          label={w('billing.shippedOnly')}
          checked={filters['shipped'] === 'true'}
          onChange={(event) => change({ shipped: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Group>
      <RecordList
        label={w('billing.margins')}
        columns={COLUMNS}
        rows={rows}
        list={list}
        onOpen={({ number }) => void navigate({ to: `/orders/${encodeURIComponent(number)}` })}
        empty={
          <Empty icon={IconChartPie} title={w('billing.marginNone')}>
            {w('billing.marginNoneHint')}
          </Empty>
        }
      />
    </Page>
  );
}

const amount = (id: 'value' | 'costOfGoods' | 'fee' | 'addOns' | 'margin'): Column<MarginRow> => ({
  id,
  label: words(`billing.${id}`),
  width: 100,
  align: 'right',
  cell: (row) => <Amount of={row[id]} currency={row.currency} />,
});

const COLUMNS: readonly Column<MarginRow>[] = [
  {
    id: 'number',
    label: words('billing.order'),
    width: 120,
    cell: ({ number }) => <RecordLink kind="sales-order" number={number} strong />,
  },
  { id: 'status', label: words('billing.status'), width: 105, cell: ({ status }) => status },
  {
    id: 'orderDate',
    label: words('billing.orderDate'),
    width: 120,
    cell: ({ orderDate }) => <Day of={orderDate} />,
  },
  {
    id: 'customer',
    label: words('billing.customer'),
    cell: ({ customer }) => <RecordLink kind="customer" number={customer} />,
  },
  amount('value'),
  amount('costOfGoods'),
  amount('fee'),
  amount('addOns'),
  amount('margin'),
  {
    id: 'percent',
    label: words('billing.percent'),
    width: 90,
    align: 'right',
    cell: ({ percent }) => <Quantity of={percent} />,
  },
];
