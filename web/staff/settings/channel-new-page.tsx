import { MasterNew } from '../records/master-new.tsx';
import { channelSections } from './setting-fields.ts';
import { CHANNEL } from './setting-kinds.ts';

export default function ChannelNewPage() {
  return <MasterNew kind={CHANNEL} sections={channelSections()} />;
}
