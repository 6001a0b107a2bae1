import type { Id } from '../kernel/id.ts';
import type { Outcome } from './outcome.ts';

/** What was planned: enough to do it later, and to hold it to what was shown. */
export interface Plan {
  readonly id: Id;
  readonly token: Id;
  readonly command: string;
  readonly input: unknown;
  readonly outcome: Outcome;
  readonly madeAt: string;
  readonly expiresAt: string;
}

export const PLAN_LIFE_MINUTES = 60;
