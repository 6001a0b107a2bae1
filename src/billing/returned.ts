import { fact, RANK } from '../command/fact.ts';
import { type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';

export interface ReturnedPart {
  /** The order's line. */
  readonly line: number;
  readonly lot: Id | null;
  readonly quantity: Quantity;
}

/** What of an order came back: the sum of its returns. Computed, and guarded by the order's lock. */
export interface Returned {
  readonly order: Id;
  readonly parts: readonly ReturnedPart[];
}

/** Asked for by the order's id. */
export const returnedOf = fact<Returned>('order-returned', RANK.derived, (value) => [value.order]);

/** Of a line, or of one lot on it. */
export function backOf(returned: Returned | null, line: number, lot?: Id | null): Quantity {
  const parts = returned?.parts.filter((part) => part.line === line) ?? [];
  return total(parts.filter((part) => lot === undefined || part.lot === lot).map((part) => part.quantity));
}
