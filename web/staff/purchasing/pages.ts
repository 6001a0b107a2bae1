import { IconShoppingCart } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

export const pages: readonly StaffPage[] = [
  {
    path: '/purchasing',
    load: () => import('./purchase-list-page.tsx'),
    entry: {
      label: () => words('purchasing.title'),
      icon: IconShoppingCart,
      group: 'buy',
      key: 'p',
      permission: 'purchasing:read',
    },
  },
  { path: '/purchasing/new', load: () => import('./new-purchase-page.tsx') },
  { path: '/purchasing/$ref', load: () => import('./purchase-page.tsx') },
];
