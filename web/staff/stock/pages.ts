import type { StaffPage } from '../page.ts';
import { workPages } from './work-pages.ts';

export const pages: readonly StaffPage[] = [...workPages];
