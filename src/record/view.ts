import { z } from 'zod';
import type { Facts } from '../command/fact.ts';
import { type AnyDefinition, type AnyRecord, fieldsOf, tableOf } from './definition.ts';
import type { Reference } from './field.ts';

/** What people call the record a field refers to; null where it refers to none. */
export type CodeOf = (refers: Reference, id: string) => string | null;

export const codesIn =
  (facts: Facts): CodeOf =>
  (refers, id) =>
    facts.label(refers.fact.kind, id);

/** A record as JSON: camelCase, decimals as strings, a reference as its code with the id beside it. */
export function viewOf(definition: AnyDefinition, record: AnyRecord, codes: CodeOf): Record<string, unknown> {
  const view: Record<string, unknown> = { id: record.id };
  for (const [name, field] of fieldsOf(definition)) {
    const value = record[name];
    if (!field.refers) view[name] = field.show(value as never);
    else {
      view[name] = value === null ? null : codes(field.refers, value as string);
      view[`${name}Id`] = value;
    }
  }
  view['active'] = record.active;
  view['version'] = record.version;
  return view;
}

/** The shape of that JSON. */
export function shapeOf(definition: AnyDefinition): z.ZodType {
  const shape: Record<string, z.ZodType> = { id: z.uuid() };
  for (const [name, field] of fieldsOf(definition)) {
    shape[name] = field.shown;
    if (field.refers) shape[`${name}Id`] = field.start === null ? z.uuid().nullable() : z.uuid();
  }
  shape['active'] = z.boolean();
  shape['version'] = z.int();
  return z.object(shape).meta({ id: titleCase(tableOf(definition)) });
}

const titleCase = (table: string): string =>
  table.replace(/(^|_)([a-z])/g, (_, _gap: string, letter: string) => letter.toUpperCase());
