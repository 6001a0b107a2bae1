import { MasterNew } from '../records/master-new.tsx';
import { productSections } from './product-fields.tsx';
import { PRODUCT } from './product-kind.ts';

export default function ProductNewPage() {
  return <MasterNew kind={PRODUCT} sections={productSections()} />;
}
