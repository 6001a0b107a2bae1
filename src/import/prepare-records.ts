import { createHash } from 'node:crypto';
import type { Command } from '../command/command.ts';
import { parseInput } from '../command/parse.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import type { AnyDefinition } from '../record/index.ts';
import { Breath } from './breath.ts';
import type { ImportHouse } from './import-house.ts';
import { faulty } from './prepare.ts';
import type { ReadFile } from './read-file.ts';
import { cellValue, type RecordColumn, recordColumns, setPart } from './record-columns.ts';
import { columnFor, missingColumns, placeOf, type RecordMapping, says, textFor } from './record-mapping.ts';
import type { Fault, SheetRow } from './sheet.ts';

export interface ReadyRecord {
  readonly row: number;
  readonly code: string;
  readonly standing: 'new' | 'there' | 'differs';
  readonly input: Readonly<Record<string, unknown>>;
  /** Fields that differ from what is there. */
  readonly differing: readonly string[];
}

export interface PreparedRecords {
  readonly file: ReadFile;
  readonly kind: 'products' | 'customers';
  readonly noun: string;
  readonly hash: string;
  readonly mapping: RecordMapping;
  readonly records: readonly ReadyRecord[];
  readonly refused: readonly { readonly rows: readonly number[]; readonly faults: readonly Fault[] }[];
  readonly faults: readonly Fault[];
  readonly unusedColumns: readonly string[];
}

type View = Readonly<Record<string, unknown>>;

/** Reads a file of products or customers and compares each row with the record that is there. */
export async function prepareRecords(
  house: ImportHouse,
  file: ReadFile,
  definition: AnyDefinition,
  mapping: RecordMapping,
): Promise<Result<PreparedRecords>> {
  const noun = definition.fact.kind;
  const columns = recordColumns(definition);
  const { code } = definition;
  const columnOf = (name: string): string => placeOf(mapping, name);
  const missing = missingColumns(mapping, file.sheet.columns);
  if (missing.length) return refused(faulty(missing));
  if (!says(mapping, file.sheet.columns, code))
    return refused(faulty([{ row: 1, column: columnOf(code), detail: 'the column is missing' }]));
  const there = await everyRecord(house, noun, code);
  if (!there.ok) return there;
  const command = house.desk.registry.commands.get(`${noun}.create`) as Command;
  const { records, faults } = await readRecords(file, definition, mapping, command, there.value);
  const bad = new Set(faults.map((fault) => fault.row));
  const used = new Set(columns.map(({ name }) => columnFor(mapping, name)));
  return done({
    file,
    kind: `${noun}s` as 'products' | 'customers',
    noun,
    hash: createHash('sha256')
      .update(`${file.hash}\n${JSON.stringify(mapping)}`)
      .digest('hex'),
    mapping,
    records: records.filter((record) => !bad.has(record.row)),
    refused: [...bad].map((row) => ({ rows: [row], faults: [] })),
    faults: faults.sort((a, b) => a.row - b.row),
    unusedColumns: file.sheet.columns.filter((column) => !used.has(column)),
  });
}

async function readRecords(
  { sheet }: ReadFile,
  definition: AnyDefinition,
  mapping: RecordMapping,
  command: Command,
  there: ReadonlyMap<string, View>,
): Promise<{ records: ReadyRecord[]; faults: Fault[] }> {
  const columns = recordColumns(definition);
  const columnOf = (name: string): string => placeOf(mapping, name);
  const faults: Fault[] = [...sheet.faults];
  const records: ReadyRecord[] = [];
  const firstRows = new Map<string, number>();
  const breath = new Breath();
  for (const row of sheet.rows) {
    if (breath.isDue) await breath.take();
    const input = inputOf(row, columns, sheet.columns, mapping);
    const found = faultsOf(command, definition, input, row.row, firstRows, columnOf);
    faults.push(...found);
    if (!found.length) records.push(ready(command, definition, input, row.row, there));
  }
  return { records, faults };
}

function inputOf(
  row: SheetRow,
  columns: readonly RecordColumn[],
  heads: readonly string[],
  mapping: RecordMapping,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const { name, kind } of columns) {
    const text = textFor(mapping, heads, row, name);
    if (text !== '') setPart(input, name, cellValue(kind, text, mapping.decimal));
  }
  return input;
}

function faultsOf(
  command: Command,
  definition: AnyDefinition,
  input: Record<string, unknown>,
  row: number,
  firstRows: Map<string, number>,
  columnOf: (name: string) => string,
): Fault[] {
  const at = (name: string, detail: string): Fault => ({ row, column: columnOf(name), detail });
  const code = input[definition.code] as string | undefined;
  if (code === undefined) return [at(definition.code, 'it is empty')];
  const first = firstRows.get(code);
  if (first !== undefined) return [at(definition.code, `"${code}" stands in row ${first} too`)];
  firstRows.set(code, row);
  const parsed = parseInput(command.input, input);
  if (parsed.ok) return [];
  return (parsed.problem.errors ?? []).map(({ pointer, detail }) =>
    at(pointer.split('/').slice(1, 3).join('.'), detail),
  );
}

function ready(
  command: Command,
  definition: AnyDefinition,
  input: Record<string, unknown>,
  row: number,
  there: ReadonlyMap<string, View>,
): ReadyRecord {
  const code = String(input[definition.code]);
  const known = there.get(code);
  if (!known) return { row, code, input, standing: 'new', differing: [] };
  const parsed = parseInput(command.input, input);
  const values = (parsed.ok ? parsed.value : {}) as Record<string, unknown>;
  const differing = Object.keys(input).filter((name) => {
    const field = definition.fields[name]!;
    const shown = field.refers ? values[name] : field.show(values[name] as never);
    return JSON.stringify(shown) !== JSON.stringify(known[name]);
  });
  return { row, code, input, standing: differing.length ? 'differs' : 'there', differing };
}

async function everyRecord(
  house: ImportHouse,
  noun: string,
  code: string,
): Promise<Result<Map<string, View>>> {
  const all = new Map<string, View>();
  let cursor: string | null = null;
  do {
    const asked: Record<string, unknown> = { limit: 500, ...(cursor && { cursor }) };
    const page = await house.desk.query(house.actor, `${noun}.list`, asked);
    if (!page.ok) return page;
    const { data, nextCursor } = page.value as { data: View[]; nextCursor: string | null };
    for (const view of data) all.set(String(view[code]), view);
    cursor = nextCursor;
  } while (cursor);
  return done(all);
}
