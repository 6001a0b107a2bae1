import { NOT_FOUND, VERSION_MOVED } from '../command/problems.ts';
import { type Problem, type ProblemKind, problem, problemKind } from '../kernel/problem.ts';

export const REFERENCE_REFUSED = problemKind(
  'record/reference-refused',
  422,
  'A record referred to cannot be used',
);

export interface RecordProblems {
  readonly codeTaken: ProblemKind;
  readonly inUse: ProblemKind;
}

export const recordProblems = (noun: string, title: string): RecordProblems => ({
  codeTaken: problemKind(`${noun}/code-taken`, 409, `The ${title} exists already`),
  inUse: problemKind(`${noun}/in-use`, 409, `The ${title} is in use`),
});

export const notFound = (title: string, kind: string, ref: string): Problem =>
  problem(NOT_FOUND, `there is no ${title} "${ref}"`, { kind, ref });

/** A lost update: what was read is no longer what is there. Null when it still is, or nobody asked. */
export function versionMoved(what: string, expected: number | undefined, version: number): Problem | null {
  if (expected === undefined || expected === version) return null;
  const detail = `${what} is at version ${version} now; you changed version ${expected}`;
  return problem(VERSION_MOVED, detail, { expectedVersion: expected, version });
}
