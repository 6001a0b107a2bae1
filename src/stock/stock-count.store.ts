import type { FactStore } from '../command/fact.ts';
import { type Id, isId } from '../kernel/id.ts';
import { quantity } from '../kernel/quantity.ts';
import { partsChanged } from '../store/parts.ts';
import { plainArray, type Row, type Statement, statement, textArray } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { type CountRow, type StockCount, stockCounts } from './stock-count.ts';

const counts = new Table<StockCount>('stock_count', ['id'], {
  id: ['uuid', (c) => c.id],
  number: ['text', (c) => c.number],
  status: ['text', (c) => c.status],
  location_id: ['uuid', (c) => c.location],
  scope: ['jsonb', (c) => c.scope],
  blind: ['boolean', (c) => c.blind],
  day: ['date', (c) => c.day],
  note: ['text', (c) => c.note],
  last_row: ['integer', (c) => c.lastRow],
  created_at: ['timestamptz', (c) => c.createdAt],
  version: ['integer', (c) => c.version],
});

interface RowOf {
  readonly count: Id;
  readonly row: CountRow;
}

const rows = new Table<RowOf>('stock_count_row', ['stock_count_id', 'line'], {
  stock_count_id: ['uuid', ({ count }) => count],
  line: ['integer', ({ row }) => row.line],
  product_id: ['uuid', ({ row }) => row.product],
  bin_id: ['uuid', ({ row }) => row.bin],
  lot_id: ['uuid', ({ row }) => row.lot],
  counted: ['quantity', ({ row }) => row.counted],
  held: ['quantity', ({ row }) => row.held],
  counted_at: ['timestamptz', ({ row }) => row.countedAt],
});

const IDS = `SELECT unnest($2::uuid[]) AS id
  UNION SELECT id FROM stock_count WHERE org_id = $1::uuid AND number = ANY($3::text[])`;
const EACH = (table: string, link: string) => `
  SELECT t.* FROM (${IDS}) AS k CROSS JOIN LATERAL (
    SELECT * FROM ${table} t WHERE t.org_id = $1::uuid AND t.${link} = k.id OFFSET 0) AS t`;
const LOCK = `SELECT 1 FROM (SELECT id FROM (${IDS}) AS named ORDER BY id) AS k CROSS JOIN LATERAL (
  SELECT 1 FROM stock_count t WHERE t.org_id = $1::uuid AND t.id = k.id FOR UPDATE) AS locked`;

const about = (name: string, text: string, org: Id, keys: readonly string[]): Statement =>
  statement(`stock-count.${name}`, text, [
    org,
    plainArray(keys.filter(isId)),
    textArray(keys.filter((key) => !isId(key))),
  ]);

export const stockCountStore: FactStore<StockCount> = {
  fact: stockCounts,
  about: ({ location }) => ({ locations: [location] }),
  load: (org, keys, locked) => ({
    lock: locked.length ? [about('lock', LOCK, org, locked)] : [],
    load: [
      about('load', EACH('stock_count', 'id'), org, keys),
      about('rows', EACH('stock_count_row', 'stock_count_id'), org, keys),
    ],
    read: readCounts,
  }),
  save(org, changes) {
    const parts = changes.map(({ before, after }) => {
      const { changed, added } = partsChanged(before?.rows ?? [], after.rows, (row) => row.line);
      const ofCount = (some: readonly CountRow[]) => some.map((row) => ({ count: after.id, row }));
      return { changed: ofCount(changed), added: ofCount(added) };
    });
    return [
      ...counts.save(org, changes),
      ...rows.update(
        org,
        parts.flatMap(({ changed }) => changed),
      ),
      ...rows.insert(
        org,
        parts.flatMap(({ added }) => added),
      ),
    ];
  },
};

function readCounts([heads, parts]: Row[][]): StockCount[] {
  const rowsOf = Map.groupBy(parts!, (row) => row.stock_count_id);
  return heads!.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    location: row.location_id,
    scope: row.scope,
    blind: row.blind,
    day: row.day,
    note: row.note,
    lastRow: row.last_row,
    rows: (rowsOf.get(row.id) ?? []).map(readRow).sort((a, b) => a.line - b.line),
    createdAt: row.created_at,
    version: row.version,
  }));
}

const readRow = (row: Row): CountRow => ({
  line: row.line,
  product: row.product_id,
  bin: row.bin_id,
  lot: row.lot_id,
  counted: row.counted === null ? null : quantity(row.counted),
  held: row.held === null ? null : quantity(row.held),
  countedAt: row.counted_at,
});
