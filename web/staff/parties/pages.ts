import { IconAddressBook, IconBuildingFactory2, IconUsersGroup } from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

const reading = { permission: 'parties:read' } as const;

export const pages: readonly StaffPage[] = [
  {
    path: '/customers',
    load: () => import('./customer-list-page.tsx'),
    entry: {
      label: () => words('parties.customers'),
      icon: IconAddressBook,
      group: 'sell',
      key: 'c',
      ...reading,
    },
  },
  { path: '/customers/new', load: () => import('./customer-new-page.tsx') },
  { path: '/customers/$ref', load: () => import('./customer-page.tsx') },
  {
    path: '/brokers',
    load: () => import('./broker-list-page.tsx'),
    entry: {
      label: () => words('parties.brokers'),
      icon: IconUsersGroup,
      group: 'sell',
      within: '/customers',
      ...reading,
    },
  },
  { path: '/brokers/new', load: () => import('./broker-new-page.tsx') },
  { path: '/brokers/$ref', load: () => import('./broker-page.tsx') },
  {
    path: '/suppliers',
    load: () => import('./supplier-list-page.tsx'),
    entry: { label: () => words('parties.suppliers'), icon: IconBuildingFactory2, group: 'buy', ...reading },
  },
  { path: '/suppliers/new', load: () => import('./supplier-new-page.tsx') },
  { path: '/suppliers/$ref', load: () => import('./supplier-page.tsx') },
];
