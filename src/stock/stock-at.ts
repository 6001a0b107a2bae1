import { fact, RANK } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';

/** A product in a bin (and lot) where there is stock of it, or a debt. */
export interface StandingPlace {
  readonly product: Id;
  readonly bin: Id;
  readonly lot: Id | null;
}

/** Everything that stands at a location, or in some of its bins, or of some products; in walking order. */
export interface StockAt {
  readonly key: string;
  /** No more than one beyond `MOST_COUNT_ROWS`. */
  readonly places: readonly StandingPlace[];
}

/** A count loads all its rows whenever somebody records one: beyond this it is parted by bins. */
export const MOST_COUNT_ROWS = 5000;

export const stockAtKey = (
  location: Id,
  bins: readonly Id[] | null,
  products: readonly Id[] | null,
): string => `${location};${bins?.join(',') ?? '*'};${products?.join(',') ?? '*'}`;

/** The parts of a key; null where it is not limited. */
export function stockAtParts(key: string): { location: Id; bins: Id[] | null; products: Id[] | null } {
  const [location, bins, products] = key.split(';') as [Id, string, string];
  const listed = (part: string) => (part === '*' ? null : part.split(',').filter(Boolean));
  return { location, bins: listed(bins), products: listed(products) };
}

/** Asked for by `stockAtKey`. Computed, never put: goods that come in meanwhile are rows nobody expected. */
export const stockAt = fact<StockAt>('stock-at', RANK.derived, (value) => [value.key]);
