import { createHash } from 'node:crypto';
import type { Id } from '../kernel/id.ts';

/** `allot_<organisation>_<token>_<secret>`: ids without dashes, the secret 32 random bytes in base64url. */
const SHAPE = /^allot_([0-9a-f]{32})_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;

const bare = (id: Id): string => id.replaceAll('-', '');
const dashed = (hex: string): Id => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The text a client sends as its bearer token. */
export const tokenText = (org: Id, token: Id, secret: string): string =>
  `allot_${bare(org)}_${bare(token)}_${secret}`;

/** SHA-256 of the whole text: all that is kept of it. */
export const tokenHash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Which token a text claims to be; null when it is none of ours. The hash must still be compared. */
export function parseToken(text: string): { org: Id; token: Id; hash: Buffer } | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  return { org: dashed(match[1] as string), token: dashed(match[2] as string), hash: tokenHash(text) };
}
