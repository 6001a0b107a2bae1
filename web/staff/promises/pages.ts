import { IconListNumbers } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

export const pages: readonly StaffPage[] = [
  {
    path: '/promises',
    load: () => import('./promise-page.tsx'),
    entry: {
      label: () => words('promises.title'),
      icon: IconListNumbers,
      group: 'sell',
      key: 'm',
      permission: 'sales:read',
    },
  },
];
