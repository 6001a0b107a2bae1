import type { Role } from '../../../src/command/access.ts';

export const ROLES = ['owner', 'sales', 'warehouse', 'billing', 'viewer'] as const satisfies readonly Role[];

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly state: 'invited' | 'active' | 'inactive';
  readonly lastSignInAt: string | null;
  readonly version: number;
}

/** What an invitation is answered with, once. */
export interface Invited extends User {
  readonly link: string;
}
