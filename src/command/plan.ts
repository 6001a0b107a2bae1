import type { Id } from '../kernel/id.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { type Actor, isHeld } from './access.ts';
import { type Outcome, PLAN_EXPIRED, PLAN_STALE, sameOutcome, staleDetail } from './outcome.ts';

/** What was planned: enough to do it later, and to hold it to what was shown. */
export interface Plan {
  readonly id: Id;
  readonly token: Id;
  readonly command: string;
  readonly input: unknown;
  readonly outcome: Outcome;
  /** Why, as whoever made it says. */
  readonly reason: string | null;
  readonly madeAt: string;
  readonly expiresAt: string;
}

export const PLAN_LIFE_MINUTES = 60;

/** Why a plan is not done any more: it is too old, or something else would happen now than it showed. */
export function brokenPlan(
  plan: Pick<Plan, 'outcome' | 'expiresAt'>,
  outcome: Outcome,
  now: string,
): Problem | null {
  if (plan.expiresAt <= now)
    return problem(PLAN_EXPIRED, `the plan expired at ${plan.expiresAt}; plan again`);
  if (sameOutcome(plan.outcome, outcome)) return null;
  return problem(PLAN_STALE, staleDetail(plan.outcome, outcome), { outcome });
}

export interface PlanAnswer {
  readonly plan: Id;
  readonly command: string;
  readonly expiresAt: string;
  readonly outcome: Outcome;
}

/** Who acts as an agent or is held to something applies its own plans; others apply one another's. */
export const mayApply = (actor: Actor, plan: Plan): boolean => !isHeld(actor) || plan.token === actor.token;
