import type { Day } from '../kernel/day.ts';
import { least, type Money, minus, plus } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { allocated, type Credit, leftOf, type Refund } from './credit.ts';
import type { CreditNote } from './credit-note.ts';
import type { Daybook } from './daybook.ts';
import { type Invoice, owedOf } from './invoice.ts';
import type { Payment } from './payment.ts';
import { amountIn } from './shown.ts';

const isPayment = (credit: Payment | CreditNote): credit is Payment => 'method' in credit;
export const kindOf = (credit: Payment | CreditNote): 'payment' | 'credit-note' =>
  isPayment(credit) ? 'payment' : 'credit-note';

function keep(book: Daybook, credit: Payment | CreditNote): void {
  if (isPayment(credit)) book.keepPayment(credit);
  else book.keepCreditNote(credit);
}

/** The payment or credit note as it is so far. */
export const asItIs = (book: Daybook, credit: Payment | CreditNote): Payment | CreditNote =>
  isPayment(credit) ? book.payment(credit.id) : book.creditNote(credit.id);

/** So much of a payment or credit note pays an invoice; below zero, so much is taken off it again. */
export function allocate(
  book: Daybook,
  from: Payment | CreditNote,
  id: Id,
  amount: Money,
  day: Day,
  note?: string,
): void {
  const credit = asItIs(book, from);
  const invoice = book.invoice(id);
  const name = isPayment(credit) ? 'paid' : 'credited';
  const now = book.keepInvoice({ ...invoice, [name]: plus(invoice[name], amount) });
  keep(book, allocated(credit, id, amount));
  const show = amountIn(invoice.currency);
  const changes = {
    [credit.number]: [null, `${show(amount)} on ${invoice.number}`] as const,
    owed: [show(owedOf(invoice)), show(owedOf(now))] as const,
  };
  const more = { changes, ...(note !== undefined && { note }) };
  const what = amount < 0n ? 'released' : isPayment(credit) ? 'paid' : 'credited';
  book.tell('invoice', id, what, now.status, day, more);
  book.tell(kindOf(credit), credit.id, amount < 0n ? 'released' : 'allocated', 'recorded', day, more);
  const said = { released: 'payment released', paid: 'payment', credited: 'credit applied' }[what];
  book.tellOrder(invoice.order, { what: said, day, ...more });
}

/** D5: never more than is left of it; the caller has seen to that. */
export function giveBack(
  book: Daybook,
  credit: Payment | CreditNote,
  refund: Omit<Refund, 'id' | 'number'>,
): Refund {
  const made = { id: book.context.newId(), number: book.number('refund'), ...refund };
  const refunds = [...credit.refunds, made].sort((a, b) => (a.id < b.id ? -1 : 1));
  keep(book, { ...credit, refunds });
  const shown = amountIn(credit.currency)(refund.amount);
  const changes = { [made.number]: [null, shown] as const };
  book.tell(kindOf(credit), credit.id, 'refunded', 'recorded', refund.day, { changes });
  if (credit.order) book.tellOrder(credit.order, { what: 'refund', day: refund.day, changes });
  return made;
}

export interface NewPayment {
  readonly customer: Id;
  readonly order: Id | null;
  readonly currency: string;
  readonly amount: Money;
  readonly day: Day;
  readonly method: string;
  readonly reference: string | null;
  readonly notes: string | null;
}

export function takePayment(book: Daybook, wanted: NewPayment): Payment {
  const { context } = book;
  const payment = book.keepPayment({
    ...wanted,
    id: context.newId(),
    number: book.number('payment'),
    allocations: [],
    refunds: [],
    createdAt: context.now,
    version: 1,
  });
  const changes = { [payment.number]: [null, amountIn(payment.currency)(payment.amount)] as const };
  const more = { changes, note: payment.notes };
  book.tell('payment', payment.id, 'created', 'recorded', payment.day, more);
  if (payment.order) book.tellOrder(payment.order, { what: 'payment received', day: payment.day, ...more });
  return payment;
}

/** D5: the oldest due is paid first. */
export function oldestFirst(invoices: readonly Invoice[]): Invoice[] {
  const due = (invoice: Invoice): string => `${invoice.dueOn ?? invoice.day} ${invoice.number ?? invoice.id}`;
  return [...invoices].sort((a, b) => (due(a) < due(b) ? -1 : 1));
}

/** Pays invoices one after the other with what is left, as far as it goes. */
export function payInTurn(
  book: Daybook,
  from: Payment | CreditNote,
  invoices: readonly Id[],
  day: Day,
): void {
  for (const id of invoices) {
    const amount = least(leftOf(asItIs(book, from) as Credit), owedOf(book.invoice(id)));
    if (amount > 0n) allocate(book, from, id, amount, day);
  }
}

/** What of a payment is on an invoice. */
export const onInvoice = (credit: Credit, invoice: Id): Money =>
  credit.allocations.find((one) => one.invoice === invoice)?.amount ?? (0n as Money);

export const takeOff = (book: Daybook, from: Payment, invoice: Id, amount: Money, day: Day, note?: string) =>
  allocate(book, from, invoice, minus(0n as Money, amount), day, note);
