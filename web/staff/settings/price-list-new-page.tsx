import { MasterNew } from '../records/master-new.tsx';
import { priceListSections } from './setting-fields.ts';
import { PRICE_LIST } from './setting-kinds.ts';

export default function PriceListNewPage() {
  return <MasterNew kind={PRICE_LIST} sections={priceListSections()} />;
}
