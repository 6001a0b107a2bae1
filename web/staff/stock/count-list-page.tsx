import { IconClipboardCheck } from '@tabler/icons-react';
import type { Column } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import { NewCount } from './new-count.tsx';
import { dayColumn, locationColumn, noteColumn, numberColumn, statusColumn } from './work-columns.tsx';
import { WorkList } from './work-list.tsx';
import type { StockCount } from './work-types.ts';

export default function CountListPage() {
  const w = useWords();
  return (
    <WorkList<StockCount>
      query="stock-count.list"
      title={w('stockWork.counts')}
      place="/stock/counts"
      columns={COLUMNS}
      filters={['location']}
      statuses={['open', 'posted', 'cancelled']}
      icon={IconClipboardCheck}
      none={w('stockWork.countsNone')}
      hint={w('stockWork.countsHint')}
      create={<NewCount />}
    />
  );
}

const COLUMNS: readonly Column<StockCount>[] = [
  numberColumn('/stock/counts'),
  statusColumn,
  locationColumn,
  dayColumn,
  {
    id: 'blind',
    label: words('stockWork.blind'),
    width: 90,
    cell: ({ blind }) => (blind ? words('stockWork.blind') : '–'),
  },
  noteColumn,
];
