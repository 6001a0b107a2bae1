import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { Breath } from './breath.ts';
import { UNREADABLE } from './import.problems.ts';
import { MOST_COLUMNS, MOST_ROWS, original, type SheetRow, tooWide } from './sheet.ts';
import { delimiterOf, textOf } from './text-of.ts';

const LINE_END = /\r\n|\n|\r/g;
const CHUNK = 256 * 1024;
/** Characters of one row: a quotation mark that never closes must not swallow the file, nor a row the memory. */
const LONGEST_ROW = 4 * 1024 * 1024;

/** The records of a CSV file, each with the line it begins on; a quoted cell may hold line ends. */
export async function readCsv(bytes: Buffer): Promise<Result<SheetRow[]>> {
  const text = textOf(bytes);
  if (!text.ok) return text;
  const records = parse({
    delimiter: delimiterOf(text.value),
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
    relax_column_count: true,
    // A quotation mark inside a cell that does not begin with one stands for itself: 12" frame.
    relax_quotes: true,
    raw: true,
    max_record_size: LONGEST_ROW,
    info: true,
  });
  try {
    return await taken(Readable.from(chunks(text.value)).pipe(records));
  } catch (error) {
    const { code, lines, message } = error as CsvError & { lines?: number };
    if (!code?.startsWith('CSV_') && !code?.startsWith('INVALID_')) throw error;
    return refused(problem(UNREADABLE, `line ${lines}: ${message}`, { row: lines }));
  }
}

async function taken(records: AsyncIterable<{ record: string[]; raw: string }>): Promise<Result<SheetRow[]>> {
  const rows: SheetRow[] = [];
  let line = 1;
  const breath = new Breath();
  // What is parsed already comes without a pause, as if nobody else were there.
  for await (const { record, raw } of records) {
    if (breath.isDue) await breath.take();
    if (record.length > MOST_COLUMNS) return refused(tooWide(record.length));
    rows.push({ row: line, cells: record.map(original) });
    line += raw.match(LINE_END)?.length ?? 0;
    if (rows.length > MOST_ROWS + 1) {
      return refused(problem(UNREADABLE, `it has more than ${MOST_ROWS} rows; cut it in parts`));
    }
  }
  return done(rows);
}

function* chunks(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += CHUNK) yield text.slice(at, at + CHUNK);
}
