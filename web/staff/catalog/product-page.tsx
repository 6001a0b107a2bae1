import { Button } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../ask/session.ts';
import { LabelsDialog } from '../../ui/labels-dialog.tsx';
import { useWords } from '../../words/words.ts';
import { MasterPage } from '../records/master-page.tsx';
import { productSections } from './product-fields.tsx';
import { PRODUCT } from './product-kind.ts';
import { PositionsOf, PricesOf } from './product-tables.tsx';

export default function ProductPage() {
  const w = useWords();
  const mayPrint = useMay('documents:write');
  const [labels, setLabels] = useState<string | null>(null);
  return (
    <>
      <MasterPage
        kind={PRODUCT}
        sections={productSections()}
        tabs={[
          {
            value: 'positions',
            label: w('catalog.positions'),
            show: ({ sku }) => <PositionsOf sku={String(sku)} />,
          },
          { value: 'prices', label: w('catalog.prices'), show: ({ sku }) => <PricesOf sku={String(sku)} /> },
        ]}
        actions={({ sku }) => (
          <Button
            variant="default"
            disabled={!mayPrint}
            leftSection={<IconBarcode size={16} aria-hidden="true" />}
            onClick={() => setLabels(String(sku))}
          >
            {w('catalog.labels')}
          </Button>
        )}
      />
      {labels && <LabelsDialog title={labels} of={{ products: [labels] }} onClose={() => setLabels(null)} />}
    </>
  );
}
