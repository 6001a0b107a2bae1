import { IconUsersGroup } from '@tabler/icons-react';
import { useWords, words } from '../../words/words.ts';
import { partyColumns } from './party-columns.tsx';
import { PartyList } from './party-list.tsx';
import type { Broker } from './party-types.ts';

export default function BrokerListPage() {
  const w = useWords();
  return (
    <PartyList<Broker>
      kind="broker"
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
