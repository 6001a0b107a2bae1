import { useWords } from '../../words/words.ts';
import { MasterPage } from '../records/master-page.tsx';
import { PricesOn } from './prices-on.tsx';
import { priceListSections } from './setting-fields.ts';
import { PRICE_LIST } from './setting-kinds.ts';

export default function PriceListPage() {
  const w = useWords();
  return (
    <MasterPage
      kind={PRICE_LIST}
      sections={priceListSections()}
      tabs={[
        {
          value: 'prices',
          label: w('settings.prices'),
          show: ({ code }) => <PricesOn priceList={String(code)} />,
        },
      ]}
    />
  );
}
