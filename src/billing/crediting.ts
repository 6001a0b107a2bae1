import type { Day } from '../kernel/day.ts';
import { least, type Money, minus, most, plus, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { minorDigits, NO_MONEY } from '../kernel/money.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import { payInTurn } from './allocating.ts';
import type { CreditNote, CreditNoteLine } from './credit-note.ts';
import type { Daybook } from './daybook.ts';
import { renewFlag } from './follow-cancel.ts';
import type { Invoice, InvoiceLine } from './invoice.ts';
import { shareOf } from './shares.ts';
import { amountIn } from './shown.ts';

export interface CreditedPart {
  readonly line: number;
  readonly quantity: Quantity;
}

/** D6: what credit notes have not taken back of an invoice yet. */
export const uncredited = (invoice: Invoice): Money => minus(invoice.total, invoice.creditGiven);
export const uncreditedOf = (line: InvoiceLine): Quantity => minus(line.quantity, line.credited);

function creditedLine(invoice: Invoice, part: CreditedPart): CreditNoteLine {
  const line = invoice.lines.find((one) => one.line === part.line) as InvoiceLine;
  const minor = minorDigits(invoice.currency);
  const share = (amount: Money, taken: Money) =>
    shareOf(minus(amount, taken), uncreditedOf(line), part.quantity, minor);
  return {
    ...part,
    product: line.product,
    amount: share(line.amount, line.creditedAmount),
    tax: share(line.tax, line.creditedTax),
  };
}

export interface NewCreditNote {
  readonly parts: readonly CreditedPart[];
  /** Of a credit by amount alone; its parts are none. */
  readonly amount: Money | null;
  /** The charges of the invoice go back too. */
  readonly charges: boolean;
  readonly reason: string;
  readonly day: Day;
  readonly returned: Id | null;
}

/** D6: a credit note pays its own invoice first; the rest is the customer's credit. */
export function creditInvoice(book: Daybook, id: Id, wanted: NewCreditNote): CreditNote {
  const invoice = book.invoice(id);
  const lines = wanted.parts.map((part) => creditedLine(invoice, part));
  const charges = wanted.charges ? plus(invoice.shippingCharge, invoice.otherCharge) : NO_MONEY;
  const value = wanted.amount ?? plus(total(lines.map((line) => line.amount)), charges);
  const tax = total(lines.map((line) => line.tax));
  const wished = plus(value, invoice.pricesIncludeTax ? NO_MONEY : tax);
  const amount = least(wished, uncredited(invoice));
  const note = book.keepCreditNote({
    id: book.context.newId(),
    number: book.number('credit-note'),
    customer: invoice.customer,
    currency: invoice.currency,
    invoice: invoice.id,
    order: invoice.order,
    day: wanted.day,
    reason: wanted.reason,
    returned: wanted.returned,
    value,
    tax,
    reduction: minus(wished, amount),
    amount,
    allocations: [],
    refunds: [],
    lines,
    createdAt: book.context.now,
    version: 1,
  });
  book.keepInvoice(withCredit(invoice, note));
  tellOf(book, invoice, note);
  payInTurn(book, note, [invoice.id], wanted.day);
  renewFlag(book, invoice.order);
  return book.creditNote(note.id);
}

function withCredit(invoice: Invoice, note: CreditNote): Invoice {
  const byLine = new Map(note.lines.map((line) => [line.line, line]));
  const lines = invoice.lines.map((line) => {
    const taken = byLine.get(line.line);
    if (!taken) return line;
    return {
      ...line,
      credited: plus(line.credited, taken.quantity),
      creditedAmount: plus(line.creditedAmount, taken.amount),
      creditedTax: plus(line.creditedTax, taken.tax),
    };
  });
  return { ...invoice, lines, creditGiven: plus(invoice.creditGiven, note.amount) };
}

function tellOf(book: Daybook, invoice: Invoice, note: CreditNote): void {
  const shown = amountIn(note.currency)(note.amount);
  const more = { changes: { [note.number]: [null, shown] as const }, note: note.reason };
  book.tell('credit-note', note.id, 'created', 'recorded', note.day, more);
  book.tell('invoice', invoice.id, 'credit note', invoice.status, note.day, more);
  book.tellOrder(invoice.order, { what: 'credit note', day: note.day, ...more });
}

/** All that is left of an invoice, goods staying where they are. */
export function creditWhole(book: Daybook, id: Id, reason: string, day: Day): CreditNote | null {
  const invoice = book.invoice(id);
  if (uncredited(invoice) <= 0n) return null;
  const parts = invoice.lines
    .map((line) => ({ line: line.line, quantity: most(NO_QUANTITY, uncreditedOf(line)) }))
    .filter(({ quantity }) => quantity > 0n);
  return creditInvoice(book, id, { parts, amount: null, charges: true, reason, day, returned: null });
}
