import {
  IconChartPie,
  IconCoins,
  IconFileInvoice,
  IconHourglass,
  IconReceiptRefund,
} from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

const reading = { group: 'bill', permission: 'billing:read' } as const;

export const pages: readonly StaffPage[] = [
  {
    path: '/billing/invoices',
    load: () => import('./invoice-list-page.tsx'),
    entry: { label: () => words('billing.invoices'), icon: IconFileInvoice, key: 'i', ...reading },
  },
  { path: '/billing/invoices/new', load: () => import('./invoice-new-page.tsx') },
  { path: '/billing/invoices/$ref', load: () => import('./invoice-page.tsx') },
  {
    path: '/billing/payments',
    load: () => import('./payment-list-page.tsx'),
    entry: { label: () => words('billing.payments'), icon: IconCoins, ...reading },
  },
  { path: '/billing/payments/new', load: () => import('./payment-new-page.tsx') },
  { path: '/billing/payments/$ref', load: () => import('./payment-page.tsx') },
  {
    path: '/billing/credit-notes',
    load: () => import('./credit-note-list-page.tsx'),
    entry: { label: () => words('billing.creditNotes'), icon: IconReceiptRefund, ...reading },
  },
  { path: '/billing/credit-notes/$ref', load: () => import('./credit-note-page.tsx') },
  {
    path: '/billing/ageing',
    load: () => import('./ageing-page.tsx'),
    entry: { label: () => words('billing.ageing'), icon: IconHourglass, ...reading },
  },
  {
    path: '/billing/margins',
    load: () => import('./margin-page.tsx'),
    entry: { label: () => words('billing.margins'), icon: IconChartPie, ...reading },
  },
];
