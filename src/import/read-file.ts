import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { readCsv } from './csv.ts';
import { UNREADABLE } from './import.problems.ts';
import { MOST_BYTES, MOST_COLUMNS, type Sheet, sheetFrom, tooWide } from './sheet.ts';
import { readXlsx } from './xlsx.ts';

export interface ReadFile {
  readonly name: string;
  readonly path: string;
  /** SHA-256 of its bytes: the same file again is known by it. */
  readonly hash: string;
  readonly sheet: Sheet;
}

/** Reads a CSV or XLSX file; which of the two it is, its first bytes say and not its name. */
export async function readTable(path: string): Promise<Result<ReadFile>> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return refused(problem(UNREADABLE, `there is no file ${path}`));
  if (found.size > MOST_BYTES) {
    return refused(
      problem(UNREADABLE, `it has ${found.size} bytes; at most ${MOST_BYTES} are read, cut it in parts`),
    );
  }
  return tableFrom(await readFile(path), basename(path), path);
}

/** The same of bytes that came another way. */
export async function tableFrom(bytes: Buffer, name: string, path = name): Promise<Result<ReadFile>> {
  const rows = await (isZip(bytes) ? readXlsx(bytes) : readCsv(bytes));
  if (!rows.ok) return rows;
  const widest = rows.value.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (widest > MOST_COLUMNS) return refused(tooWide(widest));
  const sheet = sheetFrom(rows.value);
  if (!sheet.columns.length) return refused(problem(UNREADABLE, 'the file is empty'));
  const hash = createHash('sha256').update(bytes).digest('hex');
  return done({ name, path, hash, sheet });
}

const isZip = (bytes: Buffer): boolean => bytes.length > 3 && bytes.readUInt32BE(0) === 0x504b0304;
