import type { Id } from '../../kernel/id.ts';
import { done, type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { type Actor, denial, scopeDenial } from '../access.ts';
import { notFound } from '../document.ts';
import type { Page } from '../page.ts';
import type { Query } from '../query.ts';
import { isNarrowed, type Limits } from './limits.ts';
import { OUT_OF_REACH } from './mandate.problems.ts';
import type { Scope } from './scope.ts';

const KINDS = { customer: 'customers', channel: 'channels', location: 'locations' } as const;
export type Kind = keyof typeof KINDS;
const EACH = Object.keys(KINDS) as Kind[];

/**
 * What a question shows, for tokens that may not see everything. Where nothing is said they are not answered at all.
 * `nothing of it`: neither customers, channels nor locations. `by`: whose it is stands in each answer or row, in fields
 * of that name; `free`: it has nothing to do with these. `are`: each is one itself. `ref`: it is seen by whoever sees the
 * answer of that query.
 */
export type Shows = 'nothing of it' | Whose | { readonly ref: string };

/** What answers say themselves of whose they are. */
type Whose = { readonly by: readonly Kind[]; readonly free?: readonly Kind[] } | { readonly are: Kind };

const narrowedIn = (limits: Limits): Kind[] => EACH.filter((kind) => limits[KINDS[kind]] !== null);

const says = (shows: Shows | undefined, kind: Kind): boolean => {
  if (shows === undefined) return false;
  // A customer is on no channel and at no location: only those held to customers see some of them.
  if (shows === 'nothing of it' || 'ref' in shows || 'are' in shows) return true;
  return shows.by.includes(kind) || (shows.free?.includes(kind) ?? false);
};

/** Why a question is not answered, by role, scope, or because nothing says what it would show. */
export function queryDenial(actor: Actor, { name, permission, shows }: Query): Problem | null {
  const scope = permission.startsWith('access:') ? 'admin' : 'read';
  const denied = denial(actor, permission) ?? scopeDenial(actor, scope);
  const { limits = null } = actor;
  if (denied || !isNarrowed(limits)) return denied;
  const unsaid = narrowedIn(limits).find((kind) => !says(shows, kind));
  if (!unsaid) return null;
  const detail = `the token "${actor.name}" is held to some ${KINDS[unsaid]}, and ${name} shows more than that`;
  return problem(OUT_OF_REACH, detail, { asked: name, heldTo: KINDS[unsaid] });
}

/**
 * Why what no single query answers, such as the stream of all that happens, is not given: it takes the scope of the
 * asker to read, and shows more than tokens held to some records may see.
 */
export function wholeDenial(actor: Actor, asked: string, scope: Scope = 'read'): Problem | null {
  const missing = scopeDenial(actor, scope);
  if (missing || !isNarrowed(actor.limits ?? null)) return missing;
  const detail = `the token "${actor.name}" is held to some records, and ${asked} shows more than that`;
  return problem(OUT_OF_REACH, detail, { asked });
}

/** What a token is held to by ids, codes and numbers: answers hold what people call records. */
export type Held = Readonly<Record<Kind, ReadonlySet<string> | null>>;

/** A filter nobody gave, where it can only be the one: lists are read by it instead of being thinned out. */
export function narrowedInput(limits: Limits, fields: ReadonlySet<string>, raw: unknown): unknown {
  const given = { ...(raw as Record<string, unknown> | undefined) };
  for (const kind of narrowedIn(limits)) {
    const [only, other] = limits[KINDS[kind]] as readonly Id[];
    if (only && !other && fields.has(kind) && given[kind] === undefined) given[kind] = only;
  }
  return given;
}

export const saysWhose = (shows: Shows | undefined): shows is Whose =>
  typeof shows === 'object' && !('ref' in shows);

/** The answer, without what the token is held away from. */
export function within(
  held: Held,
  { name, paged, shows }: Pick<Query, 'name' | 'paged'> & { readonly shows: Whose },
  value: unknown,
): Result<unknown> {
  const isSeen = (shown: unknown) =>
    'are' in shows
      ? isHeldIn(held[shows.are], [nameOf(shown) ?? ''])
      : shows.by.every((kind) => isHeldIn(held[kind], named(shown, kind)));
  if (!paged) return isSeen(value) ? done(value) : refused(unseen(name, value));
  const page = value as Page<unknown>;
  return done({ ...page, data: page.data.filter(isSeen) });
}

const isHeldIn = (held: ReadonlySet<string> | null, names: readonly string[]): boolean =>
  held === null || (names.length > 0 && names.every((name) => held.has(name)));

interface Shown {
  readonly [field: string]: unknown;
}

/** All that an answer, and its lines and shipments, say in fields of that name. */
function named(shown: unknown, kind: Kind): string[] {
  const { [kind]: own, lines, shipments } = shown as Shown;
  const parts = [lines, shipments].flatMap((list) => (Array.isArray(list) ? (list as Shown[]) : []));
  return [own, ...parts.map((part) => part[kind])].flatMap((one) => nameOf(one) ?? []);
}

function nameOf(one: unknown): string | null {
  if (typeof one === 'string') return one;
  if (typeof one !== 'object' || one === null) return null;
  const { number, code, id } = one as { number?: string; code?: string; id?: string };
  return number ?? code ?? id ?? null;
}

function unseen(name: string, shown: unknown): Problem {
  const noun = name.split('.')[0] as string;
  const { number, id } = shown as { number?: string; id?: string };
  return notFound(noun.replaceAll('-', ' '), noun, number ?? id ?? '');
}
