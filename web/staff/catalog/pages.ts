import { IconPackage } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

export const pages: readonly StaffPage[] = [
  {
    path: '/products',
    load: () => import('./product-list-page.tsx'),
    entry: {
      label: () => words('catalog.products'),
      icon: IconPackage,
      group: 'sell',
      key: 'a',
      permission: 'catalog:read',
    },
  },
  { path: '/products/new', load: () => import('./product-new-page.tsx') },
  { path: '/products/$ref', load: () => import('./product-page.tsx') },
];
