import { fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';

/** Goods of one product made together. Usable through its expiry day; in quarantine it is not picked (F1). */
export interface Lot {
  readonly id: Id;
  readonly product: Id;
  readonly number: string;
  readonly expiresOn: Day | null;
  readonly quarantined: boolean;
  readonly active: boolean;
  readonly deletedAt: string | null;
  readonly version: number;
}

export const lotName = (product: Id, number: string): string => `${product}/${number}`;
/** Asked for by id, or by product id and lot number. */
export const lots = fact<Lot>('lot', RANK.setup, (value) => [value.id, lotName(value.product, value.number)]);
