import { IconTruckDelivery } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { StateRule } from '../../../src/lifecycle/cycle.ts';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { Amount, Day } from '../../ui/figures.tsx';
import { RecordLink } from '../../ui/record-link.tsx';
import { type Column, RecordList } from '../../ui/record-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useWords, words } from '../../words/words.ts';
import { MasterPage } from '../records/master-page.tsx';
import { addressOfRecord } from '../shell/record-address.ts';
import { supplierSections } from './party-fields.ts';
import { KINDS } from './party-types.ts';

export default function SupplierPage() {
  const w = useWords();
  return (
    <MasterPage
      kind={KINDS.supplier}
      sections={supplierSections()}
      tabs={[
        {
          value: 'purchases',
          label: w('parties.tabs.purchases'),
          show: ({ id }) => <PurchasesOf supplier={id} />,
        },
      ]}
    />
  );
}

interface PurchaseRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly colour: StateRule['colour'];
  readonly expectedOn: string | null;
  readonly currency: string;
  readonly total: string;
}

function PurchasesOf({ supplier }: { supplier: string }) {
  const w = useWords();
  const navigate = useNavigate();
  const { rows, list } = useList<PurchaseRow>('purchase-order.list', { supplier });
  return (
    <RecordList
      label={w('parties.tabs.purchases')}
      columns={COLUMNS}
      rows={rows}
      list={list}
      height="min(560px, 60dvh)"
      onOpen={({ number }) => void navigate({ to: addressOfRecord('purchase-order', number) })}
      empty={<Empty icon={IconTruckDelivery} title={w('parties.nonePurchases')} />}
    />
  );
}
const COLUMNS: readonly Column<PurchaseRow>[] = [
  {
    id: 'number',
    label: words('parties.number'),
    width: 130,
    cell: ({ number }) => <RecordLink kind="purchase-order" number={number} strong />,
  },
  {
    id: 'status',
    label: words('parties.status'),
    cell: (row) => <StatusBadge status={row.status} colour={row.colour} />,
  },
  {
    id: 'expectedOn',
    label: words('parties.expectedOn'),
    width: 140,
    cell: ({ expectedOn }) => <Day of={expectedOn} />,
  },
  {
    id: 'total',
    label: words('parties.total'),
    width: 130,
    align: 'right',
    cell: ({ total, currency }) => <Amount of={total} currency={currency} />,
  },
];
