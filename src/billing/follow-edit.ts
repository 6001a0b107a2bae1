import type { Context } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { done, type Result } from '../kernel/problem.ts';
import type { Followed, OrderAct } from '../sales/index.ts';
import { Daybook } from './daybook.ts';
import { alsoOf } from './daybook-effect.ts';
import { leftToInvoice } from './to-invoice.ts';
import { trimDrafts } from './trimming.ts';

/** B6: drafts are no floor of a line; they are trimmed with it. */
export function followEdit(act: OrderAct, facts: Facts, context: Context): Result<Followed> {
  const book = new Daybook(facts, context, act.order);
  const left = leftToInvoice(act.order, 'ordered', null);
  const consequences = trimDrafts(book, act.order.id, left, act.day);
  if (!consequences.length) return done({ order: act.order });
  const kept = book.orders.get(act.order.id);
  return done({
    order: kept?.now ?? act.order,
    notes: kept?.notes ?? [],
    also: { ...alsoOf(book), consequences },
  });
}
