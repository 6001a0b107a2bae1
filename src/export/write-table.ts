import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import writeSheet, { type SheetData } from 'write-excel-file/node';
import { neutral } from '../import/index.ts';
import { problem, problemKind } from '../kernel/problem.ts';
import { ListRefused } from './listed.ts';
import type { Column, Table } from './table.ts';

export const TOO_LONG = problemKind('export/too-long', 422, 'The list is too long for this kind of file');

/** Rows of one sheet: more than the importer takes back are better a CSV file. */
const MOST_ROWS = 200_000;

type OnRow = (rows: number) => void;

/** Writes the table as its file's name says, .csv or .xlsx, and answers with the number of rows. */
export async function writeTable(table: Table, path: string, onRow: OnRow = () => {}): Promise<number> {
  // A half-written file must not look like a whole one.
  const part = `${path}.part`;
  let rows = 0;
  const counted = (count: number) => onRow((rows = count));
  try {
    if (path.endsWith('.xlsx')) await writeFile(part, await xlsxBytes(table, { onRow: counted }));
    else await pipeline(csvStream(table, counted), createWriteStream(part));
    await rename(part, path);
    return rows;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** A text cell is one a spreadsheet does not run; a number may begin with its minus sign. */
const safe = (cells: readonly string[], columns: readonly Column[]): string[] =>
  cells.map((cell, i) => (columns[i]?.kind === 'decimal' ? cell : neutral(cell)));

/** The table as CSV while its rows come, with the mark without which Excel takes UTF-8 for something else. */
export function csvStream(table: Table, onRow: OnRow = () => {}): Readable {
  let count = 0;
  async function* rows() {
    yield table.columns.map((column) => column.name);
    for await (const cells of table.rows) {
      yield safe(cells, table.columns);
      onRow(++count);
    }
  }
  const from = Readable.from(rows());
  const csv = stringify({ bom: true });
  // Whoever reads the CSV learns that a row could not be had, and a reader that goes away ends the list.
  from.on('error', (error) => csv.destroy(error));
  csv.on('close', () => from.destroy());
  return from.pipe(csv);
}

/** The table as an XLSX file, which has to be whole before its first byte: it is held in memory. */
export async function xlsxBytes(
  table: Table,
  { onRow = () => {}, mostCells = Number.POSITIVE_INFINITY }: { onRow?: OnRow; mostCells?: number } = {},
): Promise<Buffer> {
  const head = table.columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }));
  const most = Math.min(MOST_ROWS, Math.floor(mostCells / table.columns.length));
  const sheet: SheetData = [head];
  for await (const cells of table.rows) {
    const row = safe(cells, table.columns);
    sheet.push(row.map((cell, i) => sheetCell(cell, (table.columns[i] as Column).kind)));
    onRow(sheet.length - 1);
    if (sheet.length > most + 1) {
      const detail = `an XLSX file takes at most ${most} rows of this list; take a CSV file, or filter it`;
      throw new ListRefused(problem(TOO_LONG, detail, { most }));
    }
  }
  return writeSheet(sheet).toBuffer();
}

/** A spreadsheet keeps 15 digits of a number: what has more stays text. */
function sheetCell(text: string, kind: Column['kind']) {
  if (text === '') return null;
  const isNumber = kind === 'decimal' && text.replace(/[-.]/g, '').length <= 15;
  return isNumber ? { value: Number(text), type: Number } : { value: text, type: String };
}
