import { Badge, Button, Tabs } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Input } from '../../ask/ask.ts';
import { useMay } from '../../ask/session.ts';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Amount, Day } from '../../ui/figures.tsx';
import { Page } from '../../ui/page.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { type Filters, useFilters } from '../../ui/use-filters.ts';
import { useWords, words } from '../../words/words.ts';
import type { InvoiceRow } from './billing-types.ts';
import { InvoiceStatus } from './invoice-status.tsx';
import { DayFilter, ListFilters, one } from './list-filters.tsx';

const TABS = ['all', 'draft', 'open', 'overdue', 'paid', 'void'] as const;
type Tab = (typeof TABS)[number];
const tabOf = (filters: Filters): Tab => TABS.find((tab) => tab === filters['tab']) ?? 'all';

/** What a tab asks for; what is owed comes by its due day. */
const ASKED: Readonly<Record<Tab, Input>> = {
  all: {},
  draft: { status: 'draft' },
  open: { open: true, sort: 'dueOn' },
  overdue: { overdue: true, sort: 'dueOn' },
  paid: { status: 'paid' },
  void: { status: 'void' },
};

export default function InvoiceListPage() {
  const w = useWords();
  const navigate = useNavigate();
  const may = useMay('billing:write');
  const [filters, change] = useFilters();
  const { tab: _, ...rest } = filters;
  const tab = tabOf(filters);
  const { rows, list } = useList<InvoiceRow>('invoice.list', { ...rest, ...ASKED[tab] });
  return (
    <Page
      title={w('billing.invoices')}
      full
      actions={
        may && (
          <Button
            component={Link}
            to="/billing/invoices/new"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            {w('billing.newInvoiceTitle')}
          </Button>
        )
      }
    >
      <Tabs
        value={tab}
        onChange={(next) => change({ tab: next === 'all' ? undefined : (next ?? undefined) })}
      >
        <Tabs.List aria-label={w('billing.views')}>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {w(`billing.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <ListFilters filters={filters} change={change}>
        <DayFilter
          label={w('billing.dueFrom')}
          value={one(filters, 'dueFrom')}
          onChange={(dueFrom) => change({ dueFrom })}
        />
        <DayFilter
          label={w('billing.dueTo')}
          value={one(filters, 'dueTo')}
          onChange={(dueTo) => change({ dueTo })}
        />
        {filters['order'] && (
          <Badge variant="light" tt="none" size="lg">
            {w('billing.ofOrder', { order: one(filters, 'order') })}
          </Badge>
        )}
      </ListFilters>
      <RecordList
        label={w('billing.invoices')}
        columns={COLUMNS}
        rows={rows}
        list={list}
        onOpen={(row) => void navigate({ to: `/billing/invoices/${row.number ?? row.id}` })}
        empty={
          <Empty icon={IconFileInvoice} title={w('billing.noneInvoices')}>
            {w('billing.noneInvoicesHint')}
          </Empty>
        }
      />
    </Page>
  );
}

const COLUMNS: readonly Column<InvoiceRow>[] = [
  {
    id: 'number',
    label: words('billing.invoice'),
    width: 120,
    cell: ({ id, number }) => (
      <RecordLink kind="invoice" number={number ?? id} strong>
        {number ?? words('billing.draft')}
      </RecordLink>
    ),
  },
  { id: 'status', label: words('billing.status'), width: 190, cell: (row) => <InvoiceStatus {...row} /> },
  {
    id: 'customer',
    label: words('billing.customer'),
    cell: ({ customer }) => (
      <RecordLink kind="customer" number={customer.number}>
        <bdi>{customer.name}</bdi>
      </RecordLink>
    ),
  },
  {
    id: 'order',
    label: words('billing.order'),
    width: 120,
    cell: ({ order }) => <RecordLink kind="sales-order" number={order} />,
  },
  { id: 'day', label: words('billing.day'), width: 120, cell: ({ day }) => <Day of={day} /> },
  { id: 'dueOn', label: words('billing.dueOn'), width: 120, cell: ({ dueOn }) => <Day of={dueOn} /> },
  {
    id: 'total',
    label: words('billing.total'),
    width: 120,
    align: 'right',
    cell: ({ total, currency }) => <Amount of={total} currency={currency} />,
  },
  {
    id: 'owed',
    label: words('billing.owed'),
    width: 120,
    align: 'right',
    cell: ({ owed, currency }) => <Amount of={owed} currency={currency} />,
  },
];
