import { pages as approvals } from './approvals/pages.ts';
import { pages as billing } from './billing/pages.ts';
import { pages as catalog } from './catalog/pages.ts';
import { pages as imports } from './imports/pages.ts';
import { pages as orders } from './orders/pages.ts';
import { pages as overview } from './overview/pages.ts';
import type { StaffPage } from './page.ts';
import { pages as parties } from './parties/pages.ts';
import { pages as promises } from './promises/pages.ts';
import { pages as purchasing } from './purchasing/pages.ts';
import { pages as settings } from './settings/pages.ts';
import { pages as shipping } from './shipping/pages.ts';
import { pages as stock } from './stock/pages.ts';

/** Every page for those who are signed in, in the order of the navigation. */
export const pages: readonly StaffPage[] = [
  ...overview,
  ...orders,
  ...approvals,
  ...shipping,
  ...stock,
  ...promises,
  ...purchasing,
  ...billing,
  ...parties,
  ...catalog,
  ...imports,
  ...settings,
];
