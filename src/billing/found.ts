import type { Context } from '../command/command.ts';
import type { Fact, Facts, Need } from '../command/fact.ts';
import { NOT_FOUND, PERIOD_CLOSED, VERSION_MOVED } from '../command/problems.ts';
import type { Day } from '../kernel/day.ts';
import { done, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { judge } from '../lifecycle/cycle.ts';
import { type SalesOrder, salesOrders } from '../sales/sales-order.ts';
import { INVOICE_MOVE } from './billing.problems.ts';
import { type CreditNote, creditNotes } from './credit-note.ts';
import { invoiceCycle } from './invoice.cycle.ts';
import { type Invoice, invoices } from './invoice.ts';
import { type Payment, payments } from './payment.ts';
import { returnedOf } from './returned.ts';

interface Asked {
  readonly ref: string;
  readonly expectedVersion?: number;
}

interface Document {
  readonly number: string | null;
  readonly version: number;
}

function found<D extends Document>(fact: Fact<D>, words: string, facts: Facts, asked: Asked): Result<D> {
  const document = facts.get(fact, asked.ref);
  if (!document || ('status' in document && document.status === 'deleted'))
    return refused(problem(NOT_FOUND, `there is no ${words} "${asked.ref}"`));
  const { expectedVersion: expected } = asked;
  if (expected === undefined || expected === document.version) return done(document);
  const called = document.number ?? `the draft ${words}`;
  const detail = `${called} is at version ${document.version}, not ${expected}; look at it again`;
  return refused(problem(VERSION_MOVED, detail, { expected, actual: document.version }));
}

export const findInvoice = (facts: Facts, asked: Asked): Result<Invoice> =>
  found(invoices, 'invoice', facts, asked);
export const findPayment = (facts: Facts, asked: Asked): Result<Payment> =>
  found(payments, 'payment', facts, asked);
export const findCreditNote = (facts: Facts, asked: Asked): Result<CreditNote> =>
  found(creditNotes, 'credit note', facts, asked);

/** The invoice, where its life cycle allows the move. */
export function findInvoiceFor(move: string, facts: Facts, asked: Asked): Result<Invoice> {
  const invoice = findInvoice(facts, asked);
  if (!invoice.ok) return invoice;
  const refusal = invoiceRefusal(invoice.value, move);
  return refusal ? refused(refusal) : invoice;
}

export function invoiceRefusal({ number, status }: Invoice, move: string): Problem | null {
  const verdict = judge(invoiceCycle, move, { status });
  if (verdict.allowed) return null;
  const detail = `${number ?? 'the draft'} is ${status}: ${verdict.reason}`;
  return problem(INVOICE_MOVE, detail, { number, from: status, move, reason: verdict.reason });
}

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
