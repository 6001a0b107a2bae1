import type { ImportKind } from '../import-job.store.ts';
import type { Mapping } from '../mapping.ts';
import type { Sheet } from '../sheet.ts';
import { type Draft, orderDraft, recordDraft } from './draft.ts';
import type { ImportField } from './fields.ts';
import { namesOf } from './guess-names.ts';

/** `Unit_Price (€)` → `unitprice`; letters of every script count. */
const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}.%]/gu, '');

/** What the columns mean as far as their names and cells tell; a person looks at it before it is used. */
export function guess(what: ImportKind, sheet: Sheet, fields: readonly ImportField[]): Draft {
  const columns = byName(what, sheet.columns, fields);
  const cells = (field: string): string[] => cellsOf(sheet, columns[field]);
  const decimal = decimalOf(['unitPrice', 'price', 'quantity', 'unitCost', 'discount'].flatMap(cells));
  if (what !== 'orders') return recordDraft.parse({ columns, decimal });
  const days = daysOf(['orderDate', 'mustArriveBy'].flatMap(cells));
  return orderDraft.parse({ columns, decimal, days, fixed: { source: 'import' } });
}

function byName(
  what: ImportKind,
  heads: readonly string[],
  fields: readonly ImportField[],
): Record<string, string> {
  const columns: Record<string, string> = {};
  const free = new Map(heads.filter(Boolean).map((head) => [bare(head), head]));
  const known = namesOf(what);
  const take = (field: string, name: string): void => {
    const head = free.get(name);
    if (head === undefined || columns[field] !== undefined) return;
    columns[field] = head;
    free.delete(name);
  };
  // Our own names first, whatever else they might mean.
  for (const { name } of fields) take(name, bare(name));
  // What has to be there comes before what may be.
  const asked = [...fields].sort((a, b) => Number(b.required) - Number(a.required));
  for (const { name } of asked) for (const other of known.get(name) ?? []) take(name, other);
  if (what === 'orders') columns['document'] ??= columns['number'] ?? columns['externalId'] ?? '';
  if (columns['document'] === '') delete columns['document'];
  return columns;
}

const MOST_LOOKED_AT = 2000;

function cellsOf({ columns, rows }: Sheet, column: string | undefined): string[] {
  const at = column === undefined ? -1 : columns.indexOf(column);
  if (at < 0) return [];
  return rows.slice(0, MOST_LOOKED_AT).map(({ cells }) => (cells[at] ?? '').trim());
}

/** `1.234,50` or `0,5` write a comma; `1,234` alone could be either, and is left to the point. */
const decimalOf = (cells: readonly string[]): '.' | ',' => {
  const commas = cells.filter((cell) => /^-?[\d.]*\d,(\d{1,2}|\d{4,6})$/.test(cell)).length;
  const points = cells.filter((cell) => /^-?[\d,]*\d\.(\d{1,2}|\d{4,6})$/.test(cell)).length;
  return commas > points ? ',' : '.';
};

/** 13/2 tells that the day stands first, 2/13 that the month does; where nothing tells, the day. */
function daysOf(cells: readonly string[]): Mapping['days'] {
  if (cells.some((cell) => /^\d{1,2}\.\d{1,2}\.\d{4}/.test(cell))) return 'DD.MM.YYYY';
  const slashed = cells.flatMap((cell) => {
    const parts = /^(\d{1,2})\/(\d{1,2})\/\d{4}/.exec(cell);
    return parts ? [{ first: Number(parts[1]), second: Number(parts[2]) }] : [];
  });
  if (!slashed.length) return 'YYYY-MM-DD';
  return slashed.some(({ second }) => second > 12) ? 'MM/DD/YYYY' : 'DD/MM/YYYY';
}
