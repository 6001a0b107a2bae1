import colour from 'picocolors';
import { cell, heading, painted } from './cell.ts';
import { print } from './print.ts';
import { tableLines } from './table.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Ids, versions and the like say nothing to a person while the row has a name. */
const QUIET = new Set([
  'id',
  'version',
  'colour',
  'workflow',
  'createdAt',
  'moves',
  'flags',
  'notes',
  'active',
]);

/** A list as a table: one row each, columns that are empty everywhere left out. */
export function showRows(rows: readonly Row[]): void {
  if (!rows.length) print(colour.dim('none'));
  else print(rowLines(rows).join('\n'));
}

export function rowLines(rows: readonly Row[]): string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const telling = names.filter((name) => isTelling(name, rows));
  const kept = telling.length ? telling : names;
  const texts = rows.map((row) => kept.map((name) => textOf(name, row)));
  return tableLines(kept.map(heading), texts);
}

const isTelling = (name: string, rows: readonly Row[]): boolean => {
  if (name === 'id')
    return rows.every(
      (row) => row['number'] === undefined && row['code'] === undefined && row['sku'] === undefined,
    );
  if (QUIET.has(name) || (name.endsWith('Id') && name !== 'externalId')) return false;
  return rows.some((row) => cell(row[name]) !== '');
};

function textOf(name: string, row: Row): string {
  const text = cell(row[name]);
  return name === 'status' ? painted(text, row['colour']) : text;
}
