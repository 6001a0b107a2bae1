import { type Problem, problem } from '../kernel/problem.ts';
import type { SalesOrder } from '../sales/index.ts';
import { effectiveStatus } from '../sales/sales-order.ts';
import { INVOICE_MOVE } from './billing.problems.ts';
import type { Invoice } from './invoice.ts';
import { amountIn } from './shown.ts';

const INVOICED = new Set(['Invoiced', 'Paid', 'Completed']);

/** D4: without payments or credits only. C11: what a status-driven order is Invoiced by is not voided by itself. */
export function voidRefusal(invoice: Invoice, order: SalesOrder): Problem | null {
  const why = touched(invoice) ?? bound(order);
  if (!why) return null;
  const detail = `${invoice.number} cannot be voided: ${why}`;
  return problem(INVOICE_MOVE, detail, {
    number: invoice.number,
    from: invoice.status,
    move: 'void',
    reason: why,
  });
}

export function touched(invoice: Invoice): string | null {
  const amount = amountIn(invoice.currency);
  if (invoice.paid > 0n) return `${amount(invoice.paid)} is paid; release the payment first, or credit it`;
  if (invoice.creditGiven > 0n) return `${amount(invoice.creditGiven)} is credited; credit the rest`;
  return invoice.credited > 0n ? `${amount(invoice.credited)} of credit is applied to it` : null;
}

const bound = (order: SalesOrder): string | null =>
  order.workflow === 'status-driven' && INVOICED.has(effectiveStatus(order))
    ? `${order.number} is ${order.status} by it; reject the order, or credit it`
    : null;
