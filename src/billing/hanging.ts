import type { Context } from '../command/command.ts';
import { counters } from '../command/counter.ts';
import type { Facts, Need } from '../command/fact.ts';
import { done, type Result } from '../kernel/problem.ts';
import type { Followed, Hanging, OrderAct, SalesOrder } from '../sales/index.ts';
import { creditLimitStop, touchLimit } from './credit-limit.ts';
import { Daybook } from './daybook.ts';
import { alsoOf } from './daybook-effect.ts';
import { freeDeposits } from './deposits.ts';
import { followCancel } from './follow-cancel.ts';
import { followEdit } from './follow-edit.ts';
import { followReject } from './follow-reject.ts';
import { followWalk } from './follow-walk.ts';
import { invoices } from './invoice.ts';
import { payments } from './payment.ts';
import { returnedOf } from './returned.ts';

const WALKED = new Set(['invoice', 'pay', 'complete']);
const OFF = new Set(['cancel', 'reject', 'delete']);
const hasDrafts = (order: SalesOrder): boolean => order.invoices.some(({ status }) => status === 'draft');

/** What of its invoices and deposits a move looks at. */
function touchMoney(need: Need, order: SalesOrder, move: string): void {
  for (const { payment } of order.deposits) need(payments, payment, 'lock');
  for (const { invoice, status } of order.invoices) {
    if (status === 'draft' ? !WALKED.has(move) : status === 'open') need(invoices, invoice, 'lock');
  }
  if (move !== 'edit-lines') need(returnedOf, order.id);
}

/** What follows from an act on an order for its invoices and payments, and where a credit limit stops it (B20). */
export const hanging: Hanging = {
  touches: (need, about) => {
    const { move, order } = about;
    touchLimit(need, about);
    if (WALKED.has(move)) {
      need(counters, 'invoice');
      if (move !== 'invoice') need(counters, 'payment');
    }
    if (!order) return;
    if (move === 'reject' && order.invoices.length) need(counters, 'credit-note');
    if (WALKED.has(move) || OFF.has(move)) touchMoney(need, order, move);
    if (move === 'edit-lines' && hasDrafts(order)) touchMoney(need, order, move);
  },
  follow: (act, facts, context) => {
    const stopped = creditLimitStop(act, facts, context);
    if (!stopped.ok) return stopped;
    const followed = follow(act, facts, context);
    if (!followed.ok) return followed;
    const { notes = [] } = followed.value;
    return done({ ...followed.value, notes: [...stopped.value, ...notes] });
  },
};

function follow(act: OrderAct, facts: Facts, context: Context): Result<Followed> {
  const { move, order } = act;
  if (WALKED.has(move)) return followedBy(act, followWalk(act, facts, context));
  if (move === 'reject') return followedBy(act, followReject(act, facts, context));
  if (move === 'cancel') return followCancel(act, facts, context);
  if (move === 'delete') return followDelete(act, facts, context);
  if (move === 'edit-lines' && hasDrafts(order)) return followEdit(act, facts, context);
  return done({ order });
}

/** H4: a draft that is deleted keeps no money. */
function followDelete(act: OrderAct, facts: Facts, context: Context): Result<Followed> {
  const book = new Daybook(facts, context, act.order);
  const consequences = freeDeposits(book, act.order.id, act.day);
  const { also, ...rest } = followed(act, book);
  return done({ ...rest, also: { ...also, consequences } });
}

export function followed(act: OrderAct, book: Daybook): Followed {
  const kept = book.orders.get(act.order.id);
  return { order: kept?.now ?? act.order, notes: kept?.notes ?? [], also: alsoOf(book) };
}

const followedBy = (act: OrderAct, book: Result<Daybook>): Result<Followed> =>
  book.ok ? done(followed(act, book.value)) : book;
