import type { Fact, Facts } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { done, type Problem, type ProblemKind, problem, type Result, refused } from '../kernel/problem.ts';
import { type Cycle, judge } from '../lifecycle/cycle.ts';
import { versionMoved } from '../record/index.ts';
import { notFound } from '../record/record.problems.ts';

interface Living {
  readonly id: Id;
  readonly number: string;
  readonly status: string;
  readonly version: number;
}

export interface Asked {
  readonly ref: string;
  readonly expectedVersion?: number;
}

/** The document asked for as it is, or why it cannot be worked on. */
export function documentFor<D extends Living>(fact: Fact<D>, facts: Facts, asked: Asked): Result<D> {
  const found = facts.get(fact, asked.ref);
  if (!found) return refused(notFound(fact.kind.replaceAll('-', ' '), fact.kind, asked.ref));
  const moved = versionMoved(found.number, asked.expectedVersion, found.version);
  return moved ? refused(moved) : done(found);
}

/** Why the document's life cycle does not allow the move now; null where it does. */
export function moveRefusal(
  cycle: Cycle,
  kind: ProblemKind,
  { number, status }: Living,
  move: string,
): Problem | null {
  const verdict = judge(cycle, move, { status });
  if (verdict.allowed) return null;
  const facts = { number, from: status, move, reason: verdict.reason };
  return problem(kind, `${number} is ${status}: ${verdict.reason}`, facts);
}
