import type { Id } from '../../kernel/id.ts';
import type { Answer } from '../command.ts';
import { fact, RANK } from '../fact.ts';
import type { Outcome } from '../outcome.ts';
import type { Cause } from './judge.ts';

export const APPROVAL_STATUSES = ['waiting', 'approved', 'declined', 'withdrawn'] as const;

/** A plan that waits for a person, or on which one has decided. It has the id of its plan. */
export interface Approval {
  readonly id: Id;
  /** That of whoever asks. */
  readonly token: Id;
  readonly command: string;
  readonly input: unknown;
  /** What it would have done when it was asked for. */
  readonly outcome: Outcome;
  readonly causes: readonly Cause[];
  readonly reason: string | null;
  /** The idempotency key it was asked with, where it was not planned first. */
  readonly key: string | null;
  readonly status: (typeof APPROVAL_STATUSES)[number];
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly decidedAt: string | null;
  readonly decidedBy: Id | null;
  readonly note: string | null;
  /** What came of it, once approved. */
  readonly answer: Answer | null;
  readonly version: number;
}

export const APPROVAL_DAYS = 7;

/** Locked before the documents it is about: whoever decides does so once. */
export const approvals = fact<Approval>('approval', RANK.setup, ({ id }) => [id], true);
