import type { FactStore, Loading, Remembered } from '../command/fact.ts';
import { type Id, isId } from '../kernel/id.ts';
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

type Texts = Readonly<Record<'byId' | 'byName' | 'unchanged' | 'newest' | 'lock', string>>;

/** Loads records by id and by code, and saves them, always many at once. */
export function storeOf(definition: AnyDefinition): FactStore<AnyRecord> {
  const [table, noun] = [rowsOf(definition), nounOf(definition)];
  const texts = textsOf(definition);
  return {
    fact: definition.fact,
    ...(definition.about && { about: definition.about }),
    load: (org, keys, locked, remembered) => loadingOf(definition, texts, org, keys, locked, remembered),
    newest: (org, most) => ({
      lock: [],
      load: [statement(`${noun}.newest`, texts.newest, [org, most])],
      read: ([rows]) => rows!.map((row) => readRecord(definition, row)),
    }),
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

/** What is remembered is asked for by version alone; the rest is read, by id or by code. */
function loadingOf(
  definition: AnyDefinition,
  texts: Texts,
  org: Id,
  keys: readonly string[],
  locked: readonly string[],
  remembered?: Remembered<AnyRecord>,
): Loading<AnyRecord> {
  const noun = nounOf(definition);
  const known = new Map<string, AnyRecord>();
  for (const key of keys) {
    const record = locked.includes(key) ? undefined : remembered?.(key);
    if (record) known.set(key, record);
  }
  const rest = known.size ? keys.filter((key) => !known.has(key)) : keys;
  const [ids, names] = [rest.filter(isId), rest.filter((key) => !isId(key))];
  const load: Statement[] = [];
  if (known.size) load.push(statement(`${noun}.unchanged`, texts.unchanged, [org, ...versionsOf(known)]));
  if (ids.length) load.push(statement(`${noun}.by-id`, texts.byId, [org, plainArray(ids)]));
  if (names.length)
    load.push(statement(`${noun}.by-name`, texts.byName, [org, ...namesIn(definition, names)]));
  const unchanged = (rows: Row[][]) => new Set(known.size ? rows[0]!.map((row) => row.id) : []);
  return {
    lock: locked.length ? [lockOf(definition, texts, org, locked)] : [],
    load,
    read: (rows) => {
      const same = unchanged(rows);
      const full = known.size ? rows.slice(1) : rows;
      return [
        ...[...new Set(known.values())].filter((record) => same.has(record.id)),
        ...full.flat().map((row) => readRecord(definition, row)),
      ];
    },
    outdated: (rows) => {
      const same = unchanged(rows);
      return [...known].filter(([, record]) => !same.has(record.id)).map(([key]) => key);
    },
  };
}

function lockOf(definition: AnyDefinition, texts: Texts, org: Id, keys: readonly string[]): Statement {
  const [ids, names] = [keys.filter(isId), keys.filter((key) => !isId(key))];
  const values = [org, plainArray(ids), ...namesIn(definition, names)];
  return statement(`${nounOf(definition)}.lock`, texts.lock, values);
}

/** Ids and versions of what is remembered, each record once. */
function versionsOf(known: ReadonlyMap<string, AnyRecord>): [ids: string, versions: string] {
  const records = [...new Set(known.values())];
  return [
    plainArray(records.map((record) => record.id)),
    plainArray(records.map((record) => record.version)),
  ];
}

function namesIn({ owner }: AnyDefinition, names: readonly string[]): string[] {
  if (!owner) return [textArray(names)];
  // `OWNER/CODE` with the owner's id; what begins with no id names nothing.
  const parts = names.map((name) => [name.slice(0, 36), name.slice(37)] as const).filter(([id]) => isId(id));
  return [plainArray(parts.map(([id]) => id)), textArray(parts.map(([, code]) => code))];
}

/** By name is one index look-up per name; locks are taken in the order of ids, whatever they were asked by. */
function textsOf(definition: AnyDefinition): Texts {
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
    unchanged: `SELECT k.id FROM unnest($2::uuid[], $3::integer[]) AS k(id, version) CROSS JOIN LATERAL (
      SELECT 1 FROM ${table} r WHERE r.org_id = $1::uuid AND r.id = k.id AND r.version = k.version OFFSET 0) AS r`,
    newest: `SELECT * FROM ${table} WHERE org_id = $1::uuid ORDER BY id DESC LIMIT $2::integer`,
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
