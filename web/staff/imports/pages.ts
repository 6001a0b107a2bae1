import { IconFileImport } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

export const pages: readonly StaffPage[] = [
  {
    path: '/imports',
    load: () => import('./import-list-page.tsx'),
    entry: { label: () => words('imports.title'), icon: IconFileImport, group: 'set-up', key: 'f' },
  },
  { path: '/imports/$id', load: () => import('./import-page.tsx') },
];
