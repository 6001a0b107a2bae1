import type { z } from 'zod';
import type { Query } from '../../../command/query.ts';
import type { Registry } from '../../../command/registry.ts';
import { type By, Choosing, type Names } from './choosing.ts';
import { fieldsOfAll, type JsonSchema, jsonOf, objectOf } from './schema.ts';
import { small } from './small.ts';
import { type Arguments, type Caller, refusal, type Said, said, type Tool } from './tool.ts';

/** Rows of a page unless the caller wants more; what is read here is read whole. */
const USUAL = 20;
const MOST = 100;

type About = Pick<Tool, 'name' | 'title' | 'about'>;

/** A tool that asks one query, or one of several that `by` chooses among. */
export function looks(registry: Registry, about: About, names: Names, by?: By): Tool {
  const choosing = new Choosing(names, by, (name) => queryOf(registry, name));
  const queries = [...choosing.all.values()];
  const { properties, required, $defs } = fieldsOfAll(queries.map(({ input }) => input as z.ZodType));
  if (properties.limit) properties.limit = { type: 'integer', minimum: 1, maximum: MOST, default: USUAL };
  const own = choosing.fields(by?.says ?? '');
  return {
    ...about,
    kind: 'looks',
    made: queries.map(({ name }) => name),
    input: objectOf({
      properties: { ...own.properties, ...properties },
      required: [...own.required, ...required],
      $defs,
    }),
    output: outputOf(queries),
    run: async (given, caller) => {
      const asked = choosing.choose(given);
      return asked.ok ? ask(asked.chosen, asked.rest, caller) : asked.said;
    },
  };
}

export function queryOf(registry: Registry, name: string): Query {
  const query = registry.queries.get(name);
  if (!query) throw new Error(`there is no query ${name}`);
  return query;
}

/** A page with the cursor of the next, or what a document is. */
export async function ask(query: Query, given: Arguments, { desk, actor }: Caller): Promise<Said> {
  const limit = query.paged ? { limit: Math.min(Number(given.limit ?? USUAL) || USUAL, MOST) } : {};
  // Questions read addresses, where yes and no are texts.
  const texts = Object.entries(given).map(([name, one]) => [
    name,
    typeof one === 'boolean' ? String(one) : one,
  ]);
  const found = await desk.query(actor, query.name, { ...Object.fromEntries(texts), ...limit });
  if (!found.ok) return refusal(found.problem);
  const value = found.value as Record<string, unknown> | readonly unknown[];
  return said(small(Array.isArray(value) ? { data: value } : (value as Record<string, unknown>)));
}

/** A page of rows, or an object; rows are described where there is one kind of them. */
function outputOf(queries: readonly Query[]): JsonSchema {
  const [query, other] = queries;
  if (!query || other) return { type: 'object' };
  const row = query.answer ? jsonOf(query.answer, 'output') : { type: 'object' };
  if (!query.paged)
    return row.type === 'object' ? { ...row, additionalProperties: true } : { type: 'object' };
  return {
    type: 'object',
    properties: {
      data: { type: 'array', items: { type: 'object' } },
      nextCursor: { type: ['string', 'null'], description: 'give it as cursor for the page after this' },
    },
    required: ['data'],
  };
}
