import type { FactStore } from '../command/fact.ts';
import { type Id, isId } from '../kernel/id.ts';
import { heldFrom } from '../ledger/held.ts';
import { plainArray, type Row, type Statement, statement, textArray } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import { type Transfer, transfers } from './transfer.ts';

const table = new Table<Transfer>('transfer', ['id'], {
  id: ['uuid', (t) => t.id],
  number: ['text', (t) => t.number],
  status: ['text', (t) => t.status],
  from_location_id: ['uuid', (t) => t.from],
  to_location_id: ['uuid', (t) => t.to],
  day: ['date', (t) => t.day],
  expected_on: ['date', (t) => t.expectedOn],
  note: ['text', (t) => t.note],
  created_at: ['timestamptz', (t) => t.createdAt],
  version: ['integer', (t) => t.version],
});

const IDS = `SELECT unnest($2::uuid[]) AS id
  UNION SELECT id FROM transfer WHERE org_id = $1::uuid AND number = ANY($3::text[])`;
const EACH = (columns: string, source: string, link: string) => `
  SELECT t.* FROM (${IDS}) AS k CROSS JOIN LATERAL (
    SELECT ${columns} FROM ${source} t WHERE t.org_id = $1::uuid AND t.${link} = k.id OFFSET 0) AS t`;
const LOCK = `SELECT 1 FROM (SELECT id FROM (${IDS}) AS named ORDER BY id) AS k CROSS JOIN LATERAL (
  SELECT 1 FROM transfer t WHERE t.org_id = $1::uuid AND t.id = k.id FOR UPDATE) AS locked`;
const ENTRIES =
  'source_id, id, line, product_id, location_id, event, quantity, day, reverses, bin_id, lot_id, unit_cost';

const about = (name: string, text: string, org: Id, keys: readonly string[]): Statement =>
  statement(`transfer.${name}`, text, [
    org,
    plainArray(keys.filter(isId)),
    textArray(keys.filter((key) => !isId(key))),
  ]);

/** Transfers and their ledger entries, however many: for `readTransfers`. */
export const loadTransfers = (org: Id, keys: readonly string[]): Statement[] => [
  about('load', EACH('*', 'transfer', 'id'), org, keys),
  about('entries', EACH(ENTRIES, 'ledger_entry', 'source_id'), org, keys),
];

export const transferStore: FactStore<Transfer> = {
  fact: transfers,
  about: ({ from, to }) => ({ locations: [from, to] }),
  load: (org, keys, locked) => ({
    lock: locked.length ? [about('lock', LOCK, org, locked)] : [],
    load: loadTransfers(org, keys),
    read: readTransfers,
  }),
  save: (org, changes) => table.save(org, changes),
};

export function readTransfers([rows, entries]: Row[][]): Transfer[] {
  const entriesOf = Map.groupBy(entries!, (row) => row.source_id);
  return rows!.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    from: row.from_location_id,
    to: row.to_location_id,
    day: row.day,
    expectedOn: row.expected_on,
    note: row.note,
    held: heldFrom(entriesOf.get(row.id) ?? []),
    createdAt: row.created_at,
    version: row.version,
  }));
}
