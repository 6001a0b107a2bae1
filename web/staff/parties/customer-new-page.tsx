import { useMay } from '../../ask/session.ts';
import { MasterNew } from '../records/master-new.tsx';
import { customerSections } from './party-fields.ts';
import { KINDS } from './party-types.ts';

export default function CustomerNewPage() {
  const mayLimit = useMay('billing:write');
  return <MasterNew kind={KINDS.customer} sections={customerSections(mayLimit)} />;
}
