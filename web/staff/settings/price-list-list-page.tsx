import { IconTags } from '@tabler/icons-react';
import { useWords, words } from '../../words/words.ts';
import { masterColumns } from '../records/master-columns.tsx';
import { MasterList } from '../records/master-list.tsx';
import { PRICE_LIST } from './setting-kinds.ts';

export default function PriceListListPage() {
  const w = useWords();
  return (
    <MasterList
      kind={PRICE_LIST}
      title={w('settings.priceLists')}
      columns={COLUMNS}
      icon={IconTags}
      none={w('settings.noPriceLists')}
      noneHint={w('settings.noPriceListsHint')}
    />
  );
}

const COLUMNS = masterColumns(PRICE_LIST, words('settings.code'), []);
