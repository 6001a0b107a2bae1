import { NOT_FOUND } from '../command/problems.ts';
import { type Problem, problem } from '../kernel/problem.ts';

export const absent = (words: string, ref: string): Problem =>
  problem(NOT_FOUND, `there is no ${words} "${ref}"`, { ref });
