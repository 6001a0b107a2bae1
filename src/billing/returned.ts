import { fact, RANK } from '../command/fact.ts';
import type { Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';

/** What of an order came back, by line: the sum of its returns. Computed, and guarded by the order's lock. */
export interface Returned {
  readonly order: Id;
  readonly lines: Readonly<Record<number, Quantity>>;
}

/** Asked for by the order's id. */
export const returnedOf = fact<Returned>('order-returned', RANK.derived, (value) => [value.order]);
