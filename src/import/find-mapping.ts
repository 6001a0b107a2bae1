import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseInput } from '../command/parse.ts';
import type { Reader } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { MAPPING_REFUSED } from './import.problems.ts';

import { HEADER_FIELDS, LINE_FIELDS, type MappedField, type Mapping, mappingSchema } from './mapping.ts';
import { rememberedMapping } from './remembered.store.ts';
import type { Fault, Sheet } from './sheet.ts';

const SHIPPED = new URL('../../db/mappings/', import.meta.url);

/** The mappings of orders that come with Allot. */
export const SHIPPED_NAMES = ['allot', 'online-retail'];

/** A mapping by its file, one that comes with Allot, or one by the name it was last used under. */
export async function findMapping(db: Reader, org: Id, called: string): Promise<Result<Mapping>> {
  if (called.endsWith('.json')) return fromFile(called, called);
  if (!/^[a-z0-9-]+$/.test(called)) return refused(problem(MAPPING_REFUSED, `"${called}" names no mapping`));
  const shipped = new URL(`${called}.json`, SHIPPED);
  if (existsSync(shipped)) return fromFile(shipped, called);
  const remembered = await rememberedMapping(db, org, 'orders', called);
  if (remembered) return mappingFrom(remembered, called);
  return refused(problem(MAPPING_REFUSED, `there is no mapping "${called}": give a file NAME.json`));
}

async function fromFile(path: string | URL, called: string): Promise<Result<Mapping>> {
  try {
    return mappingFrom(JSON.parse(await readFile(path, 'utf8')), called);
  } catch (error) {
    return refused(
      problem(MAPPING_REFUSED, `${called}: ${error instanceof Error ? error.message : String(error)}`),
    );
  }
}

export function mappingFrom(raw: unknown, called: string): Result<Mapping> {
  const parsed = parseInput(mappingSchema, raw);
  if (!parsed.ok) {
    const { detail, errors } = parsed.problem;
    return refused(problem(MAPPING_REFUSED, `${called}: ${detail}`, undefined, [...(errors ?? [])]));
  }
  const missing = (['customer', 'product', 'quantity'] as const).filter(
    (field) => !parsed.value.fields[field] && !(field === 'customer' && parsed.value.customers.missing),
  );
  if (!missing.length) return done(parsed.value);
  return refused(problem(MAPPING_REFUSED, `${called}: it maps no column to ${missing.join(', ')}`));
}

/** Columns of one name, and those the mapping names and the file has not; what it calls optional may be missing. */
export function columnFaults(mapping: Mapping, sheet: Sheet): Fault[] {
  const specs = Object.values(mapping.fields);
  const optional = new Set(specs.filter((spec) => spec.optional).map((spec) => spec.column));
  const looked = mapping.skip.flatMap((rule) => rule.when.map((one) => one.column));
  const named = [mapping.document, ...looked, ...specs.map((spec) => spec.column)];
  const wanted = new Set(named.filter((column) => !optional.has(column)));
  const missing = [...wanted]
    .filter((column) => !sheet.columns.includes(column))
    .map((column) => ({
      row: 1,
      column,
      detail: `the column is missing; there are: ${sheet.columns.join(', ')}`,
    }));
  return [...sheet.faults.filter((fault) => fault.column !== null), ...missing];
}

/** Columns of the file that the mapping says nothing of. */
export function unusedColumns(mapping: Mapping, sheet: Sheet): string[] {
  const fields: readonly MappedField[] = [...HEADER_FIELDS, ...LINE_FIELDS];
  const used = new Set(fields.map((field) => mapping.fields[field]?.column));
  return sheet.columns.filter((column) => column !== mapping.document && !used.has(column) && column !== '');
}
