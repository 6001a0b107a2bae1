import { IconBuildingFactory2 } from '@tabler/icons-react';
import { useWords, words } from '../../words/words.ts';
import { MasterList } from '../records/master-list.tsx';
import { partyColumns } from './party-columns.tsx';
import { KINDS, type Supplier } from './party-types.ts';

export default function SupplierListPage() {
  const w = useWords();
  return (
    <MasterList<Supplier>
      kind={KINDS.supplier}
      title={w('parties.suppliers')}
      columns={COLUMNS}
      icon={IconBuildingFactory2}
      none={w('parties.noneSuppliers')}
      noneHint={w('parties.noneSuppliersHint')}
    />
  );
}

const COLUMNS = partyColumns<Supplier>('supplier', [
  { id: 'city', label: words('parties.city'), width: 130, cell: ({ address }) => <bdi>{address?.city}</bdi> },
  {
    id: 'country',
    label: words('parties.country'),
    width: 90,
    cell: ({ address }) => <bdi>{address?.country}</bdi>,
  },
  { id: 'currency', label: words('parties.currency'), width: 100, cell: ({ currency }) => currency },
  {
    id: 'leadDays',
    label: words('parties.leadDays'),
    width: 110,
    align: 'right',
    cell: ({ leadDays }) => (leadDays === null ? '–' : `${leadDays} ${words('parties.days')}`),
  },
]);
