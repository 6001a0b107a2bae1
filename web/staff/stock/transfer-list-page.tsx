import { IconArrowsExchange } from '@tabler/icons-react';
import { Day } from '../../ui/figures.tsx';
import type { Column } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import { dayColumn, noteColumn, numberColumn, statusColumn } from './work-columns.tsx';
import { WorkList } from './work-list.tsx';
import type { Transfer } from './work-types.ts';

const STATUSES = ['in transit', 'partially received', 'received', 'closed'];

export default function TransferListPage() {
  const w = useWords();
  return (
    <WorkList<Transfer>
      query="transfer.list"
      title={w('stockWork.transfers')}
      place="/stock/transfers"
      columns={COLUMNS}
      filters={['from', 'to']}
      statuses={STATUSES}
      icon={IconArrowsExchange}
      none={w('stockWork.transfersNone')}
      hint={w('stockWork.transfersHint')}
      create={w('stockWork.newTransfer')}
    />
  );
}

const COLUMNS: readonly Column<Transfer>[] = [
  numberColumn('/stock/transfers'),
  statusColumn,
  { id: 'from', label: words('stockWork.from'), width: 100, cell: ({ from }) => from },
  { id: 'to', label: words('stockWork.to'), width: 100, cell: ({ to }) => to },
  dayColumn,
  {
    id: 'expectedOn',
    label: words('stockWork.expectedOn'),
    width: 140,
    cell: ({ expectedOn }) => <Day of={expectedOn} />,
  },
  noteColumn,
];
