import { IconRouteAltLeft } from '@tabler/icons-react';
import { useWords, words } from '../../words/words.ts';
import { masterColumns } from '../records/master-columns.tsx';
import { MasterList } from '../records/master-list.tsx';
import { CHANNEL } from './setting-kinds.ts';

export default function ChannelListPage() {
  const w = useWords();
  return (
    <MasterList
      kind={CHANNEL}
      title={w('settings.channels')}
      columns={COLUMNS}
      icon={IconRouteAltLeft}
      none={w('settings.noChannels')}
      noneHint={w('settings.noChannelsHint')}
    />
  );
}

const COLUMNS = masterColumns(CHANNEL, words('settings.code'), []);
