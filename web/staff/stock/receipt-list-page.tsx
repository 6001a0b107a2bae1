import { IconPackageImport } from '@tabler/icons-react';
import type { Column } from '../../ui/record-list.tsx';
import { useWords, words } from '../../words/words.ts';
import { dayColumn, locationColumn, noteColumn, numberColumn } from './work-columns.tsx';
import { WorkList } from './work-list.tsx';
import type { StockDocument } from './work-types.ts';

export default function ReceiptListPage() {
  const w = useWords();
  return (
    <WorkList<StockDocument>
      query="receipt.list"
      title={w('stockWork.receipts')}
      place="/stock/receipts"
      columns={COLUMNS}
      filters={['location', 'dayFrom', 'dayTo']}
      icon={IconPackageImport}
      none={w('stockWork.receiptsNone')}
      hint={w('stockWork.receiptsHint')}
      create={w('stockWork.newReceipt')}
    />
  );
}

const COLUMNS: readonly Column<StockDocument>[] = [
  numberColumn('/stock/receipts'),
  dayColumn,
  locationColumn,
  {
    id: 'supplier',
    label: words('stockWork.supplier'),
    width: 120,
    cell: ({ supplier }) => supplier ?? '–',
  },
  {
    id: 'purchaseOrder',
    label: words('stockWork.purchaseOrder'),
    width: 140,
    cell: ({ purchaseOrder }) => purchaseOrder ?? '–',
  },
  {
    id: 'reference',
    label: words('stockWork.reference'),
    width: 150,
    cell: ({ reference }) => <bdi>{reference ?? '–'}</bdi>,
  },
  noteColumn,
];
