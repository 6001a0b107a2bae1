import type { Context } from '../command/command.ts';
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

/** A new document with the next number of its kind, and the counter that gave it. */
export function newDocument(
  kind: StockDocumentKind,
  given: { readonly day?: Day; readonly reason?: string; readonly note?: string },
  location: Id,
  facts: Facts,
  context: Context,
): { document: StockDocument; counter: Counter } {
  const last = facts.get(counters, kind) ?? firstOf(kind, STOCK_DOCUMENT_PREFIX[kind]);
  const counter = { ...last, last: last.last + 1 };
  const document = {
    id: context.newId(),
    number: numberOf(counter),
    kind,
    day: given.day ?? context.today,
    location,
    reason: given.reason ?? null,
    note: given.note ?? null,
    createdAt: context.now,
  };
  return { document, counter };
}
