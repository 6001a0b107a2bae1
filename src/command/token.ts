import type { Id } from '../kernel/id.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { type Actor, denial, type Permission, type Role, scopeDenial, UNAUTHENTICATED } from './access.ts';
import { type Facts, fact, RANK } from './fact.ts';
import type { Limits } from './mandate/limits.ts';
import { type Scope, scopesOfBoth } from './mandate/scope.ts';
import { type User, users } from './user.ts';

/** A bearer token. The secret itself is shown once and never kept. */
export interface Token {
  readonly id: Id;
  readonly name: string;
  /** Whose session it is; null for a token of its own, which has its role itself. */
  readonly user: Id | null;
  readonly role: Role;
  readonly secretHash: Buffer;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** Made for a demo company: refused on a server that listens beyond loopback. */
  readonly demo: boolean;
  /** What acts with it, such as an assistant; null for a program that acts for itself. */
  readonly agent: string | null;
  /** The user it acts for: it may no more than they may, and ends with them. */
  readonly person: Id | null;
  /** Null: whatever its role may. */
  readonly scopes: readonly Scope[] | null;
  readonly limits: Limits | null;
  /** The secret before the last rotation, while it still opens. */
  readonly previous: { readonly hash: Buffer; readonly until: string } | null;
  readonly version: number;
}

type Given = Pick<Token, 'id' | 'name' | 'role' | 'secretHash' | 'createdAt' | 'expiresAt'>;
type Held = Pick<Token, 'agent' | 'person' | 'scopes' | 'limits'>;

/** A token that is no session; held to nothing but its role where nothing else is said. */
export const newToken = (given: Given & Partial<Held & Pick<Token, 'demo'>>): Token => ({
  user: null,
  revokedAt: null,
  demo: false,
  agent: null,
  person: null,
  scopes: null,
  limits: null,
  previous: null,
  version: 1,
  ...given,
});

/** Which token a text claims to be; the hash must still be compared. */
export interface ClaimedToken {
  readonly org: Id;
  readonly token: Id;
  readonly hash: Buffer;
}

export const tokens = fact<Token>('token', RANK.setup, (value) => [value.id]);

/** A session ends when it was not used for so long. */
export const SESSION_DAYS = 14;

/** Why a token no longer opens anything; null while it does. */
export function tokenLapse(token: Token, now: string): string | null {
  const isOver = [token.revokedAt, token.expiresAt].some((end) => end !== null && end <= now);
  if (token.user !== null) return isOver ? 'the session is over; sign in again' : null;
  if (token.revokedAt && token.revokedAt <= now) return `the token "${token.name}" was revoked`;
  if (token.expiresAt && token.expiresAt <= now)
    return `the token "${token.name}" expired on ${token.expiresAt}`;
  return null;
}

/** Who a token stands for now: itself, the user whose session it is, or an agent that acts for a user. */
export function actorOf(token: Token, user: User | null, org: Id, now: string): Result<Actor> {
  const lapse = tokenLapse(token, now) ?? userLapse(token, user);
  if (lapse) return refused(problem(UNAUTHENTICATED, lapse));
  if (token.user !== null && user) {
    return done({ org, token: token.id, name: user.name, role: user.role, user: user.id, source: 'web' });
  }
  const { name, role, agent, scopes, limits } = token;
  return done({
    org,
    token: token.id,
    name,
    role,
    source: agent === null ? 'api' : 'agent',
    ...(agent !== null && { agent }),
    ...(user && { person: { id: user.id, name: user.name, role: user.role } }),
    ...(scopes && { scopes }),
    ...(limits && { limits }),
  });
}

function userLapse(token: Token, user: User | null): string | null {
  if (token.user === null && token.person === null) return null;
  if (user && !user.deactivatedAt) return null;
  return token.user === null
    ? `whoever "${token.name}" acts for may not sign in any more`
    : `"${token.name}" may not sign in any more`;
}

/** Whose row of app_user a token needs: of the session's user, or of the person it acts for. */
export const userOf = (token: Token | null | undefined): Id | null => token?.user ?? token?.person ?? null;

/** In the transaction that writes: whoever asks must still be let in, and still be one who may. */
export function admittedStill(
  facts: Facts,
  actor: Actor,
  { permission, scope }: { readonly permission: Permission; readonly scope: Scope },
  now: string,
): Result<Actor> {
  const token = facts.get(tokens, actor.token);
  if (!token) return refused(problem(UNAUTHENTICATED, 'the token is unknown'));
  const found = actorOf(token, facts.get(users, userOf(token)), actor.org, now);
  if (!found.ok) return found;
  // A program's own name and way in are the caller's business, as is the role the command line takes on.
  const current = isHeld(token) ? asLetIn({ ...found.value, source: actor.source }, actor) : actor;
  const denied = denial(current, permission) ?? scopeDenial(current, scope);
  return denied ? refused(denied) : done(current);
}

/** Sessions and agents stand for somebody, or are held to something, that may have changed. */
const isHeld = (token: Token): boolean =>
  userOf(token) !== null || token.scopes !== null || token.limits !== null;

/** What was let in may be held to fewer scopes than the token behind it: programs ask for less when they refresh. */
export const asLetIn = <T extends Pick<Actor, 'scopes'>>(held: T, { scopes }: Pick<Actor, 'scopes'>): T =>
  scopes ? { ...held, scopes: scopesOfBoth(held.scopes, scopes) } : held;
