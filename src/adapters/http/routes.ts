import type { z } from 'zod';
import type { Registry } from '../../command/registry.ts';

/**
 * Where every command and query lives over HTTP. Nothing is written down per command: the name and whether the
 * input has a `ref` decide. The server, OpenAPI and the reference pages all read this.
 */
export interface Route {
  /** Of the command or query. */
  readonly name: string;
  readonly noun: string;
  readonly kind: 'command' | 'query';
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/v1/sales-orders/{ref}/confirm`. */
  readonly path: string;
  /** True where `{ref}` of the path is the input's `ref`. */
  readonly hasRef: boolean;
  /** Makes a document: answered with 201 and its Location. */
  readonly creates: boolean;
}

/** There is one for whoever asks: its ref, where it has one, need not be said. */
const SINGLE: ReadonlySet<string> = new Set(['organisation']);
/** A mass has no plural. */
const UNCOUNTED: ReadonlySet<string> = new Set([
  ...SINGLE,
  'stock',
  'ledger',
  'service',
  'available-to-promise',
  'search',
  'mandate',
  'audit',
]);
/** Verbs after which there is a document that was not there before. */
const CREATING: ReadonlySet<string> = new Set(['create', 'duplicate']);

export function plural(noun: string): string {
  if (UNCOUNTED.has(noun)) return noun;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** `sales-order.confirm` → its noun and its verb. */
export function nounAndVerb(name: string): readonly [noun: string, verb: string] {
  const [noun, verb, more] = name.split('.');
  if (!noun || !verb || more !== undefined) throw new Error(`${name} is not named noun.verb`);
  return [noun, verb];
}

export function commandRoute(name: string, input: z.ZodType): Route {
  const [noun, verb] = nounAndVerb(name);
  const hasRef = !SINGLE.has(noun) && fieldsOf(input).has('ref');
  const thing = hasRef ? `/v1/${plural(noun)}/{ref}` : `/v1/${plural(noun)}`;
  const route = { name, noun, kind: 'command', hasRef, creates: CREATING.has(verb) } as const;
  if (verb === 'create' && !hasRef) return { ...route, method: 'POST', path: thing };
  if (verb === 'update') return { ...route, method: 'PATCH', path: thing };
  if (verb === 'delete') return { ...route, method: 'DELETE', path: thing };
  return { ...route, method: 'POST', path: `${thing}/${verb}` };
}

export function queryRoute(name: string, input: z.ZodType): Route {
  const [noun, what] = nounAndVerb(name);
  const hasRef = !SINGLE.has(noun) && fieldsOf(input).has('ref');
  const thing = hasRef ? `/v1/${plural(noun)}/{ref}` : `/v1/${plural(noun)}`;
  const isThing = what === 'get' || (what === 'list' && !hasRef);
  const path = isThing ? thing : `${thing}/${what}`;
  return { name, noun, kind: 'query', method: 'GET', path, hasRef, creates: false };
}

/** Every route there is, one for each command and query, in the order of the registry. */
export function routesOf(registry: Registry): Route[] {
  const routes = [
    ...[...registry.commands.values()].map((command) => commandRoute(command.name, command.input)),
    ...[...registry.queries.values()].map((query) => queryRoute(query.name, query.input)),
  ];
  const taken = new Map<string, string>();
  for (const { method, path, name } of routes) {
    const other = taken.get(`${method} ${path}`);
    if (other) throw new Error(`${other} and ${name} are both ${method} ${path}`);
    taken.set(`${method} ${path}`, name);
  }
  return routes;
}

interface Inside {
  readonly type: string;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly options?: readonly z.ZodType[];
  readonly left?: z.ZodType;
  readonly right?: z.ZodType;
  readonly in?: z.ZodType;
  readonly out?: z.ZodType;
  readonly innerType?: z.ZodType;
}

/** The names of the fields an input may have at its top, through unions, refinements and transformations. */
export function fieldsOf(schema: z.ZodType): ReadonlySet<string> {
  const inside = schema.def as unknown as Inside;
  if (inside.shape) return new Set(Object.keys(inside.shape));
  const behind = inside.in?.def.type === 'transform' ? inside.out : inside.in;
  const within = inside.options ?? [inside.left, inside.right, behind, inside.innerType];
  const fields = new Set<string>();
  for (const part of within) if (part) for (const field of fieldsOf(part)) fields.add(field);
  return fields;
}
