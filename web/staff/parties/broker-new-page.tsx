import { brokerSections } from './party-fields.ts';
import { PartyNew } from './party-new.tsx';

export default function BrokerNewPage() {
  return <PartyNew kind="broker" sections={brokerSections()} />;
}
