import { type Counter, counters, firstOf, numberOf } from '../command/counter.ts';
import { type Facts, fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';

export const STOCK_DOCUMENT_PREFIX = { receipt: 'RC', adjustment: 'AD' } as const;
export type StockDocumentKind = keyof typeof STOCK_DOCUMENT_PREFIX;

/** The document behind entries no order made; what it moved is in the ledger. */
export interface StockDocument {
  readonly id: Id;
  readonly number: string;
  readonly kind: StockDocumentKind;
  readonly day: Day;
  readonly location: Id;
  readonly reason: string | null;
  readonly note: string | null;
  readonly createdAt: string;
}

export const stockDocuments = fact<StockDocument>('stock-document', RANK.document, (value) => [
  value.id,
  value.number,
]);

/** The next number of its kind, and the counter that gave it. */
export function nextNumber(kind: StockDocumentKind, facts: Facts): { number: string; counter: Counter } {
  const last = facts.get(counters, kind) ?? firstOf(kind, STOCK_DOCUMENT_PREFIX[kind]);
  const counter = { ...last, last: last.last + 1 };
  return { number: numberOf(counter), counter };
}
