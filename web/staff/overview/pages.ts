import { IconLayoutDashboard } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

export const pages: readonly StaffPage[] = [
  {
    path: '/',
    load: () => import('./overview-page.tsx'),
    entry: {
      label: () => words('overview.title'),
      icon: IconLayoutDashboard,
      group: 'sell',
      key: 'h',
      permission: 'sales:read',
    },
  },
];
