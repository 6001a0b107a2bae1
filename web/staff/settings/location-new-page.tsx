import { MasterNew } from '../records/master-new.tsx';
import { locationSections } from './setting-fields.ts';
import { LOCATION } from './setting-kinds.ts';

export default function LocationNewPage() {
  return <MasterNew kind={LOCATION} sections={locationSections()} />;
}
