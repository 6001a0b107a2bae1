import { fact, RANK } from '../command/fact.ts';
import type { User } from '../command/user.ts';
import type { Id } from '../kernel/id.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { LAST_OWNER } from './people.problems.ts';

/** The active owners of an organisation; `signsIn` where they have a password. */
export interface Owners {
  readonly org: Id;
  readonly owners: readonly { readonly id: Id; readonly signsIn: boolean }[];
}

/**
 * Counted in the database, so a command that asks has its batch to itself and locks the organisation: two owners
 * who put each other out at the same moment do it one after the other.
 */
export const owners = fact<Owners>('owners', RANK.derived, (value) => [value.org]);

/** Why this owner cannot go; null while another is left who can do the same. */
export function lastOwner(user: User, { owners: all }: Owners): Problem | null {
  if (user.role !== 'owner' || user.deactivatedAt) return null;
  const others = all.filter((one) => one.id !== user.id);
  const remains = user.passwordSetAt ? others.some((one) => one.signsIn) : others.length > 0;
  if (remains) return null;
  return problem(LAST_OWNER, `${user.name} is the last owner who can sign in; make another one first`);
}
