import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { UNREADABLE } from './import.problems.ts';
import { MOST_ROWS, original, type SheetRow } from './sheet.ts';
import { type Cell, cellsOf } from './xlsx-process.ts';

/** The rows of the first sheet of an XLSX file. Text stays text, so that leading zeros stay. */
export async function readXlsx(bytes: Buffer): Promise<Result<SheetRow[]>> {
  const table = await cellsOf(bytes);
  if (!table.ok) return table;
  if (table.value.length > MOST_ROWS + 1) {
    return refused(problem(UNREADABLE, `it has more than ${MOST_ROWS} rows; cut it in parts`));
  }
  return done(table.value.map((cells, i) => ({ row: i + 1, cells: cells.map(cellText) })));
}

/** Half characters and NUL, which a sheet can name by number, are no text. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return original(String(cell).toWellFormed().replaceAll('\0', ''));
  const { date } = cell;
  return date.endsWith('T00:00:00.000Z')
    ? date.slice(0, 10)
    : `${date.slice(0, 10)} ${date.slice(11, 19)}`.trim();
}
