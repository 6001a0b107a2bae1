import { fromJsonSchema, type StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { type JsonSchema, topFields } from '../../http/openapi/schemas.ts';

export type { JsonSchema };

const OPTIONS = { target: 'draft-2020-12', unrepresentable: 'any' } as const;

export function jsonOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { ...OPTIONS, io }) as JsonSchema;
  return lean(made);
}

/** What the command checks anyway and a reader can do without: every word of a schema is read at every start. */
const LEFT_OUT: ReadonlySet<string> = new Set(['minLength', 'examples', 'pattern']);

function lean<T>(part: T): T {
  if (Array.isArray(part)) return part.map(lean) as T;
  if (part === null || typeof part !== 'object') return part;
  const fields = Object.entries(part).filter(([name, one]) => !isLeftOut(name, one) && !isNoBound(one));
  return oneType(Object.fromEntries(fields.map(([name, one]) => [name, lean(one)]))) as T;
}

/** A field of an input may be called so, too; it is a schema then, and an object. */
const isLeftOut = (name: string, one: unknown): boolean =>
  LEFT_OUT.has(name) && (typeof one !== 'object' || Array.isArray(one));

const isNoBound = (bound: unknown): boolean =>
  typeof bound === 'number' && Math.abs(bound) === Number.MAX_SAFE_INTEGER;

/** Types side by side are one field with several types. */
function oneType(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.some((one: JsonSchema) => one.type === undefined || isBig(one)))
    return schema;
  return {
    ...Object.assign({}, ...anyOf),
    ...rest,
    type: [...new Set(anyOf.flatMap((one: JsonSchema) => one.type))],
  };
}

const isBig = ({ type, ...rest }: JsonSchema): boolean =>
  ['object', 'array'].includes(type) || 'enum' in rest || 'const' in rest;

/** Told to clients as it is; what is sent is looked at by the command itself, whose refusals point at each fault. */
export const told = (json: JsonSchema): StandardSchemaWithJSON<Record<string, unknown>> =>
  fromJsonSchema<Record<string, unknown>>(json, { getValidator: () => taken as never });

const taken = <T>(given: unknown) => ({
  valid: true as const,
  data: (given ?? {}) as T,
  errorMessage: undefined,
});

export interface Fields {
  readonly properties: Record<string, JsonSchema>;
  readonly required: readonly string[];
  readonly $defs: Record<string, JsonSchema>;
}

/** The fields of several inputs as those of one: required where every one of them wants it. */
export function fieldsOfAll(schemas: readonly z.ZodType[]): Fields {
  const properties: Record<string, JsonSchema> = {};
  const $defs: Record<string, JsonSchema> = {};
  const wanted: Set<string>[] = [];
  for (const schema of schemas) {
    const json = jsonOf(schema, 'input');
    Object.assign($defs, json.$defs);
    const required = new Set<string>();
    for (const [name, field] of topFields(json)) {
      properties[name] ??= field.schema;
      if (field.required) required.add(name);
    }
    wanted.push(required);
  }
  const required = Object.keys(properties).filter((name) => wanted.every((one) => one.has(name)));
  return { properties, required, $defs };
}

/** An object schema; nothing besides its fields is taken. */
export const objectOf = ({ properties, required, $defs }: Fields): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length && { required: [...required] }),
  ...(Object.keys($defs).length && { $defs }),
  additionalProperties: false,
});
