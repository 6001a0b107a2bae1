import { IconTruckDelivery } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

export const pages: readonly StaffPage[] = [
  {
    path: '/shipping',
    load: () => import('./board-page.tsx'),
    entry: {
      label: () => words('shipping.title'),
      icon: IconTruckDelivery,
      group: 'ship',
      key: 's',
      permission: 'shipping:read',
    },
  },
  { path: '/shipping/$ref', load: () => import('./shipment-page.tsx') },
  { path: '/shipping/$ref/pick', load: () => import('./picking-page.tsx') },
];
