import { cellOf, partOf, type RecordColumn, recordColumns } from '../import/index.ts';
import type { AnyDefinition } from '../record/index.ts';
import { type ExportHouse, listed } from './listed.ts';
import type { Table } from './table.ts';

type Filters = Readonly<Record<string, unknown>>;

/** Records of a list in the very columns they are imported from. */
export function recordTable(house: ExportHouse, definition: AnyDefinition, filters: Filters): Table {
  const columns = recordColumns(definition);
  return {
    columns: columns.map(({ name, kind }) => ({ name, kind: kind === 'decimal' ? 'decimal' : 'text' })),
    rows: recordRows(house, `${definition.fact.kind}.list`, columns, filters),
  };
}

async function* recordRows(
  house: ExportHouse,
  query: string,
  columns: readonly RecordColumn[],
  filters: Filters,
): AsyncGenerator<readonly string[]> {
  for await (const page of listed(house, query, filters)) {
    for (const view of page) yield columns.map(({ name, kind }) => cellOf(kind, partOf(view, name)));
  }
}

const DECIMAL = /^-?\d+(\.\d+)?$/;
const COUNTED = new Set([
  'onHand',
  'demand',
  'allocated',
  'committed',
  'expected',
  'available',
  'backordered',
]);

/** Any other list as it is: a column for each field of its first row. */
export async function plainTable(house: ExportHouse, query: string, filters: Filters): Promise<Table> {
  const pages = listed(house, query, filters);
  const first = (await pages.next()).value as readonly Record<string, unknown>[] | undefined;
  const names = Object.keys(first?.[0] ?? {});
  const isDecimal = (name: string): boolean =>
    COUNTED.has(name) || (first ?? []).every((row) => DECIMAL.test(String(row[name])));
  return {
    columns: names.map((name) => ({ name, kind: isDecimal(name) ? 'decimal' : 'text' })),
    rows: rowsOf(first ?? [], pages, names),
  };
}

async function* rowsOf(
  first: readonly Record<string, unknown>[],
  rest: AsyncIterable<readonly Readonly<Record<string, unknown>>[]>,
  names: readonly string[],
): AsyncGenerator<readonly string[]> {
  const shown = (row: Readonly<Record<string, unknown>>) => names.map((name) => plainText(row[name]));
  yield* first.map(shown);
  for await (const page of rest) yield* page.map(shown);
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const named = value as { sku?: string; code?: string; number?: string };
  return named.sku ?? named.code ?? named.number ?? JSON.stringify(value);
}
