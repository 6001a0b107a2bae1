import type { Day } from '../kernel/day.ts';
import type { Money } from '../kernel/fixed.ts';
import { formatMoney, minorDigits } from '../kernel/money.ts';
import { allocatedOf, leftOf, refundedOf } from './credit.ts';
import type { CreditNote } from './credit-note.ts';
import { type Invoice, owedOf, statusShown } from './invoice.ts';
import type { Payment } from './payment.ts';

export const amountIn =
  (currency: string) =>
  (value: Money): string =>
    formatMoney(value, minorDigits(currency));

export const isOverdue = (
  invoice: Pick<Invoice, 'status' | 'total' | 'paid' | 'credited' | 'dueOn'>,
  today: Day,
): boolean => invoice.dueOn !== null && invoice.dueOn < today && owedOf(invoice) > 0n;

/** What a plan shows of an invoice; nothing of a draft that is deleted. */
export function invoiceShown(invoice: Invoice): Record<string, unknown> | null {
  if (invoice.status === 'deleted') return null;
  const amount = amountIn(invoice.currency);
  return {
    number: invoice.number,
    status: statusShown(invoice),
    day: invoice.day,
    dueOn: invoice.dueOn,
    lines: invoice.lines.length,
    currency: invoice.currency,
    total: amount(invoice.total),
    paid: amount(invoice.paid),
    credited: amount(invoice.credited),
    owed: amount(owedOf(invoice)),
  };
}

export function paymentShown(payment: Payment): Record<string, unknown> {
  const amount = amountIn(payment.currency);
  return {
    number: payment.number,
    day: payment.day,
    method: payment.method,
    currency: payment.currency,
    amount: amount(payment.amount),
    allocated: amount(allocatedOf(payment)),
    refunded: amount(refundedOf(payment)),
    left: amount(leftOf(payment)),
  };
}

export function creditNoteShown(note: CreditNote): Record<string, unknown> {
  const amount = amountIn(note.currency);
  return {
    number: note.number,
    day: note.day,
    reason: note.reason,
    currency: note.currency,
    amount: amount(note.amount),
    allocated: amount(allocatedOf(note)),
    refunded: amount(refundedOf(note)),
    left: amount(leftOf(note)),
  };
}
