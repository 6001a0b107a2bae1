import { type Problem, type ProblemKind, problem } from '../kernel/problem.ts';
import { type Cycle, judge, type Standing } from './cycle.ts';

interface Living {
  /** Null while it has none, such as a draft. */
  readonly number: string | null;
  readonly status: string;
}

/** A move that is not made, with the reason: `SO-000001 is Cancelled: …`. */
export function moveRefused(
  kind: ProblemKind,
  { number, status }: Living,
  move: string,
  reason: string,
): Problem {
  const detail = `${number ?? 'the draft'} is ${status}: ${reason}`;
  return problem(kind, detail, { number, from: status, move, reason });
}

/** Why the document's life cycle does not allow the move now; null where it does. */
export function moveRefusal(
  cycle: Cycle,
  kind: ProblemKind,
  document: Living & Standing,
  move: string,
): Problem | null {
  const verdict = judge(cycle, move, document);
  return verdict.allowed ? null : moveRefused(kind, document, move, verdict.reason);
}
