import { IconBarcode, IconPackages } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';
import { workPages } from './work-pages.ts';

export const pages: readonly StaffPage[] = [
  {
    path: '/stock',
    load: () => import('./position-list-page.tsx'),
    entry: {
      label: () => words('stock.title'),
      icon: IconPackages,
      group: 'ship',
      key: 't',
      permission: 'stock:read',
    },
  },
  ...workPages,
  {
    path: '/stock/lots',
    load: () => import('./lot-list-page.tsx'),
    entry: {
      label: () => words('stock.lots'),
      icon: IconBarcode,
      group: 'ship',
      within: '/stock',
      permission: 'stock:read',
    },
  },
  { path: '/stock/lots/$ref', load: () => import('./lot-page.tsx') },
  { path: '/stock/$sku/$location', load: () => import('./position-page.tsx') },
];
