import { z } from 'zod';
import { type JsonSchema, topFields } from '../http/openapi/schemas.ts';
import { code, table } from './markdown.ts';

/** What a schema takes, a line for each field; nested fields stand under their owner. */
export function fieldTable(schema: z.ZodType, io: 'input' | 'output'): string {
  const made = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as JsonSchema;
  const rows = rowsOf(inlined(made, made['$defs'] ?? {}) as JsonSchema, '', 0);
  return rows.length ? table(['field', 'type', '', 'about'], rows) : '';
}

/** Schemas with a name of their own stand where they are used, not apart. None contains itself. */
function inlined(part: unknown, named: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(part)) return part.map((one) => inlined(one, named));
  if (part === null || typeof part !== 'object') return part;
  const { $ref, $defs: _, ...rest } = part as JsonSchema;
  const plain = Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, inlined(one, named)]));
  if (typeof $ref !== 'string') return plain;
  const meant = inlined(named[$ref.replace('#/$defs/', '')], named);
  return { ...(meant as JsonSchema), ...plain };
}

const DEEPEST = 3;

function rowsOf(schema: JsonSchema, prefix: string, depth: number): string[][] {
  return [...topFields(schema)].flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const row = [code(path), typeOf(field.schema), field.required ? 'required' : '', aboutOf(field.schema)];
    if (depth >= DEEPEST) return [row];
    const { items } = plainOf(field.schema);
    const inside = items ? rowsOf(plainOf(items), `${path}[].`, depth + 1) : [];
    return [row, ...inside, ...rowsOf(plainOf(field.schema), `${path}.`, depth + 1)];
  });
}

/** `null` beside one other choice says only that the field may be empty. */
function plainOf(schema: JsonSchema): JsonSchema {
  const choices = (schema.anyOf ?? []).filter((choice: JsonSchema) => choice.type !== 'null');
  return choices.length === 1 ? { ...schema, anyOf: undefined, ...choices[0] } : schema;
}

function typeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum) return schema.enum.map((value: unknown) => code(String(value))).join(', ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  return schema.format ?? (Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'any'));
}

function aboutOf(schema: JsonSchema): string {
  const { description, examples } = { ...plainOf(schema), ...schema };
  const standard = schema.default === undefined ? '' : `${code(JSON.stringify(schema.default))} unless said`;
  const example = examples?.length ? `e.g. ${code(String(examples[0]))}` : '';
  return [description, standard, example].filter(Boolean).join('; ');
}
