import { fact, RANK } from '../command/fact.ts';
import type { Paper } from '../command/organisation.ts';
import type { Id } from '../kernel/id.ts';
import type { SheetKind } from './kinds.ts';
import type { Noun } from './printable.ts';

export const EMAIL_STATES = ['queued', 'sent', 'failed'] as const;
export type EmailState = (typeof EMAIL_STATES)[number];

/** A document on its way to somebody: written with the command that asked for it, sent later. */
export interface Email {
  readonly id: Id;
  readonly kind: SheetKind;
  readonly document: Id;
  /** As people call it; `draft` where it has none yet. */
  readonly number: string;
  readonly to: string;
  readonly subject: string;
  readonly message: string;
  readonly paper: Paper | null;
  /** Whose timelines tell of it: the document, and the order it belongs to. */
  readonly told: readonly { readonly noun: Noun; readonly id: Id }[];
  readonly state: EmailState;
  readonly attempts: number;
  /** When it is tried, or tried again. */
  readonly nextAt: string | null;
  /** Why it could not be sent, the last time it was tried. */
  readonly reason: string | null;
  readonly actor: Id;
  readonly command: Id;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

export const emails = fact<Email>('email', RANK.document, (email) => [email.id]);

/** Seconds until it is tried again, after the first time, the second …: from a minute to six hours. */
const WAITS = [60, 300, 1800, 7200, 21_600];

/** When to try again after so many attempts; null when it has been tried often enough. */
export function againAt(attempts: number, now: string): string | null {
  const wait = WAITS[attempts - 1];
  return wait === undefined ? null : new Date(Date.parse(now) + wait * 1000).toISOString();
}
