import type { Role } from '../../../src/command/access.ts';
import type { Scope } from '../../../src/command/mandate/scope.ts';

interface Cap {
  readonly value: string | null;
  readonly quantity: string | null;
}

/** How far a token goes by itself, as answers say it. */
export interface Limits {
  readonly customers: readonly string[] | null;
  readonly channels: readonly string[] | null;
  readonly locations: readonly string[] | null;
  readonly perCommand: Cap;
  readonly perDay: Cap;
  readonly approval: readonly Scope[];
  readonly beyond: 'refuse' | 'ask';
  readonly requestsPerMinute: number | null;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly state: 'active' | 'expired' | 'revoked';
  readonly agent: string | null;
  /** The user it acts for, by id. */
  readonly person: string | null;
  readonly scopes: readonly Scope[] | null;
  readonly limits: Limits | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly version: number;
}

/** With its text, which is answered once. */
export interface MadeToken extends Token {
  readonly secret: string;
}

/** Every scope there is, and what it is for, as the server says. */
export interface Mandate {
  readonly scopes: readonly { readonly scope: Scope; readonly about: string }[];
  readonly currency: string;
}
