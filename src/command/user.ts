import type { Id } from '../kernel/id.ts';
import type { Role } from './access.ts';
import { fact, RANK } from './fact.ts';

/** The chance to choose a password, once. */
export interface Invitation {
  /** SHA-256 of its secret. */
  readonly hash: Buffer;
  readonly expiresAt: string;
}

/** Somebody who signs in by e-mail and password. The password itself, hashed or not, never comes this way. */
export interface User {
  readonly id: Id;
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Null while active. */
  readonly deactivatedAt: string | null;
  readonly invitation: Invitation | null;
  readonly createdAt: string;
  /** Has the password of the demo company: refused on a server that listens beyond loopback. */
  readonly demo: boolean;
  readonly version: number;
  /** Null until an invitation was accepted. Written at the door (people/), never by a command. */
  readonly passwordSetAt: string | null;
  /** Written at the door, too. */
  readonly lastSignInAt: string | null;
}

export const users = fact<User>('user', RANK.setup, (value) => [value.id, value.email]);
