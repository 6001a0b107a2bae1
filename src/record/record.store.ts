import type { FactStore, Loading } from '../command/fact.ts';
import { isId } from '../kernel/id.ts';
import { plainArray, type Row, type Statement, statement, textArray } from '../store/statement.ts';
import { type Column, Table } from '../store/table.ts';
import {
  type AnyDefinition,
  type AnyRecord,
  codeColumnOf,
  columnOf,
  fieldsOf,
  nounOf,
  ownerColumnOf,
  tableOf,
} from './definition.ts';

/** Loads records by id and by code, and saves them, always many at once. */
export function storeOf(definition: AnyDefinition): FactStore<AnyRecord> {
  const [table, noun] = [rowsOf(definition), nounOf(definition)];
  const texts = textsOf(definition);
  return {
    fact: definition.fact,
    load(org, keys, locked): Loading<AnyRecord> {
      const ids = keys.filter(isId);
      const names = keys.filter((key) => !isId(key));
      const load: Statement[] = [];
      if (ids.length) load.push(statement(`${noun}.by-id`, texts.byId, [org, plainArray(ids)]));
      if (names.length)
        load.push(statement(`${noun}.by-name`, texts.byName, [org, ...namesIn(definition, names)]));
      const lock = [
        plainArray(locked.filter(isId)),
        ...namesIn(
          definition,
          locked.filter((key) => !isId(key)),
        ),
      ];
      return {
        lock: locked.length ? [statement(`${noun}.lock`, texts.lock, [org, ...lock])] : [],
        load,
        read: (rows) => rows.flat().map((row) => readRecord(definition, row)),
      };
    },
    save: (org, changes) => [
      ...table.update(
        org,
        changes.filter((c) => c.before).map((c) => c.after),
      ),
      ...table.insert(
        org,
        changes.filter((c) => !c.before).map((c) => c.after),
      ),
    ],
  };
}

function namesIn({ owner }: AnyDefinition, names: readonly string[]): string[] {
  if (!owner) return [textArray(names)];
  // `OWNER/CODE` with the owner's id; what begins with no id names nothing.
  const parts = names.map((name) => [name.slice(0, 36), name.slice(37)] as const).filter(([id]) => isId(id));
  return [plainArray(parts.map(([id]) => id)), textArray(parts.map(([, code]) => code))];
}

/** By name is one index look-up per name; locks are taken in the order of ids, whatever they were asked by. */
function textsOf(definition: AnyDefinition): { byId: string; byName: string; lock: string } {
  const table = tableOf(definition);
  const [code, owner] = [codeColumnOf(definition), ownerColumnOf(definition)];
  const names = (from: number) =>
    owner
      ? `unnest($${from}::uuid[], $${from + 1}::text[]) AS k(owner, code)`
      : `unnest($${from}::text[]) AS k(code)`;
  const match = `r.org_id = $1::uuid AND r.${code} = k.code${owner ? ` AND r.${owner} = k.owner` : ''}`;
  const one = (from: number, columns: string) =>
    `SELECT r.* FROM ${names(from)} CROSS JOIN LATERAL (SELECT ${columns} FROM ${table} r WHERE ${match} OFFSET 0) AS r`;
  return {
    byId: `SELECT * FROM ${table} WHERE org_id = $1::uuid AND id = ANY($2::uuid[])`,
    byName: one(2, '*'),
    lock: `SELECT 1 FROM ${table} WHERE org_id = $1::uuid AND id = ANY(ARRAY(
      SELECT unnest($2::uuid[]) UNION ${one(3, 'r.id')})) ORDER BY id FOR UPDATE`,
  };
}

type Reading = readonly (readonly [name: string, column: string, read: (stored: never) => unknown])[];
const readings = new WeakMap<AnyDefinition, Reading>();

/** Which column each field is read from, worked out once: a batch reads hundreds of records. */
function readingOf(definition: AnyDefinition): Reading {
  const known = readings.get(definition);
  if (known) return known;
  const reading = fieldsOf(definition).map(
    ([name, field]) => [name, columnOf(definition, name), field.read] as const,
  );
  readings.set(definition, reading);
  return reading;
}

export function readRecord(definition: AnyDefinition, row: Row): AnyRecord {
  const record: Record<string, unknown> = {
    id: row.id,
    active: row.active,
    deletedAt: row.deleted_at,
    version: row.version,
  };
  for (const [name, column, read] of readingOf(definition)) record[name] = read(row[column] as never);
  return record as unknown as AnyRecord;
}

function rowsOf(definition: AnyDefinition): Table<AnyRecord> {
  const columns: Record<string, Column<AnyRecord>> = { id: ['uuid', (record) => record.id] };
  for (const [name, field] of fieldsOf(definition)) {
    const stored =
      field.storedAs === 'jsonb' ? (value: unknown) => field.show(value as never) : (value: unknown) => value;
    columns[columnOf(definition, name)] = [field.storedAs, (record) => stored(record[name])];
  }
  return new Table<AnyRecord>(tableOf(definition), ['id'], {
    ...columns,
    active: ['boolean', (record) => record.active],
    deleted_at: ['timestamptz', (record) => record.deletedAt],
    version: ['integer', (record) => record.version],
  });
}
