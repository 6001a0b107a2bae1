import { IconPackage } from '@tabler/icons-react';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { Amount } from '../../ui/figures.tsx';
import { SupplierSelect } from '../../ui/record-select.tsx';
import { useWords, words } from '../../words/words.ts';
import { masterColumns } from '../records/master-columns.tsx';
import { MasterList } from '../records/master-list.tsx';
import { PRODUCT, type Product } from './product-kind.ts';

export default function ProductListPage() {
  const w = useWords();
  return (
    <MasterList<Product>
      kind={PRODUCT}
      title={w('catalog.products')}
      columns={COLUMNS}
      icon={IconPackage}
      none={w('catalog.none')}
      noneHint={w('catalog.noneHint')}
      further={(filters, change) => (
        <SupplierSelect
          label={w('catalog.supplier')}
          value={String(filters['supplier'] ?? '')}
          clearable
          onChange={(supplier) => change({ supplier })}
        />
      )}
      actions={(filters) => <ExportMenu what="products" filters={filters} />}
    />
  );
}

const COLUMNS = masterColumns<Product>(PRODUCT, words('catalog.sku'), [
  { id: 'barcode', label: words('catalog.barcode'), width: 150, cell: ({ barcode }) => barcode },
  { id: 'unit', label: words('catalog.unit'), width: 90, cell: ({ unit }) => unit },
  { id: 'supplier', label: words('catalog.supplier'), width: 130, cell: ({ supplier }) => supplier },
  {
    id: 'price',
    label: words('catalog.price'),
    width: 120,
    align: 'right',
    cell: ({ price }) => <Amount of={price} />,
  },
]);
