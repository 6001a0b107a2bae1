import { IconAddressBook } from '@tabler/icons-react';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { Amount } from '../../ui/figures.tsx';
import { useWords, words } from '../../words/words.ts';
import { MasterList } from '../records/master-list.tsx';
import { partyColumns } from './party-columns.tsx';
import { type Customer, KINDS } from './party-types.ts';

export default function CustomerListPage() {
  const w = useWords();
  return (
    <MasterList<Customer>
      kind={KINDS.customer}
      title={w('parties.customers')}
      columns={COLUMNS}
      icon={IconAddressBook}
      none={w('parties.noneCustomers')}
      noneHint={w('parties.noneCustomersHint')}
      actions={(filters) => <ExportMenu what="customers" filters={filters} />}
    />
  );
}

const COLUMNS = partyColumns<Customer>('customer', [
  {
    id: 'city',
    label: words('parties.city'),
    width: 130,
    cell: ({ shipTo, billTo }) => <bdi>{(shipTo ?? billTo)?.city}</bdi>,
  },
  {
    id: 'country',
    label: words('parties.country'),
    width: 90,
    cell: ({ shipTo, billTo }) => <bdi>{(shipTo ?? billTo)?.country}</bdi>,
  },
  {
    id: 'paymentTerms',
    label: words('parties.paymentTerms'),
    width: 130,
    cell: ({ paymentTerms }) => paymentTerms,
  },
  { id: 'priceList', label: words('parties.priceList'), width: 130, cell: ({ priceList }) => priceList },
  {
    id: 'creditLimit',
    label: words('parties.creditLimit'),
    width: 120,
    align: 'right',
    cell: ({ creditLimit, currency }) => <Amount of={creditLimit} {...(currency && { currency })} />,
  },
]);
