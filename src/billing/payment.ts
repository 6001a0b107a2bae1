import { fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import type { Credit } from './credit.ts';

/** Money that came in (D5). What no invoice has taken is the order's deposit, or the customer's credit. */
export interface Payment extends Credit {
  /** The order it is a deposit for, until its invoices take it. */
  readonly order: Id | null;
  readonly day: Day;
  readonly method: string;
  readonly reference: string | null;
  readonly notes: string | null;
  readonly createdAt: string;
  readonly version: number;
}

/** Asked for by id or number. First read unlocked to learn its orders and invoices; those are locked before it is. */
export const payments = fact<Payment>('payment', RANK.payment, (value) => [value.id, value.number]);
