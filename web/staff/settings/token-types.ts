import type { Role } from '../../../src/command/access.ts';

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly state: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

/** With its text, which is answered once. */
export interface MadeToken extends Token {
  readonly secret: string;
}
