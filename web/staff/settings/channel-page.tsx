import { MasterPage } from '../records/master-page.tsx';
import { channelSections } from './setting-fields.ts';
import { CHANNEL } from './setting-kinds.ts';

export default function ChannelPage() {
  return <MasterPage kind={CHANNEL} sections={channelSections()} tabs={[]} />;
}
