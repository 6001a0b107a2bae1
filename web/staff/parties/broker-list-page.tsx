import { IconUsersGroup } from '@tabler/icons-react';
import { useWords, words } from '../../words/words.ts';
import { MasterList } from '../records/master-list.tsx';
import { partyColumns } from './party-columns.tsx';
import { type Broker, KINDS } from './party-types.ts';

export default function BrokerListPage() {
  const w = useWords();
  return (
    <MasterList<Broker>
      kind={KINDS.broker}
      title={w('parties.brokers')}
      columns={COLUMNS}
      icon={IconUsersGroup}
      none={w('parties.noneBrokers')}
      noneHint={w('parties.noneBrokersHint')}
    />
  );
}

const COLUMNS = partyColumns<Broker>('broker', [
  {
    id: 'feePercent',
    label: words('parties.fee'),
    width: 100,
    align: 'right',
    cell: ({ feePercent }) => (feePercent === null ? '–' : `${feePercent} %`),
  },
]);
