import { useWords } from '../../words/words.ts';
import { MasterPage } from '../records/master-page.tsx';
import { BinsOf } from './bins-of.tsx';
import { locationSections } from './setting-fields.ts';
import { LOCATION } from './setting-kinds.ts';

export default function LocationPage() {
  const w = useWords();
  return (
    <MasterPage
      kind={LOCATION}
      sections={locationSections()}
      tabs={[
        { value: 'bins', label: w('settings.bins'), show: ({ code }) => <BinsOf location={String(code)} /> },
      ]}
    />
  );
}
