import { Button, Checkbox, Group, ScrollArea, Tabs } from '@mantine/core';
import { IconPlus, IconShoppingCartOff } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMay } from '../../ask/session.ts';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Amount, Day } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { SupplierSelect } from '../../ui/record-select.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { type Filters, useFilters } from '../../ui/use-filters.ts';
import { useWords, words } from '../../words/words.ts';
import { addressOfRecord } from '../shell/record-address.ts';
import { type PurchaseRow, STATUSES } from './purchase-types.ts';

export default function PurchaseListPage() {
  const w = useWords();
  const navigate = useNavigate();
  const mayBuy = useMay('purchasing:write');
  const [filters, change] = useFilters();
  const { rows, list } = useList<PurchaseRow>('purchase-order.list', filters);
  return (
    <Page
      title={w('purchasing.title')}
      lead={w('purchasing.lead')}
      full
      actions={
        mayBuy && (
          <Button
            component={Link}
            to="/purchasing/new"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            {w('purchasing.new')}
          </Button>
        )
      }
    >
      <PurchaseFilters filters={filters} change={change} />
      <RecordList
        label={w('purchasing.title')}
        columns={COLUMNS}
        rows={rows}
        list={list}
        onOpen={({ number }) => void navigate({ to: addressOfRecord('purchase-order', number) })}
        empty={
          <Empty icon={IconShoppingCartOff} title={w('purchasing.none')}>
            {w('purchasing.noneHint')}
          </Empty>
        }
      />
    </Page>
  );
}

function PurchaseFilters({ filters, change }: { filters: Filters; change: (some: Filters) => void }) {
  const w = useWords();
  return (
    <>
      <ScrollArea type="never" style={{ flexShrink: 0 }}>
        <Tabs
          value={String(filters['status'] ?? 'all')}
          onChange={(status) => change({ status: status === 'all' ? undefined : (status ?? undefined) })}
        >
          <Tabs.List aria-label={w('purchasing.statuses')} style={{ flexWrap: 'nowrap' }}>
            <Tabs.Tab value="all">{w('purchasing.all')}</Tabs.Tab>
            {STATUSES.map((status) => (
              <Tabs.Tab key={status} value={status} style={{ whiteSpace: 'nowrap' }}>
                {status}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </ScrollArea>
      <Group gap="md" align="flex-end">
        <SearchField
          hint={w('purchasing.searchHint')}
          value={String(filters['search'] ?? '')}
          onChange={(search) => change({ search })}
        />
        <SupplierSelect
          label={w('purchasing.supplier')}
          value={String(filters['supplier'] ?? '')}
          onChange={(supplier) => change({ supplier })}
          clearable
        />
        <Checkbox
          label={w('purchasing.late')}
          mb={8}
          checked={String(filters['late']) === 'true'}
          onChange={(event) => change({ late: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Group>
    </>
  );
}

const COLUMNS: readonly Column<PurchaseRow>[] = [
  {
    id: 'number',
    label: words('purchasing.number'),
    width: 120,
    cell: ({ number }) => <RecordLink kind="purchase-order" number={number} strong />,
  },
  {
    id: 'status',
    label: words('purchasing.status'),
    width: 160,
    cell: (row) => <StatusBadge status={row.status} colour={row.colour} />,
  },
  { id: 'supplier', label: words('purchasing.supplier'), cell: ({ supplier }) => <bdi>{supplier.name}</bdi> },
  {
    id: 'kind',
    label: words('purchasing.kind'),
    width: 100,
    cell: ({ kind }) => words(`purchasing.kinds.${kind}`),
  },
  {
    id: 'place',
    label: words('purchasing.location'),
    width: 110,
    cell: ({ location, order }) => location ?? (order && <RecordLink kind="sales-order" number={order} />),
  },
  {
    id: 'orderDate',
    label: words('purchasing.orderDate'),
    width: 120,
    cell: ({ orderDate }) => <Day of={orderDate} />,
  },
  {
    id: 'expectedOn',
    label: words('purchasing.expectedOn'),
    width: 120,
    cell: ({ expectedOn }) => <Day of={expectedOn} />,
  },
  { id: 'reference', label: words('purchasing.reference'), width: 130, cell: ({ reference }) => reference },
  {
    id: 'total',
    label: words('purchasing.total'),
    width: 120,
    align: 'right',
    cell: ({ total, currency }) => <Amount of={total} currency={currency} />,
  },
];
