import type { Context } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { done, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { OrderAct, SalesOrder } from '../sales/index.ts';
import { MORE_THAN_SHIPPED } from './billing.problems.ts';
import { creditWhole } from './crediting.ts';
import { Daybook } from './daybook.ts';
import { freeDeposits } from './deposits.ts';
import { closedRefusal } from './found.ts';
import { deleteDraft, voidInvoice } from './invoicing.ts';
import { backOf, returnedOf } from './returned.ts';
import { touched } from './voiding.ts';

/** A rejection brings every line back whole; what came back by a return would be on hand twice. */
function cameBack(order: SalesOrder, facts: Facts): Problem | null {
  const returned = facts.get(returnedOf, order.id);
  const lines = order.lines.flatMap(({ line }) => {
    const quantity = backOf(returned, line);
    return quantity > 0n ? [{ line, quantity: formatQuantity(quantity) }] : [];
  });
  if (!lines.length) return null;
  const { number } = order;
  const said = lines.map(({ line, quantity }) => `${quantity} of line ${line}`).join(', ');
  const detail = `${said} of ${number} came back by returns already, and a rejection would bring it back again: credit the rest with its goods instead`;
  return problem(MORE_THAN_SHIPPED, detail, { number, lines });
}

/** C3: unpaid invoices are voided, part-paid ones credited without goods, deposits become the customer's credit. */
export function followReject(act: OrderAct, facts: Facts, context: Context): Result<Daybook> {
  const book = new Daybook(facts, context, act.order);
  const { id, number, invoices } = act.order;
  const back = cameBack(act.order, facts);
  if (back) return refused(back);
  const live = invoices.filter(({ status }) => status !== 'void');
  const closed = live.length ? closedRefusal(act.day, 'a credit note', context) : null;
  if (closed) return refused(closed);
  for (const { invoice, status } of live) {
    const reason = `${number} is rejected`;
    if (status === 'draft') deleteDraft(book, invoice, act.day);
    else if (touched(book.invoice(invoice))) creditWhole(book, invoice, reason, act.day);
    else voidInvoice(book, invoice, act.day, reason);
  }
  freeDeposits(book, id, act.day);
  return done(book);
}
