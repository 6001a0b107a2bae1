import { createHash } from 'node:crypto';
import type { Id } from '../kernel/id.ts';

/** `invite_<organisation>_<user>_<secret>`: ids without dashes, the secret 32 random bytes in base64url. */
const INVITATION = /^invite_([0-9a-f]{32})_([0-9a-f]{32})_[A-Za-z0-9_-]{43}$/;
/** `setup_<organisation>_<secret>`. */
const SETUP = /^setup_([0-9a-f]{32})_[A-Za-z0-9_-]{43}$/;

const bare = (id: Id): string => id.replaceAll('-', '');
const dashed = (hex: string): Id => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export const invitationText = (org: Id, user: Id, secret: string): string =>
  `invite_${bare(org)}_${bare(user)}_${secret}`;
export const setUpText = (org: Id, secret: string): string => `setup_${bare(org)}_${secret}`;

/** SHA-256 of the whole text: all that is kept of it. */
export const secretHash = (text: string): Buffer => createHash('sha256').update(text).digest();

export interface Invited {
  readonly org: Id;
  readonly user: Id;
  readonly hash: Buffer;
}

/** Whom an invitation claims to be for; null when it is none of ours. */
export function parseInvitation(text: string): Invited | null {
  const [, org, user] = INVITATION.exec(text) ?? [];
  return org && user ? { org: dashed(org), user: dashed(user), hash: secretHash(text) } : null;
}

/** Which organisation a set-up code claims to open; null when it is none of ours. */
export function parseSetUp(text: string): { org: Id; hash: Buffer } | null {
  const [, org] = SETUP.exec(text) ?? [];
  return org ? { org: dashed(org), hash: secretHash(text) } : null;
}
