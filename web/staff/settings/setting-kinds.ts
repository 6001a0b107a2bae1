import { words } from '../../words/words.ts';
import type { MasterKind } from '../records/master-kind.ts';

const setUp = { by: 'code', mayNot: words('settings.mayNot') } as const;

export const LOCATION: MasterKind = {
  ...setUp,
  noun: 'location',
  list: '/settings/locations',
  write: 'setup:write',
  toNew: words('settings.newLocation'),
};
export const CHANNEL: MasterKind = {
  ...setUp,
  noun: 'order-channel',
  list: '/settings/channels',
  write: 'setup:write',
  toNew: words('settings.newChannel'),
};
export const PRICE_LIST: MasterKind = {
  ...setUp,
  noun: 'price-list',
  list: '/settings/price-lists',
  write: 'catalog:write',
  toNew: words('settings.newPriceList'),
};
