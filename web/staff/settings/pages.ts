import {
  IconBuildingWarehouse,
  IconHistory,
  IconKey,
  IconRouteAltLeft,
  IconSettings,
  IconShieldSearch,
  IconTags,
  IconUsers,
} from '@tabler/icons-react';
import { words } from '../../words/words.ts';
import type { StaffPage } from '../page.ts';

export const pages: readonly StaffPage[] = [
  {
    path: '/settings',
    load: () => import('./organisation-page.tsx'),
    entry: {
      label: () => words('settings.title'),
      first: () => words('settings.company'),
      icon: IconSettings,
      group: 'set-up',
      permission: 'setup:read',
    },
  },
  {
    path: '/settings/locations',
    load: () => import('./location-list-page.tsx'),
    entry: {
      label: () => words('settings.locations'),
      icon: IconBuildingWarehouse,
      group: 'set-up',
      within: '/settings',
      permission: 'setup:read',
    },
  },
  { path: '/settings/locations/new', load: () => import('./location-new-page.tsx') },
  { path: '/settings/locations/$ref', load: () => import('./location-page.tsx') },
  {
    path: '/settings/channels',
    load: () => import('./channel-list-page.tsx'),
    entry: {
      label: () => words('settings.channels'),
      icon: IconRouteAltLeft,
      group: 'set-up',
      within: '/settings',
      permission: 'setup:read',
    },
  },
  { path: '/settings/channels/new', load: () => import('./channel-new-page.tsx') },
  { path: '/settings/channels/$ref', load: () => import('./channel-page.tsx') },
  {
    path: '/settings/price-lists',
    load: () => import('./price-list-list-page.tsx'),
    entry: {
      label: () => words('settings.priceLists'),
      icon: IconTags,
      group: 'set-up',
      within: '/settings',
      permission: 'catalog:read',
    },
  },
  { path: '/settings/price-lists/new', load: () => import('./price-list-new-page.tsx') },
  { path: '/settings/price-lists/$ref', load: () => import('./price-list-page.tsx') },
  {
    path: '/settings/users',
    load: () => import('./user-list-page.tsx'),
    entry: {
      label: () => words('settings.users'),
      icon: IconUsers,
      group: 'set-up',
      within: '/settings',
      permission: 'access:read',
    },
  },
  {
    path: '/settings/tokens',
    load: () => import('./token-list-page.tsx'),
    entry: {
      label: () => words('tokens.title'),
      icon: IconKey,
      group: 'set-up',
      within: '/settings',
      permission: 'access:read',
    },
  },
  {
    path: '/settings/audit',
    load: () => import('./audit-page.tsx'),
    entry: {
      label: () => words('audit.title'),
      icon: IconShieldSearch,
      group: 'set-up',
      within: '/settings',
      permission: 'access:read',
    },
  },
  {
    path: '/settings/activity',
    load: () => import('./activity-page.tsx'),
    entry: {
      label: () => words('settings.activity'),
      icon: IconHistory,
      group: 'set-up',
      within: '/settings',
      permission: 'sales:read',
    },
  },
  { path: '/me', load: () => import('./me-page.tsx') },
];
