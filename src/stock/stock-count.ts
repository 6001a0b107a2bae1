import { fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import { minus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';

export type StockCountStatus = 'open' | 'posted' | 'cancelled';

/** A product in a bin and lot: to be counted, or counted. */
export interface CountRow {
  readonly line: number;
  readonly product: Id;
  readonly bin: Id;
  readonly lot: Id | null;
  /** In base units; null until somebody counted. */
  readonly counted: Quantity | null;
  /** What the ledger held there when it was counted. */
  readonly held: Quantity | null;
  readonly countedAt: string | null;
}

export interface StockCount {
  readonly id: Id;
  readonly number: string;
  readonly status: StockCountStatus;
  readonly location: Id;
  /** The bins and products it is limited to; null for all. */
  readonly scope: { readonly bins: readonly Id[] | null; readonly products: readonly Id[] | null };
  /** What the ledger holds is not shown until it is posted. */
  readonly blind: boolean;
  readonly day: Day;
  readonly note: string | null;
  readonly lastRow: number;
  readonly rows: readonly CountRow[];
  readonly createdAt: string;
  readonly version: number;
}

export const stockCounts = fact<StockCount>(
  'stock-count',
  RANK.document,
  (value) => [value.id, value.number],
  true,
);

export const placeOfRow = ({ product, bin, lot }: Pick<CountRow, 'product' | 'bin' | 'lot'>): string =>
  `${product}/${bin}/${lot ?? '-'}`;

/**
 * What a row books: counted − what the ledger held when it was counted. Not − what it holds at posting: goods that
 * were shipped or received in between have been booked by whoever moved them, and would be booked twice.
 */
export const differenceOf = ({ counted, held }: CountRow): Quantity =>
  counted === null || held === null ? NO_QUANTITY : minus(counted, held);
