import type { Id } from '../kernel/id.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { type Actor, denial, type Permission, type Role, UNAUTHENTICATED } from './access.ts';
import { type Facts, fact, RANK } from './fact.ts';
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
}

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

/** Who a token stands for now: itself, or the user whose session it is, with the role that user has. */
export function actorOf(token: Token, user: User | null, org: Id, now: string): Result<Actor> {
  const lapse = tokenLapse(token, now) ?? userLapse(token, user);
  if (lapse) return refused(problem(UNAUTHENTICATED, lapse));
  const { name, role } = user ?? token;
  const who = user ? { user: user.id, source: 'web' } : { source: 'api' };
  return done({ org, token: token.id, name, role, ...who });
}

function userLapse(token: Token, user: User | null): string | null {
  if (token.user === null) return null;
  return user && !user.deactivatedAt ? null : `"${token.name}" may not sign in any more`;
}

/** In the transaction that writes: whoever asks must still be let in, and a user still have a role that may. */
export function admittedStill(
  facts: Facts,
  actor: Actor,
  permission: Permission,
  now: string,
): Result<Actor> {
  const token = facts.get(tokens, actor.token);
  if (!token) return refused(problem(UNAUTHENTICATED, 'the token is unknown'));
  if (token.user === null) {
    const lapse = tokenLapse(token, now);
    return lapse ? refused(problem(UNAUTHENTICATED, lapse)) : done(actor);
  }
  const found = actorOf(token, facts.get(users, token.user), actor.org, now);
  if (!found.ok) return found;
  const denied = denial(found.value, permission);
  return denied ? refused(denied) : done({ ...found.value, source: actor.source });
}
