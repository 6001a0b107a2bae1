import { useMay } from '../../ask/session.ts';
import { customerSections } from './party-fields.ts';
import { PartyNew } from './party-new.tsx';

export default function CustomerNewPage() {
  const mayLimit = useMay('billing:write');
  return <PartyNew kind="customer" sections={customerSections(mayLimit)} />;
}
