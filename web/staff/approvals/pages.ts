import { IconUserCheck } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';
import { WaitingCount } from './waiting-count.tsx';

export const pages: readonly StaffPage[] = [
  {
    path: '/approvals',
    load: () => import('./approval-list-page.tsx'),
    entry: {
      label: () => words('approvals.title'),
      icon: IconUserCheck,
      group: 'sell',
      key: 'v',
      permission: 'approvals:read',
      count: WaitingCount,
    },
  },
  { path: '/approvals/$ref', load: () => import('./approval-page.tsx') },
];
