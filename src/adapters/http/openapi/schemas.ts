import { z } from 'zod';
import { nounAndVerb } from '../routes.ts';

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema may hold anything
export type JsonSchema = Record<string, any>;

/** `sales-order.edit-lines` → `SalesOrderEditLines`. */
export const pascal = (name: string): string =>
  name.replace(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The schemas of the document, each under one name however often it is used. */
export class Schemas {
  readonly all: Record<string, JsonSchema> = {};

  /** What a command or query takes; `ref` is left out where the path holds it. */
  input(name: string, schema: z.ZodType, hasRef: boolean): { ref: JsonSchema; schema: JsonSchema } {
    const title = `${pascal(name)}Input`;
    const made = this.#convert(title, schema, 'input');
    return { ref: pointTo(title), schema: (this.all[title] = hasRef ? withoutRef(made) : made) };
  }

  /** What a query takes in its query string; `ref` is in the path. */
  parameters(name: string, schema: z.ZodType) {
    const fields = topFields(this.#convert(`${pascal(name)}Input`, schema, 'input'));
    fields.delete('ref');
    return fields;
  }

  /** What a query answers, or one row of it where it is paged. */
  answer(name: string, schema: z.ZodType, paged: boolean): JsonSchema {
    const [noun, verb] = nounAndVerb(name);
    const isThing = verb === 'get' && !paged;
    const made = isThing ? pascal(noun) : `${pascal(name)}${paged ? 'Row' : 'Answer'}`;
    const title = z.globalRegistry.get(schema)?.id ?? made;
    if (!this.all[title]) {
      const shape = this.#convert(title, schema, 'output');
      // A shape with an id comes as a reference to itself, and is among the definitions.
      this.all[title] ??= shape;
    }
    return pointTo(title);
  }

  #convert(title: string, schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const options = { io, target: 'draft-2020-12', unrepresentable: 'any' } as const;
    const { $schema: _, $defs, ...made } = z.toJSONSchema(schema, options) as JsonSchema;
    // Shapes with an id of their own are one component each; what zod numbers belongs to this schema only.
    const nameOf = (definition: string) => {
      if (definition.startsWith('__')) return `${title}_${definition.slice(2)}`;
      return io === 'input' ? `${definition}Input` : definition;
    };
    for (const [definition, part] of Object.entries($defs ?? {})) {
      this.all[nameOf(definition)] = repointed(part as JsonSchema, title, nameOf);
    }
    return repointed(made, title, nameOf);
  }
}

export const pointTo = (title: string): JsonSchema => ({ $ref: `#/components/schemas/${title}` });

/** References inside one schema become references inside the document. */
function repointed<T>(part: T, title: string, nameOf: (definition: string) => string): T {
  if (Array.isArray(part)) return part.map((inner) => repointed(inner, title, nameOf)) as T;
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).filter(([name, value]) => isWanted(name, value, part));
  const made = entries.map(([name, value]) => {
    if (name !== '$ref' || typeof value !== 'string') return [name, repointed(value, title, nameOf)];
    const definition = /^#\/\$defs\/(.+)$/.exec(value)?.[1];
    return [name, pointTo(definition ? nameOf(definition) : title).$ref];
  });
  return Object.fromEntries(made) as T;
}

/** OpenAPI has no ids of schemas, and a format says what the long pattern beside it does. */
const isWanted = (name: string, value: unknown, schema: object): boolean =>
  typeof value !== 'string' || !(name === 'id' || (name === 'pattern' && 'format' in schema));

const VARIANTS = ['anyOf', 'oneOf', 'allOf'] as const;

function withoutRef(schema: JsonSchema): JsonSchema {
  const made = { ...schema };
  if (made.properties) {
    const { ref: _, ...properties } = made.properties;
    made.properties = properties;
  }
  if (made.required) made.required = made.required.filter((name: string) => name !== 'ref');
  if (made.required?.length === 0) delete made.required;
  for (const variant of VARIANTS) if (made[variant]) made[variant] = made[variant].map(withoutRef);
  return made;
}

/** The fields at the top of a schema, through its variants; required when every variant wants them. */
export function topFields(schema: JsonSchema): Map<string, { schema: JsonSchema; required: boolean }> {
  const fields = new Map<string, { schema: JsonSchema; required: boolean }>();
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    fields.set(name, { schema: part as JsonSchema, required: schema.required?.includes(name) ?? false });
  }
  for (const variant of VARIANTS.flatMap((kind) => schema[kind] ?? [])) {
    for (const [name, field] of topFields(variant))
      if (!fields.has(name)) fields.set(name, { ...field, required: false });
  }
  return fields;
}
