import { app } from './app.ts';
import { entries } from './entries.ts';
import { imports } from './imports.ts';
import { orders } from './orders.ts';
import { plan } from './plan.ts';
import { select } from './select.ts';

/** Every word the app says, by where it says it. */
export const en = { ...app, entries, imports, orders, plan, select } as const;
