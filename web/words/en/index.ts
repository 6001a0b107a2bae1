import { app } from './app.ts';
import { approvals } from './approvals.ts';
import { billing } from './billing.ts';
import { catalog } from './catalog.ts';
import { connect } from './connect.ts';
import { entries, timeline } from './entries.ts';
import { entry } from './entry.ts';
import { form } from './form.ts';
import { exports_, imports } from './imports.ts';
import { order } from './order.ts';
import { orders } from './orders.ts';
import { overview } from './overview.ts';
import { papers } from './papers.ts';
import { parties } from './parties.ts';
import { plan } from './plan.ts';
import { promises } from './promises.ts';
import { purchasing } from './purchasing.ts';
import { records } from './records.ts';
import { select } from './select.ts';
import { settings } from './settings.ts';
import { picking, shipping } from './shipping.ts';
import { stock } from './stock.ts';
import { stockWork } from './stock-work.ts';
import { audit, tokens } from './tokens.ts';

/** Every word the app says, by where it says it. */
export const en = {
  ...app,
  approvals,
  audit,
  exports: exports_,
  billing,
  catalog,
  connect,
  entries,
  entry,
  form,
  imports,
  order,
  orders,
  overview,
  papers,
  parties,
  plan,
  promises,
  purchasing,
  records,
  select,
  settings,
  picking,
  shipping,
  stock,
  stockWork,
  timeline,
  tokens,
} as const;
