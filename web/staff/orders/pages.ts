import { IconClipboardList } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

export const pages: readonly StaffPage[] = [
  {
    path: '/orders',
    load: () => import('./order-list-page.tsx'),
    entry: {
      label: () => words('orders.title'),
      icon: IconClipboardList,
      group: 'sell',
      key: 'o',
      permission: 'sales:read',
    },
  },
  { path: '/orders/new', load: () => import('./entry/order-entry-page.tsx') },
  { path: '/orders/$ref', load: () => import('./order-page.tsx') },
];
