import type { z } from 'zod';
import { type FieldFault, problem, type Result, refused } from '../kernel/problem.ts';
import { INVALID } from './problems.ts';

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function faultsOf(issues: readonly z.core.$ZodIssue[]): FieldFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointer([...issue.path, key]),
        detail: 'there is no such field',
      }));
    }
    if (issue.code === 'invalid_union' && issue.errors.length && !issue.path.length) {
      return faultsOf(issue.errors[0] as z.core.$ZodIssue[]);
    }
    const missing =
      issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_union');
    return [{ pointer: pointer(issue.path), detail: missing ? 'it is required' : issue.message }];
  });
}

/** Reads input against a schema; what is wrong comes back with a pointer to each place. */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(raw ?? {}, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = faultsOf(parsed.error.issues);
  const first = errors[0];
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  const detail = first ? `${first.pointer || 'the input'}: ${first.detail}${more}` : 'the input is not valid';
  return refused(problem(INVALID, detail, undefined, errors));
}
