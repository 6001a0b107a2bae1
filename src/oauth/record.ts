import { createHash } from 'node:crypto';

/** What the library of the authorization server wants kept; it names each kind and gives out what is shown for it. */
export type Payload = Readonly<Record<string, unknown>>;

export interface Kept {
  readonly payload: Payload;
  /** When a code or token that works once was used. */
  readonly usedAt: string | null;
}

/** SHA-256: all that is kept of what is shown. */
export const shownHash = (shown: string): Buffer => createHash('sha256').update(shown).digest();

/** The name of a client is written by whoever made it: one short line, and nothing that steers a terminal or a page. */
export function plainName(name: unknown, most = 80): string | null {
  if (typeof name !== 'string') return null;
  const plain = name.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
  const cut = [...plain].slice(0, most).join('').trim();
  return cut || null;
}
