import { z } from 'zod';
import type { Fact, Need } from '../command/fact.ts';
import { refField, versionField } from '../command/fields.ts';
import { isId } from '../kernel/id.ts';
import { type AnyDefinition, type AnyRecord, fieldsOf } from './definition.ts';
import type { Faults } from './faults.ts';
import type { Master } from './master.ts';

/** What was given for the fields of a record; what is missing is undefined. */
export type Given = Readonly<Record<string, unknown>>;

/** All fields people give: required ones must be there, the rest may. */
export function createSchema(definition: AnyDefinition): z.ZodType<Given> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, { given, start }] of fieldsOf(definition)) {
    if (!given) continue;
    const counted = name === definition.code && definition.counted !== undefined;
    shape[name] = start === undefined && !counted ? given : given.optional();
  }
  return z.strictObject(shape) as never;
}

/** PATCH: only what is given changes, null clears what may be missing. */
export function updateSchema(
  definition: AnyDefinition,
): z.ZodType<Given & { ref: string; expectedVersion?: number }> {
  const shape: Record<string, z.ZodType> = { ref: refField, expectedVersion: versionField.optional() };
  for (const [name, { given, fixed }] of fieldsOf(definition)) {
    if (given && !fixed) shape[name] = given.optional();
  }
  return z.strictObject(shape) as never;
}

/** Asks for the records the given fields refer to. */
export function touchReferences(definition: AnyDefinition, given: Given, need: Need): void {
  for (const [name, { refers }] of fieldsOf(definition)) {
    if (refers) need(refers.fact as Fact<Master>, given[name] as string | null | undefined);
  }
}

/** The values of a record after `given` is laid over `before`, references turned into ids. */
export function valuesOf(
  definition: AnyDefinition,
  given: Given,
  before: AnyRecord | null,
  faults: Faults,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of fieldsOf(definition)) {
    const value = given[name];
    if (value === undefined) values[name] = before ? before[name] : field.start;
    else if (!field.refers || value === null) values[name] = value;
    else {
      const already = before ? (before[name] as string | null) : null;
      values[name] = faults.record(
        field.refers.fact as Fact<Master>,
        value as string,
        `/${name}`,
        already,
      )?.id;
    }
  }
  checkCode(definition, given[definition.code], faults);
  return values;
}

/** A code that looks like an id could never be asked for; one with "/" in it would be read as OWNER/CODE. */
function checkCode(definition: AnyDefinition, code: unknown, faults: Faults): void {
  if (typeof code !== 'string') return;
  if (isId(code)) faults.add(`/${definition.code}`, 'it looks like an id');
  if (definition.owner && code.includes('/')) faults.add(`/${definition.code}`, 'it may not contain "/"');
}
