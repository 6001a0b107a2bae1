import { IconPlusMinus } from '@tabler/icons-react';
import type { Column } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import { dayColumn, locationColumn, noteColumn, numberColumn } from './work-columns.tsx';
import { WorkList } from './work-list.tsx';
import type { StockDocument } from './work-types.ts';

export default function AdjustmentListPage() {
  const w = useWords();
  return (
    <WorkList<StockDocument>
      query="adjustment.list"
      title={w('stockWork.adjustments')}
      place="/stock/adjustments"
      columns={COLUMNS}
      filters={['location', 'dayFrom', 'dayTo']}
      icon={IconPlusMinus}
      none={w('stockWork.adjustmentsNone')}
      hint={w('stockWork.adjustmentsHint')}
      create={w('stockWork.newAdjustment')}
    />
  );
}

const COLUMNS: readonly Column<StockDocument>[] = [
  numberColumn('/stock/adjustments'),
  dayColumn,
  locationColumn,
  {
    id: 'reason',
    label: words('stockWork.reason'),
    width: 260,
    cell: ({ reason }) => <bdi>{reason}</bdi>,
  },
  noteColumn,
];
