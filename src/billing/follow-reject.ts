import type { Context } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import type { OrderAct } from '../sales/index.ts';
import { creditWhole } from './crediting.ts';
import { Daybook } from './daybook.ts';
import { freeDeposits } from './deposits.ts';
import { closedRefusal } from './found.ts';
import { deleteDraft, voidInvoice } from './invoicing.ts';
import { touched } from './voiding.ts';

/** C3: unpaid invoices are voided, part-paid ones credited without goods, deposits become the customer's credit. */
export function followReject(act: OrderAct, facts: Facts, context: Context): Result<Daybook> {
  const book = new Daybook(facts, context, act.order);
  const { id, number, invoices } = act.order;
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
