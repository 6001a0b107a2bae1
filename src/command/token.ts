import type { Id } from '../kernel/id.ts';
import type { Role } from './access.ts';
import { fact, RANK } from './fact.ts';

/** A bearer token. The secret itself is shown once and never kept. */
export interface Token {
  readonly id: Id;
  readonly name: string;
  readonly role: Role;
  readonly secretHash: Buffer;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** Made for a demo company: refused on a server that listens beyond loopback. */
  readonly demo: boolean;
}

export const tokens = fact<Token>('token', RANK.setup, (value) => [value.id]);

/** Why a token no longer opens anything; null while it does. */
export function tokenLapse(token: Token, now: string): string | null {
  if (token.revokedAt && token.revokedAt <= now) return `the token "${token.name}" was revoked`;
  if (token.expiresAt && token.expiresAt <= now)
    return `the token "${token.name}" expired on ${token.expiresAt}`;
  return null;
}
