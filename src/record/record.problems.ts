import { type ProblemKind, problemKind } from '../kernel/problem.ts';

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
