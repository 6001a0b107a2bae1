import { fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Money, Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { Credit } from './credit.ts';

export interface CreditNoteLine {
  /** The order's line. */
  readonly line: number;
  readonly product: Id;
  readonly quantity: Quantity;
  readonly amount: Money;
  readonly tax: Money;
}

/** Takes back what an invoice charged: by quantity, or by an amount alone (D6). */
export interface CreditNote extends Credit {
  readonly invoice: Id;
  readonly order: Id;
  readonly day: Day;
  readonly reason: string;
  /** The return by which its goods came back; null where it moves nothing. */
  readonly returned: Id | null;
  readonly value: Money;
  readonly tax: Money;
  /** Credited before by amount alone, and so not credited again with the quantity. */
  readonly reduction: Money;
  readonly lines: readonly CreditNoteLine[];
  readonly createdAt: string;
  readonly version: number;
}

export const creditNotes = fact<CreditNote>('credit-note', RANK.payment, (value) => [value.id, value.number]);
