import type { Context } from '../command/command.ts';
import { type AskedDocument, documentAsked } from '../command/document.ts';
import type { Fact, Facts, Need } from '../command/fact.ts';
import { PERIOD_CLOSED } from '../command/problems.ts';
import type { Day } from '../kernel/day.ts';
import { type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { moveRefusal } from '../lifecycle/refusal.ts';
import { type SalesOrder, salesOrders } from '../sales/sales-order.ts';
import { INVOICE_MOVE } from './billing.problems.ts';
import { type CreditNote, creditNotes } from './credit-note.ts';
import { invoiceCycle } from './invoice.cycle.ts';
import { type Invoice, invoices } from './invoice.ts';
import { type Payment, payments } from './payment.ts';
import { returnedOf } from './returned.ts';

interface Document {
  readonly number: string | null;
  readonly version: number;
}

function found<D extends Document>(fact: Fact<D>, facts: Facts, asked: AskedDocument): Result<D> {
  const document = facts.get(fact, asked.ref);
  const isDeleted = document && 'status' in document && document.status === 'deleted';
  return documentAsked(fact.kind, isDeleted ? null : document, asked);
}

export const findInvoice = (facts: Facts, asked: AskedDocument): Result<Invoice> =>
  found(invoices, facts, asked);
export const findPayment = (facts: Facts, asked: AskedDocument): Result<Payment> =>
  found(payments, facts, asked);
export const findCreditNote = (facts: Facts, asked: AskedDocument): Result<CreditNote> =>
  found(creditNotes, facts, asked);

/** The invoice, where its life cycle allows the move. */
export function findInvoiceFor(move: string, facts: Facts, asked: AskedDocument): Result<Invoice> {
  const invoice = findInvoice(facts, asked);
  if (!invoice.ok) return invoice;
  const refusal = invoiceRefusal(invoice.value, move);
  return refusal ? refused(refusal) : invoice;
}

export const invoiceRefusal = (invoice: Invoice, move: string): Problem | null =>
  moveRefusal(invoiceCycle, INVOICE_MOVE, invoice, move);

/** C6: nothing is dated in a closed period. */
export function closedRefusal(day: Day, what: string, { organisation }: Context): Problem | null {
  const { closedThrough } = organisation;
  if (!closedThrough || day > closedThrough) return null;
  const detail = `the books are closed through ${closedThrough}; this would date ${what} ${day}`;
  return problem(PERIOD_CLOSED, detail, { closedThrough, day });
}

/** An order, what came back of it and the deposits for it, which pay its invoices: all that invoicing looks at. */
export function touchBilled(need: Need, ref: string | null | undefined): SalesOrder | null | undefined {
  const order = need(salesOrders, ref);
  if (!order) return order;
  need(returnedOf, order.id);
  for (const { payment } of order.deposits) need(payments, payment, 'lock');
  return order;
}

/** An invoice, locked after its order. */
export function touchInvoice(need: Need, ref: string | null | undefined): Invoice | null | undefined {
  const seen = need(invoices, ref);
  if (!seen) return seen;
  return touchBilled(need, seen.order) && need(invoices, ref, 'lock');
}

/** A payment, locked after the order it is a deposit for and the invoices it paid. */
export function touchPayment(need: Need, ref: string): Payment | null | undefined {
  const seen = need(payments, ref);
  if (!seen) return seen;
  touchBilled(need, seen.order);
  for (const { invoice } of seen.allocations) touchInvoice(need, invoice);
  return need(payments, ref, 'lock');
}

export function touchCreditNote(need: Need, ref: string): CreditNote | null | undefined {
  const seen = need(creditNotes, ref);
  if (!seen) return seen;
  touchInvoice(need, seen.invoice);
  return need(creditNotes, ref, 'lock');
}
