import { z } from 'zod';
import { parseInput } from '../../command/parse.ts';
import { INVALID } from '../../command/problems.ts';
import { done, fieldProblem, problem, type Result, refused } from '../../kernel/problem.ts';
import { SHIPPED_NAMES } from '../find-mapping.ts';
import { UNDER_WAY } from '../import.problems.ts';
import type { ImportHouse } from '../import-house.ts';
import { type Draft, draftSchema } from './draft.ts';
import { fieldsOf } from './fields.ts';
import { changeFile } from './import-file.store.ts';
import type { ImportFile } from './import-file.ts';
import { definitionFor } from './prepare-file.ts';
import { nameFrom, savedMapping } from './suggest.ts';

const called = z.string().regex(/^[a-z0-9-]{1,60}$/, {
  error: 'a mapping is named in small letters, digits and hyphens',
});

/** How a kept file is to be read. */
export const fileChange = z.strictObject({
  mapping: z
    .unknown()
    .optional()
    .meta({ description: 'what the columns mean; takes the place of the one before' }),
  useMapping: called.optional().meta({ description: 'a mapping used before, by its name, instead' }),
  mappingName: called
    .nullable()
    .optional()
    .meta({ description: 'under which it is remembered; null: by the columns of the file only' }),
  update: z
    .boolean()
    .optional()
    .meta({ description: 'change products or customers that are there and differ' }),
});
export type FileChange = z.output<typeof fileChange>;

export async function change(house: ImportHouse, file: ImportFile, raw: unknown): Promise<Result<null>> {
  const asked = parseInput(fileChange, raw);
  if (!asked.ok) return asked;
  const mapping = await chosen(house, file, asked.value);
  if (!mapping.ok) return mapping;
  const named = nameAfter(file, asked.value);
  if (!named.ok) return named;
  const isGiven = asked.value.mapping !== undefined || asked.value.useMapping !== undefined;
  const to = {
    mapping: mapping.value,
    mappingName: named.value,
    mappingFrom: isGiven ? ('given' as const) : file.mappingFrom,
    updates: asked.value.update ?? file.updates,
  };
  if (await changeFile(house.db, house.actor.org, file.id, to)) return done(null);
  return refused(problem(UNDER_WAY, 'how the file is read cannot be changed once it is being applied'));
}

async function chosen(house: ImportHouse, file: ImportFile, asked: FileChange): Promise<Result<Draft>> {
  const { mapping, useMapping } = asked;
  if (mapping !== undefined && useMapping !== undefined)
    return refused(fieldProblem(INVALID, '/useMapping', 'give a mapping or the name of one, not both'));
  if (useMapping !== undefined) {
    const fields = fieldsOf(house.desk.registry, file.what, definitionFor(file.what));
    const heads = file.columns.map((column) => column.name);
    return savedMapping(house.db, house.actor.org, file.what, useMapping, fields, heads);
  }
  if (mapping === undefined) return done(file.mapping);
  const parsed = parseInput(draftSchema(file.what), mapping);
  if (parsed.ok) return parsed;
  const errors = (parsed.problem.errors ?? []).map((one) => ({ ...one, pointer: `/mapping${one.pointer}` }));
  return refused({ ...parsed.problem, errors });
}

/** A shipped mapping that was changed is another one. */
function nameAfter(file: ImportFile, { mapping, useMapping, mappingName }: FileChange): Result<string> {
  const nameless = nameFrom(file.columns.map((column) => column.name));
  if (mappingName === null) return done(nameless);
  const isShipped = (name: string) => file.what === 'orders' && SHIPPED_NAMES.includes(name);
  if (mappingName !== undefined && mappingName !== useMapping && isShipped(mappingName))
    return refused(
      fieldProblem(INVALID, '/mappingName', `"${mappingName}" comes with Allot: choose another name`),
    );
  const before = mapping !== undefined && isShipped(file.mappingName) ? nameless : file.mappingName;
  return done(mappingName ?? useMapping ?? before);
}
