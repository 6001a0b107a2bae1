import type { Id } from '../kernel/id.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Actor } from './access.ts';
import type { Answer, Command } from './command.ts';
import type { Outcome } from './outcome.ts';

/** A command on its way through a lane. */
export interface Submission {
  readonly id: Id;
  readonly command: Command;
  readonly input: unknown;
  readonly actor: Actor;
  readonly key: string | null;
  /** Keys are told apart by token; a plan's key belongs to the token it was made with, whoever applies it. */
  readonly keyOwner: Id;
  readonly inputHash: Buffer | null;
  /** Why, as whoever asks says; for the audit. */
  readonly reason?: string | null;
  /** Set when a plan is applied: what was promised to happen, and until when. */
  readonly planned: { readonly outcome: Outcome; readonly expiresAt: string } | null;
}

export type Verdict =
  | { readonly ok: true; readonly answer: Answer; readonly replayed: boolean; readonly view?: () => unknown }
  | { readonly ok: false; readonly problem: Problem };
