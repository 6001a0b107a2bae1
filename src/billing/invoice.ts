import { fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Money, Percent, Price, Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { Address } from '../parties/address.ts';

export interface InvoiceLine {
  /** The order's line. */
  readonly line: number;
  readonly product: Id;
  readonly quantity: Quantity;
  readonly unitPrice: Price;
  readonly discount: Money;
  readonly taxRate: Percent;
  readonly amount: Money;
  readonly tax: Money;
  /** Taken back by credit notes, with its share of amount and tax. */
  readonly credited: Quantity;
  readonly creditedAmount: Money;
  readonly creditedTax: Money;
}

/** Partially paid and paid follow from the amounts (D4). A deleted draft leaves no trace but its timeline. */
export type InvoiceStatus = 'draft' | 'open' | 'void' | 'deleted';

export interface Invoice {
  readonly id: Id;
  /** Given when it is opened, without gaps (D8); a draft has none. */
  readonly number: string | null;
  readonly order: Id;
  readonly customer: Id;
  readonly status: InvoiceStatus;
  readonly day: Day;
  readonly dueOn: Day | null;
  readonly currency: string;
  readonly pricesIncludeTax: boolean;
  readonly billTo: Address | null;
  readonly shippingCharge: Money;
  readonly otherCharge: Money;
  readonly value: Money;
  readonly tax: Money;
  readonly total: Money;
  /** Payments applied to it. */
  readonly paid: Money;
  /** Credit notes applied to it. */
  readonly credited: Money;
  /** Given by the credit notes that name it, wherever they were applied (D6). */
  readonly creditGiven: Money;
  readonly notes: string | null;
  readonly voidedOn: Day | null;
  readonly lines: readonly InvoiceLine[];
  readonly createdAt: string;
  readonly version: number;
}

/** Asked for by id or number. First read unlocked to learn its order; that is locked before it is. */
export const invoices = fact<Invoice>('invoice', RANK.invoice, (value) =>
  value.number === null ? [value.id] : [value.id, value.number],
);

/** What is still to be paid of it. */
export const owedOf = (invoice: Pick<Invoice, 'status' | 'total' | 'paid' | 'credited'>): Money =>
  (invoice.status === 'open' ? invoice.total - invoice.paid - invoice.credited : 0n) as Money;

export const SHOWN_STATUSES = ['draft', 'open', 'partially paid', 'paid', 'void'] as const;

/** D4: draft → open → partially paid → paid; the two last follow from the amounts. */
export function statusShown(invoice: Pick<Invoice, 'status' | 'total' | 'paid' | 'credited'>): string {
  if (invoice.status !== 'open') return invoice.status;
  if (owedOf(invoice) <= 0n) return 'paid';
  return invoice.paid > 0n || invoice.credited > 0n ? 'partially paid' : 'open';
}

type SeenLine = Pick<
  InvoiceLine,
  'line' | 'quantity' | 'amount' | 'tax' | 'credited' | 'creditedAmount' | 'creditedTax'
>;

/** An invoice as its order sees it. Kept with the invoice, read with the order. */
export interface OrderInvoice {
  readonly invoice: Id;
  readonly number: string | null;
  readonly status: InvoiceStatus;
  readonly shippingCharge: Money;
  readonly otherCharge: Money;
  readonly total: Money;
  readonly paid: Money;
  readonly credited: Money;
  readonly creditGiven: Money;
  readonly lines: readonly SeenLine[];
}

/** What was paid ahead for an order and no invoice has taken yet, by payment. Kept with the payments. */
export interface OrderDeposit {
  readonly payment: Id;
  readonly left: Money;
}

export const seenByOrder = (invoice: Invoice): OrderInvoice => ({
  invoice: invoice.id,
  number: invoice.number,
  status: invoice.status,
  shippingCharge: invoice.shippingCharge,
  otherCharge: invoice.otherCharge,
  total: invoice.total,
  paid: invoice.paid,
  credited: invoice.credited,
  creditGiven: invoice.creditGiven,
  lines: invoice.lines.map(({ line, quantity, amount, tax, credited, creditedAmount, creditedTax }) => ({
    line,
    quantity,
    amount,
    tax,
    credited,
    creditedAmount,
    creditedTax,
  })),
});
