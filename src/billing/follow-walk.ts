import type { Context } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { type OrderAct, owedOn, type SalesOrder } from '../sales/index.ts';
import { oldestFirst, payInTurn, takePayment } from './allocating.ts';
import { NOTHING_LEFT, NOTHING_OWED } from './billing.problems.ts';
import { Daybook } from './daybook.ts';
import { closedRefusal } from './found.ts';
import { draftInvoice, openInvoice } from './invoicing.ts';
import { returnedOf } from './returned.ts';
import { billingRefusal, leftToInvoice, usualMode } from './to-invoice.ts';

/** C11 and `sales-order.invoice`, `.pay`, `.complete`: the invoice and the payment the move asks for. */
export function followWalk(act: OrderAct, facts: Facts, context: Context): Result<Daybook> {
  const book = new Daybook(facts, context, act.order);
  const closed = closedRefusal(act.day, 'what is billed', context);
  if (closed) return refused(closed);
  const whole = act.order.workflow === 'status-driven';
  if (whole || act.move === 'invoice') {
    const invoiced = invoiceRest(book, act, whole);
    if (!invoiced.ok) return invoiced;
  }
  return act.move === 'invoice' ? done(book) : payRest(book, act, whole);
}

/** The invoice for what is left; of a status-driven order that may be nothing, where it was invoiced by hand. */
function invoiceRest(book: Daybook, act: OrderAct, whole: boolean): Result<Daybook> {
  const { id, number } = act.order;
  const refusal = billingRefusal(act.order);
  if (refusal) return refused(refusal);
  const returned = act.before && book.facts.get(returnedOf, id);
  const mode = usualMode(act.order, returned);
  const parts = leftToInvoice(act.order, mode, returned);
  if (!parts.length) {
    if (whole) return done(book);
    const detail = `${number}: all that is ${mode} is invoiced; nothing is left`;
    return refused(problem(NOTHING_LEFT, detail, { number, mode }));
  }
  const draft = draftInvoice(book, id, { parts, charges: true, day: act.day });
  openInvoice(book, draft.id);
  return done(book);
}

/** The payment of what is owed on its open invoices. */
function payRest(book: Daybook, act: OrderAct, whole: boolean): Result<Daybook> {
  const order: SalesOrder = book.order(act.order.id);
  const owed = owedOn(order);
  if (owed <= 0n) {
    if (whole) return done(book);
    const detail = `nothing is owed on the open invoices of ${order.number}`;
    return refused(problem(NOTHING_OWED, detail, { number: order.number }));
  }
  const payment = takePayment(book, {
    customer: order.customer,
    order: order.id,
    currency: order.currency,
    amount: owed,
    day: act.day,
    method: 'other',
    reference: null,
    notes: null,
  });
  const open = order.invoices.filter(({ status }) => status === 'open').map(({ invoice }) => invoice);
  const inTurn = oldestFirst(open.map((id) => book.invoice(id))).map(({ id }) => id);
  payInTurn(book, payment, inTurn, act.day);
  return done(book);
}
