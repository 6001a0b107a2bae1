import { IconAddressBook } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useList } from '../../ask/use-ask.ts';
import { Empty } from '../../ui/empty.tsx';
import { RecordList } from '../../ui/record-list.tsx';
import { useWords } from '../../words/words.ts';
import { MasterPage } from '../records/master-page.tsx';
import { partyColumns } from './party-columns.tsx';
import { brokerSections } from './party-fields.ts';
import { type Customer, KINDS } from './party-types.ts';

export default function BrokerPage() {
  const w = useWords();
  return (
    <MasterPage
      kind={KINDS.broker}
      sections={brokerSections()}
      tabs={[
        {
          value: 'customers',
          label: w('parties.tabs.customers'),
          show: ({ id }) => <CustomersOf broker={id} />,
        },
      ]}
    />
  );
}

const COLUMNS = partyColumns<Customer>('customer', []);

function CustomersOf({ broker }: { broker: string }) {
  const w = useWords();
  const navigate = useNavigate();
  const { rows, list } = useList<Customer>('customer.list', { broker });
  return (
    <RecordList
      label={w('parties.tabs.customers')}
      columns={COLUMNS}
      rows={rows}
      list={list}
      height="min(560px, 60dvh)"
      onOpen={({ number }) => void navigate({ to: `/customers/${encodeURIComponent(number)}` })}
      empty={<Empty icon={IconAddressBook} title={w('parties.noneCustomers')} />}
    />
  );
}
