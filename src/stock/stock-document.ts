import type { Context } from '../command/command.ts';
import { type Counter, counted, counterOf, numberOf } from '../command/counter.ts';
import { type Facts, fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';

/** Each kind with the prefix of its numbers, what commands, queries and events call it, and how people do. */
export const STOCK_DOCUMENTS = {
  receipt: { prefix: 'RC', noun: 'receipt', words: 'receipt' },
  adjustment: { prefix: 'AD', noun: 'adjustment', words: 'stock adjustment' },
  return: { prefix: 'RT', noun: 'return', words: 'return' },
  'supplier-return': { prefix: 'SR', noun: 'supplier-return', words: 'return to a supplier' },
  move: { prefix: 'MV', noun: 'bin-move', words: 'move between bins' },
} as const;
export type StockDocumentKind = keyof typeof STOCK_DOCUMENTS;

/** The document behind entries no order made; what it moved is in the ledger. */
export interface StockDocument {
  readonly id: Id;
  readonly number: string;
  readonly kind: StockDocumentKind;
  readonly day: Day;
  readonly location: Id;
  readonly reason: string | null;
  readonly note: string | null;
  /** Who the goods came from, or went back to. */
  readonly supplier: Id | null;
  /** The number of their delivery note. */
  readonly reference: string | null;
  readonly purchaseOrder: Id | null;
  /** The sales order a return is about. */
  readonly order: Id | null;
  readonly createdAt: string;
}

export const stockDocuments = fact<StockDocument>('stock-document', RANK.document, (value) => [
  value.id,
  value.number,
]);

/** What a new document may say of itself; parties and orders by their ids. */
export interface AboutDocument {
  readonly day?: Day;
  readonly reason?: string;
  readonly note?: string;
  readonly supplier?: Id | null;
  readonly reference?: string | null;
  readonly purchaseOrder?: Id | null;
  readonly order?: Id | null;
}

/**
 * A new document with the next number of its kind, and the counter that gave it: `need(counters, kind)` in touches.
 * Its day is today unless given.
 */
export function newDocument(
  kind: StockDocumentKind,
  about: AboutDocument,
  location: Id,
  facts: Facts,
  context: Context,
): { document: StockDocument; counter: Counter } {
  const counter = counted(counterOf(kind, STOCK_DOCUMENTS[kind].prefix, facts));
  const document = {
    id: context.newId(),
    number: numberOf(counter),
    kind,
    day: about.day ?? context.today,
    location,
    reason: about.reason ?? null,
    note: about.note ?? null,
    supplier: about.supplier ?? null,
    reference: about.reference ?? null,
    purchaseOrder: about.purchaseOrder ?? null,
    order: about.order ?? null,
    createdAt: context.now,
  };
  return { document, counter };
}
