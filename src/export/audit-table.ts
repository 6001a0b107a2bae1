import { type ExportHouse, listed } from './listed.ts';
import type { Column, Table } from './table.ts';

const COLUMNS: readonly Column[] = [
  'at',
  'by',
  'agent',
  'person',
  'approvedBy',
  'approvalId',
  'asked',
  'outcome',
  'kind',
  'number',
  'documentId',
  'problem',
  'detail',
  'reason',
  'source',
  'id',
].map((name) => ({ name, kind: 'text' }));

/** Who did what, for whoever has to look into it elsewhere. */
export const auditTable = (house: ExportHouse, filters: Readonly<Record<string, unknown>>): Table => ({
  columns: COLUMNS,
  rows: auditRows(house, filters),
});

async function* auditRows(
  house: ExportHouse,
  filters: Readonly<Record<string, unknown>>,
): AsyncGenerator<readonly string[]> {
  for await (const page of listed(house, 'audit.list', filters)) {
    for (const entry of page) yield COLUMNS.map(({ name }) => String(entry[name] ?? ''));
  }
}
