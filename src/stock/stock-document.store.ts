import type { FactStore } from '../command/fact.ts';
import { isId } from '../kernel/id.ts';
import { plainArray, type Row, statement, textArray } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { type StockDocument, stockDocuments } from './stock-document.ts';

const table = new Table<StockDocument>('stock_document', ['id'], {
  id: ['uuid', (d) => d.id],
  number: ['text', (d) => d.number],
  kind: ['text', (d) => d.kind],
  day: ['date', (d) => d.day],
  location_id: ['uuid', (d) => d.location],
  reason: ['text', (d) => d.reason],
  note: ['text', (d) => d.note],
  supplier_id: ['uuid', (d) => d.supplier],
  reference: ['text', (d) => d.reference],
  purchase_order_id: ['uuid', (d) => d.purchaseOrder],
  order_id: ['uuid', (d) => d.order],
  created_at: ['timestamptz', (d) => d.createdAt],
});

const LOAD = `SELECT * FROM stock_document WHERE org_id = $1 AND id = ANY($2::uuid[])
  UNION ALL SELECT * FROM stock_document WHERE org_id = $1 AND number = ANY($3::text[])`;

/** Written once and never changed, so it is never locked. */
export const stockDocumentStore: FactStore<StockDocument> = {
  fact: stockDocuments,
  about: ({ location }) => ({ locations: [location] }),
  load: (org, keys) => {
    const numbers = keys.filter((key) => !isId(key));
    const values = [org, plainArray(keys.filter(isId)), textArray(numbers)];
    return {
      lock: [],
      load: [statement('stock-document.load', LOAD, values)],
      read: ([rows]) => rows!.map(read),
    };
  },
  save: (org, changes) =>
    table.insert(
      org,
      changes.map((change) => change.after),
    ),
};

const read = (row: Row): StockDocument => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  day: row.day,
  location: row.location_id,
  reason: row.reason,
  note: row.note,
  supplier: row.supplier_id,
  reference: row.reference,
  purchaseOrder: row.purchase_order_id,
  order: row.order_id,
  createdAt: row.created_at,
});
