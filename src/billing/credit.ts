import type { Day } from '../kernel/day.ts';
import { type Money, minus, plus, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';

/** What of a payment or credit note pays an invoice. */
export interface Allocation {
  readonly invoice: Id;
  readonly amount: Money;
}

/** Money given back. */
export interface Refund {
  readonly id: Id;
  readonly number: string;
  readonly day: Day;
  readonly method: string;
  readonly reference: string | null;
  readonly amount: Money;
}

/** What stands to a customer's credit: a payment or a credit note. */
export interface Credit {
  readonly id: Id;
  readonly number: string;
  readonly customer: Id;
  readonly currency: string;
  readonly amount: Money;
  /** By invoice id. */
  readonly allocations: readonly Allocation[];
  readonly refunds: readonly Refund[];
}

export const PAYMENT_METHODS = [
  'transfer',
  'card',
  'cash',
  'cheque',
  'direct debit',
  'online',
  'other',
] as const;

const amountsOf = (parts: readonly { readonly amount: Money }[]): Money =>
  total(parts.map((part) => part.amount));
export const allocatedOf = (credit: Pick<Credit, 'allocations'>): Money => amountsOf(credit.allocations);
export const refundedOf = (credit: Pick<Credit, 'refunds'>): Money => amountsOf(credit.refunds);

/** Neither applied to an invoice nor given back. */
export const leftOf = (credit: Pick<Credit, 'amount' | 'allocations' | 'refunds'>): Money =>
  minus(minus(credit.amount, allocatedOf(credit)), refundedOf(credit));

/** With so much more (or, below zero, less) of it on an invoice. */
export function allocated<C extends Credit>(credit: C, invoice: Id, amount: Money): C {
  const others = credit.allocations.filter((one) => one.invoice !== invoice);
  const before = credit.allocations.find((one) => one.invoice === invoice)?.amount ?? (0n as Money);
  const now = plus(before, amount);
  const allocations = now > 0n ? [...others, { invoice, amount: now }] : others;
  return { ...credit, allocations: allocations.sort((a, b) => (a.invoice < b.invoice ? -1 : 1)) };
}
