import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseInput } from '../command/parse.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { MAPPING_REFUSED } from './import.problems.ts';
import type { Fault, SheetRow } from './sheet.ts';

/** For files of records and stock: field → column, where the file calls it otherwise. */
export const recordMappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  about: z.string().max(2000).optional(),
  columns: z.record(z.string(), z.string().trim().min(1)).default({}),
  decimal: z.enum(['.', ',']).default('.'),
  // These are left out where they are not said, so that a mapping is written, and known by its hash, as ever.
  onlyThese: z
    .boolean()
    .optional()
    .meta({ description: 'a column called like a field is not taken for it unless `columns` says so' }),
  fixed: z
    .record(z.string(), z.string().trim().min(1).max(200))
    .optional()
    .meta({ description: 'field → the text of every row whose cell is empty' }),
});
export type RecordMapping = z.output<typeof recordMappingSchema>;

/** Every column is called like its field. */
export const PLAIN_MAPPING: RecordMapping = { name: 'allot', columns: {}, decimal: '.' };

/** The column a field is read from; null where it is read from none. */
export const columnFor = ({ columns, onlyThese }: RecordMapping, field: string): string | null =>
  columns[field] ?? (onlyThese ? null : field);

/** How a fault calls the place of a field. */
export const placeOf = (mapping: RecordMapping, field: string): string => columnFor(mapping, field) ?? field;

/** The text of a field in a row; '' where there is none. */
export function textFor(
  mapping: RecordMapping,
  heads: readonly string[],
  { cells }: SheetRow,
  field: string,
): string {
  const column = columnFor(mapping, field);
  const written = column === null ? '' : (cells[heads.indexOf(column)] ?? '').trim();
  return written || (mapping.fixed?.[field] ?? '');
}

/** Faults for columns that the mapping names and the file has not. */
export const missingColumns = (mapping: RecordMapping, heads: readonly string[]): Fault[] =>
  Object.values(mapping.columns)
    .filter((column) => !heads.includes(column))
    .map((column) => ({ row: 1, column, detail: 'the column is missing' }));

/** Whether a file of these columns says anything for a field. */
export const says = (mapping: RecordMapping, heads: readonly string[], field: string): boolean =>
  mapping.fixed?.[field] !== undefined || heads.includes(columnFor(mapping, field) ?? '\n');

export async function readRecordMapping(path: string | undefined): Promise<Result<RecordMapping>> {
  if (path === undefined) return done(PLAIN_MAPPING);
  try {
    const parsed = parseInput(recordMappingSchema, JSON.parse(await readFile(path, 'utf8')));
    return parsed.ok ? parsed : refused({ ...parsed.problem, ...MAPPING_REFUSED });
  } catch (error) {
    return refused(problem(MAPPING_REFUSED, `${path}: ${(error as Error).message}`));
  }
}
