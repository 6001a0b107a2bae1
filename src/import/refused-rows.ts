import { writeFile } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import type { ReadFile } from './read-file.ts';
import { type Fault, neutral } from './sheet.ts';

/** A row that was not taken: with its own fault, or because of another row of its document. */
export interface RefusedDocument {
  readonly rows: readonly number[];
  readonly faults: readonly Fault[];
}

/** Row → why it was not taken. */
export type Reasons = ReadonlyMap<number, string>;

export function reasonsOf(documents: readonly RefusedDocument[], faults: readonly Fault[]): Reasons {
  const reasons = Map.groupBy(faults, (fault) => fault.row);
  const why = new Map<number, string>();
  for (const row of documents.flatMap((document) => document.rows)) why.set(row, ANOTHER_ROW);
  for (const [row, group] of reasons) why.set(row, group.map(inWords).join('; '));
  return why;
}

/** The refused rows as they were, each with its row and why. */
export function refusedCsv({ sheet }: Pick<ReadFile, 'sheet'>, why: Reasons): string {
  const rows = sheet.rows.filter(({ row }) => why.has(row));
  const table = rows.map(({ row, cells }) => [...cells.map(neutral), String(row), why.get(row) as string]);
  return stringify([[...sheet.columns.map(neutral), 'row', 'reason'], ...table]);
}

/** Writes them beside the file: FILE.refused.csv. */
export async function writeRefused(
  file: ReadFile,
  documents: readonly RefusedDocument[],
  faults: readonly Fault[],
): Promise<string> {
  const path = `${file.path}.refused.csv`;
  await writeFile(path, refusedCsv(file, reasonsOf(documents, faults)));
  return path;
}

const ANOTHER_ROW = 'another row of the same document is refused';
const inWords = ({ column, detail }: Fault): string => (column ? `${column}: ${detail}` : detail);
