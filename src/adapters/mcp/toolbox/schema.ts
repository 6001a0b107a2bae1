import { fromJsonSchema, type StandardSchemaWithJSON } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { type JsonSchema, topFields } from '../../http/openapi/schemas.ts';

export type { JsonSchema };

const OPTIONS = { target: 'draft-2020-12', unrepresentable: 'any' } as const;

export function jsonOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { ...OPTIONS, io }) as JsonSchema;
  return made;
}

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
