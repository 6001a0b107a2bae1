import type { StaffPage } from '../page.ts';

export const pages: readonly StaffPage[] = [];
