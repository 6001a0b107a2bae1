import { z } from 'zod';
import { type JsonSchema, topFields } from '../http/openapi/schemas.ts';

/** A field of an input as the command line offers it. */
export interface Field {
  /** In the input: `mustArriveBy`. */
  readonly name: string;
  /** On the line: `must-arrive-by`. */
  readonly flag: string;
  readonly kind: 'text' | 'integer' | 'yes-or-no' | 'list' | 'nested';
  readonly required: boolean;
  /** It may be emptied with ''. */
  readonly clearable: boolean;
  readonly about: string;
  readonly choices: readonly string[];
  /** Of a list: its items may be whole numbers. */
  readonly holdsIntegers: boolean;
  /** Of one item of a list of objects, or of a nested object: its own fields. */
  readonly parts: readonly Field[];
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function fieldsOf(input: z.ZodType): Field[] {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return fieldsIn(schema, schema['$defs'] ?? {});
}

function fieldsIn(schema: JsonSchema, definitions: JsonSchema): Field[] {
  return [...topFields(schema)].map(([name, field]) => {
    const inside = choicesOf(field.schema, definitions);
    const plain = inside.filter((one) => one.type !== 'null');
    const item = plain.find((one) => one.type === 'array')?.items;
    const items = item ? choicesOf(item, definitions) : plain;
    const owner = items.find((one) => one.properties);
    return {
      name,
      flag: kebab(name),
      kind: kindOf(plain),
      required: field.required,
      clearable: plain.length < inside.length,
      about: aboutOf([field.schema, ...plain]),
      choices: plain.length === 1 ? (plain[0]!.enum ?? []) : [],
      holdsIntegers: items.some((one) => one.type === 'integer'),
      parts: owner ? fieldsIn(owner, definitions) : [],
    };
  });
}

/** The alternatives a schema allows, through references and unions. */
function choicesOf(schema: JsonSchema, definitions: JsonSchema): JsonSchema[] {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  if (name) return choicesOf(definitions[name], definitions);
  const choices: JsonSchema[] = schema.anyOf ?? schema.oneOf ?? [];
  return choices.length ? choices.flatMap((choice) => choicesOf(choice, definitions)) : [schema];
}

function kindOf(choices: readonly JsonSchema[]): Field['kind'] {
  const types = new Set(choices.map((choice) => choice.type));
  if (types.has('array')) return 'list';
  if (types.has('object') || choices.some((choice) => choice.properties)) return 'nested';
  if (types.has('boolean')) return 'yes-or-no';
  const isCounted = types.has('integer') || types.has('number');
  return isCounted && types.size === 1 ? 'integer' : 'text';
}

function aboutOf(schemas: readonly JsonSchema[]): string {
  const said = schemas.find((schema) => schema.description)?.description ?? '';
  const usual = schemas.find((schema) => schema.default !== undefined)?.default;
  return [said, usual === undefined || typeof usual === 'object' ? '' : `${usual} unless said`]
    .filter(Boolean)
    .join('; ');
}
