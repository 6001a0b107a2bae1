import { MasterNew } from '../records/master-new.tsx';
import { brokerSections } from './party-fields.ts';
import { KINDS } from './party-types.ts';

export default function BrokerNewPage() {
  return <MasterNew kind={KINDS.broker} sections={brokerSections()} />;
}
