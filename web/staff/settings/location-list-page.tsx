import { IconBuildingWarehouse } from '@tabler/icons-react';
import { useWords, words } from '../../words/words.ts';
import { masterColumns } from '../records/master-columns.tsx';
import { MasterList } from '../records/master-list.tsx';
import { LOCATION } from './setting-kinds.ts';

export default function LocationListPage() {
  const w = useWords();
  return (
    <MasterList
      kind={LOCATION}
      title={w('settings.locations')}
      columns={COLUMNS}
      icon={IconBuildingWarehouse}
      none={w('settings.noLocations')}
      noneHint={w('settings.noLocationsHint')}
    />
  );
}

const COLUMNS = masterColumns(LOCATION, words('settings.code'), []);
