import {
  IconArrowsExchange,
  IconClipboardCheck,
  IconPackageImport,
  IconPlusMinus,
} from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

const entry = { group: 'ship', permission: 'stock:read' } as const;

/** What is done with stock, beside looking at it. */
export const workPages: readonly StaffPage[] = [
  {
    path: '/stock/receipts',
    load: () => import('./receipt-list-page.tsx'),
    entry: { ...entry, label: () => words('stockWork.receipts'), icon: IconPackageImport },
  },
  { path: '/stock/receipts/new', load: () => import('./new-receipt-page.tsx') },
  { path: '/stock/receipts/$ref', load: () => import('./receipt-page.tsx') },
  {
    path: '/stock/counts',
    load: () => import('./count-list-page.tsx'),
    entry: { ...entry, label: () => words('stockWork.counts'), icon: IconClipboardCheck },
  },
  { path: '/stock/counts/$ref', load: () => import('./count-page.tsx') },
  {
    path: '/stock/transfers',
    load: () => import('./transfer-list-page.tsx'),
    entry: { ...entry, label: () => words('stockWork.transfers'), icon: IconArrowsExchange },
  },
  { path: '/stock/transfers/new', load: () => import('./new-transfer-page.tsx') },
  { path: '/stock/transfers/$ref', load: () => import('./transfer-page.tsx') },
  {
    path: '/stock/adjustments',
    load: () => import('./adjustment-list-page.tsx'),
    entry: { ...entry, label: () => words('stockWork.adjustments'), icon: IconPlusMinus },
  },
  { path: '/stock/adjustments/new', load: () => import('./new-adjustment-page.tsx') },
  { path: '/stock/adjustments/$ref', load: () => import('./adjustment-page.tsx') },
];
