import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import writeSheet, { type SheetData } from 'write-excel-file/node';
import { neutral } from '../import/index.ts';
import type { Column, Table } from './table.ts';

/** Rows of one sheet: more than the importer takes back are better a CSV file. */
const MOST_ROWS = 200_000;

/** Writes the table as its file's name says, .csv or .xlsx, and answers with the number of rows. */
export async function writeTable(
  table: Table,
  path: string,
  onRow: (rows: number) => void = () => {},
): Promise<number> {
  // A half-written file must not look like a whole one.
  const part = `${path}.part`;
  try {
    const rows = await (path.endsWith('.xlsx') ? writeXlsx : writeCsv)(table, part, onRow);
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

async function writeCsv(table: Table, path: string, onRow: (rows: number) => void): Promise<number> {
  let count = 0;
  async function* rows() {
    yield table.columns.map((column) => column.name);
    for await (const cells of table.rows) {
      yield safe(cells, table.columns);
      onRow(++count);
    }
  }
  // With its mark, without which Excel takes UTF-8 for something else.
  await pipeline(Readable.from(rows()), stringify({ bom: true }), createWriteStream(path));
  return count;
}

async function writeXlsx(table: Table, path: string, onRow: (rows: number) => void): Promise<number> {
  const head = table.columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }));
  const sheet: SheetData = [head];
  for await (const cells of table.rows) {
    const row = safe(cells, table.columns);
    sheet.push(row.map((cell, i) => sheetCell(cell, (table.columns[i] as Column).kind)));
    onRow(sheet.length - 1);
    if (sheet.length > MOST_ROWS + 1)
      throw new Error(`an XLSX file takes at most ${MOST_ROWS} rows; write a CSV file`);
  }
  await writeFile(path, await writeSheet(sheet).toBuffer());
  return sheet.length - 1;
}

/** A spreadsheet keeps 15 digits of a number: what has more stays text. */
function sheetCell(text: string, kind: Column['kind']) {
  if (text === '') return null;
  const isNumber = kind === 'decimal' && text.replace(/[-.]/g, '').length <= 15;
  return isNumber ? { value: Number(text), type: Number } : { value: text, type: String };
}
