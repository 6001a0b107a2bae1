import { createHash } from 'node:crypto';

import { type Problem, problem } from '../kernel/problem.ts';
import { UNREADABLE } from './import.problems.ts';

/** A row of a table in a file. `row` is the line of a CSV file it begins on, or the row of a spreadsheet. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is wrong, and where: L1 promises row and column of each fault. */
export interface Fault {
  readonly row: number;
  readonly column: string | null;
  readonly detail: string;
}

/** A table read from a CSV or XLSX file: every cell is text, an empty one is ''. */
export interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly faults: readonly Fault[];
}

export const MOST_BYTES = 64 * 1024 * 1024;
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 500;

export const tooWide = (columns: number): Problem =>
  problem(UNREADABLE, `it has ${columns} columns; at most ${MOST_COLUMNS} are read`);

/**
 * Text that a spreadsheet would run as a formula is written with an apostrophe before it (L2), and read back
 * without. An apostrophe that already stands before such text gets one more, so that nothing is lost on the way.
 */
export const neutral = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
export const original = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

const isBlank = (row: SheetRow): boolean => row.cells.every((cell) => cell.trim() === '');

/** The first row names the columns; blank rows are no rows. */
export function sheetFrom(table: readonly SheetRow[]): Sheet {
  const [head, ...below] = table.filter((row) => !isBlank(row));
  if (!head) return { columns: [], rows: [], faults: [] };
  const columns = head.cells.map((cell) => cell.trim());
  while (columns.at(-1) === '') columns.pop();
  const faults: Fault[] = twice(columns).map((column) => ({
    row: head.row,
    column,
    detail: 'two columns have this name',
  }));
  for (const { row, cells } of below) {
    const beyond = cells.slice(columns.length).filter((cell) => cell.trim() !== '');
    if (beyond.length) faults.push({ row, column: null, detail: tooMany(cells.length, columns.length) });
  }
  return { columns, rows: below, faults };
}

/** The set of columns a file has, whatever their order: where it comes from is known by it. */
export const columnsHash = (columns: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...new Set(columns)].sort()))
    .digest('hex');

const tooMany = (cells: number, columns: number): string =>
  `${cells} cells under ${columns} columns: is a quotation mark or a separator missing?`;

const twice = (columns: readonly string[]): string[] =>
  columns.filter((column, i) => column !== '' && columns.indexOf(column) !== i);
