import type { Day } from '../kernel/day.ts';
import { minus, plus, total } from '../kernel/fixed.ts';
import { judge } from '../lifecycle/cycle.ts';
import { isSaved } from '../shipping/shipment.ts';
import { progressOf, quantityOf } from './progress.ts';
import type { SalesOrder } from './sales-order.ts';
import { shipmentDriven } from './shipment-driven.cycle.ts';

export const INVOICE_STATUSES = ['not invoiced', 'partially invoiced', 'fully invoiced'] as const;
export type InvoiceProgress = (typeof INVOICE_STATUSES)[number];
export const PAYMENT_STATUSES = ['unpaid', 'partially paid', 'paid'] as const;
export type PaymentProgress = (typeof PAYMENT_STATUSES)[number];

/** B13, B14, B7: where the shipments and drop-ships of an order have taken it; nobody sets these by hand. */
export function withDerivedStatus(order: SalesOrder, day: Day): SalesOrder {
  if (order.workflow !== 'shipment-driven') return order;
  let derived = order;
  for (const [move, follows] of DERIVED) {
    const verdict = judge(shipmentDriven, move, { status: derived.status });
    if (!verdict.allowed || !follows(derived)) continue;
    const statusDates = { ...derived.statusDates, [verdict.to]: day };
    if (move === 'withdraw') delete statusDates[derived.status];
    derived = { ...derived, status: verdict.to, statusDates };
  }
  return derived;
}

const isUnderWay = (order: SalesOrder): boolean =>
  order.shipments.some((shipment) => !isSaved(shipment)) ||
  order.purchases.some(({ kind, supplied }) => kind === 'drop-ship' && supplied > 0n);

function isComplete(order: SalesOrder): boolean {
  const progress = progressOf(order);
  return order.lines.every(({ line, quantity }) => {
    const { shipped, dropShipped } = progress(line);
    return plus(quantityOf(shipped), dropShipped) >= quantity;
  });
}

/** In this order: what starts may be complete at once. */
const DERIVED: readonly [move: string, follows: (order: SalesOrder) => boolean][] = [
  ['withdraw', (order) => !isUnderWay(order)],
  ['start', isUnderWay],
  ['fulfil', isComplete],
];

/** B15: by quantity. Of a cancelled order only what has shipped is to be invoiced (D3). */
export function invoiceStatusOf(order: SalesOrder): InvoiceProgress {
  const progress = progressOf(order);
  if (!order.lines.some(({ line }) => progress(line).invoiced > 0n)) return 'not invoiced';
  const isFull = order.lines.every(({ line, quantity }) => {
    const { shipped, dropShipped, invoiced } = progress(line);
    const wanted = order.status === 'Cancelled' ? plus(quantityOf(shipped), dropShipped) : quantity;
    return invoiced >= wanted;
  });
  return isFull ? 'fully invoiced' : 'partially invoiced';
}

/** B15: by amount. Paid is an order that is fully invoiced and owes nothing. */
export function paymentStatusOf(order: SalesOrder): PaymentProgress {
  const open = order.invoices.filter((invoice) => invoice.status === 'open');
  const owed = owedOn(order);
  if (open.length && owed <= 0n && invoiceStatusOf(order) === 'fully invoiced') return 'paid';
  return depositOf(order) > 0n || open.some((invoice) => invoice.paid > 0n) ? 'partially paid' : 'unpaid';
}

/** Paid ahead for it and not yet taken by an invoice. */
export const depositOf = (order: SalesOrder) => total(order.deposits.map((deposit) => deposit.left));

/** What is still to be paid of its open invoices. */
export const owedOn = (order: SalesOrder) =>
  total(
    order.invoices
      .filter((invoice) => invoice.status === 'open')
      .map((invoice) => minus(minus(invoice.total, invoice.paid), invoice.credited)),
  );
