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

/** Beside one of these an id says nothing more; a token is revoked by its id. */
const NAMES = ['number', 'code', 'sku', 'at'];

const isTelling = (name: string, rows: readonly Row[]): boolean => {
  if (name === 'id') return rows.every((row) => NAMES.every((other) => row[other] === undefined));
  if (QUIET.has(name) || (name.endsWith('Id') && name !== 'externalId')) return false;
  return rows.some((row) => cell(row[name]) !== '');
};

function textOf(name: string, row: Row): string {
  if (name === 'changes') return changesOf(row[name]);
  const text = cell(row[name]);
  return name === 'status' ? painted(text, row['colour']) : text;
}

/** `status Saved → Confirmed`, of each field that changed. */
function changesOf(changes: unknown): string {
  if (changes === null || typeof changes !== 'object') return '';
  const told = Object.entries(changes).map(([field, change]) => {
    const isPair = Array.isArray(change) && change.length === 2;
    return `${field} ${isPair ? `${cell(change[0]) || '–'} → ${cell(change[1]) || '–'}` : cell(change)}`;
  });
  return told.join(', ');
}
