import { type Money, minus, most, plus, type Quantity, total } from '../kernel/fixed.ts';
import { minorDigits, NO_MONEY } from '../kernel/money.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import {
  amountOf,
  type OrderLine,
  progressOf,
  quantityOf,
  type SalesOrder,
  stepOf,
  taxOf,
} from '../sales/index.ts';
import { effectiveStatus } from '../sales/sales-order.ts';
import { ORDER_NOT_BILLED } from './billing.problems.ts';
import type { OrderInvoice } from './invoice.ts';
import { backOf, type Returned } from './returned.ts';
import { shareOf } from './shares.ts';

export const INVOICE_MODES = ['ordered', 'shipped'] as const;
export type InvoiceMode = (typeof INVOICE_MODES)[number];

const GONE = new Set(['Shipped', 'Invoiced', 'Paid', 'Completed']);
export const hasShippedWhole = (order: SalesOrder): boolean =>
  order.workflow === 'status-driven' && GONE.has(effectiveStatus(order));

/** D1: a shipment-driven order from Confirmed on; a status-driven one once it is shipped and its lines are locked. */
export function billingRefusal(order: SalesOrder): Problem | null {
  if (order.workflow === 'status-driven') {
    if (hasShippedWhole(order)) return null;
    const detail = `${order.number} is ${order.status}: a status-driven order is invoiced once it is shipped`;
    return problem(ORDER_NOT_BILLED, detail, { number: order.number, status: order.status });
  }
  const step = stepOf(order, 'invoice');
  return step.refusal
    ? problem(ORDER_NOT_BILLED, step.refusal.detail, { number: order.number, status: order.status })
    : null;
}

/** A line of an order and so much of it. */
export interface Part {
  readonly line: OrderLine;
  readonly quantity: Quantity;
}

/** What has left us for the customer, from stock or from the supplier. */
export function goneOf(order: SalesOrder, line: OrderLine): Quantity {
  if (order.workflow === 'status-driven') return hasShippedWhole(order) ? line.quantity : NO_QUANTITY;
  const { shipped, dropShipped } = progressOf(order)(line.line);
  return plus(quantityOf(shipped), dropShipped);
}

/** D2, D3: what is left to invoice of each line; what came back is not. A cancelled order asks for what has shipped. */
export function leftToInvoice(order: SalesOrder, mode: InvoiceMode, returned: Returned | null): Part[] {
  const progress = progressOf(order);
  const byShipped = mode === 'shipped' || order.status === 'Cancelled';
  return order.lines
    .map((line) => {
      const wanted = byShipped ? goneOf(order, line) : line.quantity;
      const back = backOf(returned, line.line);
      return { line, quantity: minus(minus(wanted, back), progress(line.line).invoiced) };
    })
    .filter(({ quantity }) => quantity > NO_QUANTITY);
}

/** Shipped where anything shipped is not invoiced yet, else ordered. */
export const usualMode = (order: SalesOrder, returned: Returned | null): InvoiceMode =>
  order.workflow === 'shipment-driven' && leftToInvoice(order, 'shipped', returned).length
    ? 'shipped'
    : 'ordered';

const openInvoices = (order: SalesOrder) => order.invoices.filter(({ status }) => status === 'open');

/** Quantity, amount and tax of a line on its open invoices, less what was credited. */
function takenOf(order: SalesOrder, line: number) {
  const lines = openInvoices(order).flatMap((invoice) => invoice.lines.filter((one) => one.line === line));
  return {
    quantity: minus(total(lines.map((one) => one.quantity)), total(lines.map((one) => one.credited))),
    amount: minus(total(lines.map((one) => one.amount)), total(lines.map((one) => one.creditedAmount))),
    tax: minus(total(lines.map((one) => one.tax)), total(lines.map((one) => one.creditedTax))),
  };
}

/**
 * What so much of a line costs: its share of what is left of the line's amount and tax, line discount included, so
 * that the invoices of a line add up to the line. Beyond what was ordered (Q5) the same price goes on.
 */
export function priced(order: SalesOrder, { line, quantity }: Part): { amount: Money; tax: Money } {
  const minor = minorDigits(order.currency);
  const taken = takenOf(order, line.line);
  const whole = { ...line, quantity: most(line.quantity, plus(taken.quantity, quantity)) };
  const left = minus(whole.quantity, taken.quantity);
  return {
    amount: shareOf(minus(amountOf(order, whole), taken.amount), left, quantity, minor),
    tax: shareOf(minus(taxOf(order, whole), taken.tax), left, quantity, minor),
  };
}

/** Taken back with all its lines and charges, as if it had never been. */
const isUndone = (invoice: OrderInvoice): boolean =>
  invoice.creditGiven >= invoice.total && invoice.lines.every((line) => line.credited >= line.quantity);

/** The charges of an order that no open invoice carries yet, or one that was credited whole did. */
export function chargesLeft(order: SalesOrder): { shippingCharge: Money; otherCharge: Money } {
  const carrying = openInvoices(order).filter((invoice) => !isUndone(invoice));
  const charged = (name: 'shippingCharge' | 'otherCharge') =>
    most(NO_MONEY, minus(order[name], total(carrying.map((invoice) => invoice[name]))));
  return { shippingCharge: charged('shippingCharge'), otherCharge: charged('otherCharge') };
}
