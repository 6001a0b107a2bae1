import { readSheet } from 'read-excel-file/node';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { UNREADABLE } from './import.problems.ts';
import { MOST_ROWS, original, type SheetRow } from './sheet.ts';
import { checkedZip } from './zip-size.ts';

/** The rows of the first sheet of an XLSX file. Text stays text, so that leading zeros stay. */
export async function readXlsx(bytes: Buffer): Promise<Result<SheetRow[]>> {
  const checked = checkedZip(bytes);
  if (!checked.ok) return checked;
  try {
    const table = await readSheet(checked.value, { parseNumber: numberText, trim: false });
    if (table.length > MOST_ROWS + 1) {
      return refused(problem(UNREADABLE, `it has more than ${MOST_ROWS} rows; cut it in parts`));
    }
    return done(table.map((cells, i) => ({ row: i + 1, cells: cells.map(cellText) })));
  } catch (error) {
    return refused(
      problem(UNREADABLE, `the XLSX file cannot be read: ${error instanceof Error ? error.message : error}`),
    );
  }
}

/**
 * A number as a person sees it in the sheet. The file holds the nearest binary fraction, often with 17 digits
 * (0.30000000000000004); spreadsheets show 15, and so are they read.
 */
export function numberText(stored: string): string {
  if (/^-?\d{1,15}$/.test(stored)) return stored;
  const shown = Number(stored).toPrecision(15);
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shown);
  const plain = match ? withoutExponent(match) : shown;
  return plain.includes('.') ? plain.replace(/\.?0+$/, '') : plain;
}

function withoutExponent([, sign, first, rest = '', exponent]: RegExpExecArray): string {
  const digits = `${first}${rest}`;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const filled = digits.padEnd(point, '0');
  return `${sign}${filled.slice(0, point)}${filled.length > point ? `.${filled.slice(point)}` : ''}`;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return original(String(cell));
  const text = cell.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
