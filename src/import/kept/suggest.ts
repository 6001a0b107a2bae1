import type { Reader } from '../../command/query.ts';
import type { Id } from '../../kernel/id.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { columnFaults, findMapping, SHIPPED_NAMES } from '../find-mapping.ts';
import { MAPPING_REFUSED } from '../import.problems.ts';
import type { ImportKind } from '../import-job.store.ts';
import { mappingSchema } from '../mapping.ts';
import { recordMappingSchema } from '../record-mapping.ts';
import { mappingByColumns, rememberedMapping, rememberedMappings } from '../remembered.store.ts';
import { columnsHash, type Sheet } from '../sheet.ts';
import { type Draft, draftOf, recordDraftOf } from './draft.ts';
import type { ImportField } from './fields.ts';
import { guess } from './guess.ts';
import type { MappingFrom } from './import-file.ts';

export interface Suggestion {
  readonly mapping: Draft;
  readonly mappingName: string;
  readonly mappingFrom: MappingFrom;
}

/** A source nobody gave a name goes by its columns. */
const NAMELESS = /^columns-[0-9a-f]{8}$/;
export const isNameless = (name: string): boolean => NAMELESS.test(name);
export const nameFrom = (columns: readonly string[]): string => `columns-${columnsHash(columns).slice(0, 8)}`;

/** How to read a file: as one of these columns was read last, as a shipped mapping says, or as the names tell. */
export async function suggest(
  db: Reader,
  org: Id,
  what: ImportKind,
  sheet: Sheet,
  fields: readonly ImportField[],
): Promise<Suggestion> {
  const remembered = await mappingByColumns(db, org, what, columnsHash(sheet.columns));
  const draft = remembered && draftFrom(what, remembered.mapping, fields, sheet.columns);
  if (draft) return { mapping: draft, mappingName: remembered.name, mappingFrom: 'remembered' };
  const shipped = what === 'orders' ? await shippedFor(db, org, sheet) : null;
  if (shipped) return shipped;
  return {
    mapping: guess(what, sheet, fields),
    mappingName: nameFrom(sheet.columns),
    mappingFrom: 'guessed',
  };
}

async function shippedFor(db: Reader, org: Id, sheet: Sheet): Promise<Suggestion | null> {
  for (const mappingName of SHIPPED_NAMES) {
    const found = await findMapping(db, org, mappingName);
    if (!found.ok || columnFaults(found.value, sheet).length) continue;
    return { mapping: withoutAbsent(draftOf(found.value), sheet), mappingName, mappingFrom: 'shipped' };
  }
  return null;
}

/** Optional columns that this file has not would only be in the way of whoever looks. */
function withoutAbsent(draft: ReturnType<typeof draftOf>, { columns }: Sheet): Draft {
  const kept = Object.entries(draft.columns).filter(([, column]) => columns.includes(column as string));
  const named = new Set(kept.map(([field]) => field));
  const details = Object.entries(draft.details).filter(([field]) => named.has(field));
  return { ...draft, columns: Object.fromEntries(kept), details: Object.fromEntries(details) };
}

/** What was remembered, as it is looked at; null where a later version reads it no more. */
function draftFrom(
  what: ImportKind,
  raw: unknown,
  fields: readonly ImportField[],
  heads: readonly string[],
): Draft | null {
  if (what === 'orders') {
    const parsed = mappingSchema.safeParse(raw);
    return parsed.success ? draftOf(parsed.data) : null;
  }
  const parsed = recordMappingSchema.safeParse(raw);
  const names = fields.map((field) => field.name);
  return parsed.success ? recordDraftOf(parsed.data, names, heads) : null;
}

/** A mapping by its name, to be used on a file of these columns. */
export async function savedMapping(
  db: Reader,
  org: Id,
  what: ImportKind,
  called: string,
  fields: readonly ImportField[],
  heads: readonly string[],
): Promise<Result<Draft>> {
  if (what === 'orders' && SHIPPED_NAMES.includes(called)) {
    const found = await findMapping(db, org, called);
    if (found.ok) return done(draftOf(found.value));
  }
  const raw = await rememberedMapping(db, org, what, called);
  const draft = raw ? draftFrom(what, raw, fields, heads) : null;
  return draft
    ? done(draft)
    : refused(problem(MAPPING_REFUSED, `there is no mapping "${called}" for ${what}`));
}

/** The mappings to choose from, by name: those used before, then those that come with Allot. */
export async function mappingsFor(db: Reader, org: Id, what: ImportKind) {
  const remembered = (await rememberedMappings(db, org, what)).filter(({ name }) => !NAMELESS.test(name));
  const used = remembered.map(({ name, usedAt }) => ({ name, usedAt, shipped: isShipped(what, name) }));
  const unused =
    what === 'orders' ? SHIPPED_NAMES.filter((name) => !used.some((one) => one.name === name)) : [];
  return [...used, ...unused.map((name) => ({ name, usedAt: null, shipped: true }))];
}

const isShipped = (what: ImportKind, name: string): boolean =>
  what === 'orders' && SHIPPED_NAMES.includes(name);
