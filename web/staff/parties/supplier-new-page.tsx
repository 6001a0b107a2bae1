import { MasterNew } from '../records/master-new.tsx';
import { supplierSections } from './party-fields.ts';
import { KINDS } from './party-types.ts';

export default function SupplierNewPage() {
  return <MasterNew kind={KINDS.supplier} sections={supplierSections()} />;
}
