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
