import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseInput } from '../command/parse.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { MAPPING_REFUSED } from './import.problems.ts';

/** For files of records and stock: field → column, where the file calls it otherwise. */
export const recordMappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  about: z.string().max(2000).optional(),
  columns: z.record(z.string(), z.string().trim().min(1)).default({}),
  decimal: z.enum(['.', ',']).default('.'),
});
export type RecordMapping = z.output<typeof recordMappingSchema>;

/** Every column is called like its field. */
export const PLAIN_MAPPING: RecordMapping = { name: 'allot', columns: {}, decimal: '.' };

export async function readRecordMapping(path: string | undefined): Promise<Result<RecordMapping>> {
  if (path === undefined) return done(PLAIN_MAPPING);
  try {
    const parsed = parseInput(recordMappingSchema, JSON.parse(await readFile(path, 'utf8')));
    return parsed.ok ? parsed : refused({ ...parsed.problem, ...MAPPING_REFUSED });
  } catch (error) {
    return refused(problem(MAPPING_REFUSED, `${path}: ${(error as Error).message}`));
  }
}
