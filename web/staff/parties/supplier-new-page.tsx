import { supplierSections } from './party-fields.ts';
import { PartyNew } from './party-new.tsx';

export default function SupplierNewPage() {
  return <PartyNew kind="supplier" sections={supplierSections()} />;
}
