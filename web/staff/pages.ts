import { pages as imports } from './imports/pages.ts';
import { pages as orders } from './orders/pages.ts';
import type { StaffPage } from './page.ts';

/** Every page for those who are signed in, in the order of the navigation. */
export const pages: readonly StaffPage[] = [...orders, ...imports];
