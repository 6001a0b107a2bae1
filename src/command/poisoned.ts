import { type Problem, problem } from '../kernel/problem.ts';
import { sqlState } from '../store/connection.ts';
import { CONFLICT, FAULT, OUT_OF_RANGE } from './problems.ts';

/** Why a command cannot be written even when it is alone; what is our own mistake is reported. */
export function poisoned(error: unknown, report?: (what: string, error: unknown) => void): Problem {
  const { constraint, detail } = error as { constraint?: string; detail?: string };
  const state = sqlState(error) ?? '';
  if (state === '23514' || state === '22003') {
    const which = constraint ? ` (${constraint})` : '';
    return problem(OUT_OF_RANGE, `a number would leave the range kept for it${which}`);
  }
  if (state.startsWith('23'))
    return problem(CONFLICT, detail ?? `it collides with something (${constraint})`);
  report?.('a command could not be written', error);
  return problem(FAULT, 'the command could not be written');
}
