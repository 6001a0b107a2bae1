import { z } from 'zod';
import { dayField } from '../command/fields.ts';
import { INVALID } from '../command/problems.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { fieldProblem, type Result, refused } from '../kernel/problem.ts';

const MOST_DAYS = 400;
export const BY = ['week', 'month'] as const;

/** Two days and what is added up between them. */
export const spanInput = z.strictObject({ from: dayField, to: dayField, by: z.enum(BY).default('week') });
export type Span = z.output<typeof spanInput>;

/** Why nothing can be said of these days; null where it can. */
export function spanRefusal({ from, to }: Span): Result<never> | null {
  if (to < from) return refused(fieldProblem(INVALID, '/to', `it is before ${from}`));
  if (to < addDays(from, MOST_DAYS)) return null;
  return refused(fieldProblem(INVALID, '/to', `it is more than ${MOST_DAYS} days after ${from}`));
}

/** The week or month that begins on `first`, as far as it lies between the two days. Weeks begin on Monday. */
export function periodOf(first: Day, { from, to, by }: Span): { readonly from: Day; readonly to: Day } {
  const last = by === 'week' ? addDays(first, 6) : addDays(monthAfter(first), -1);
  return { from: first < from ? from : first, to: last > to ? to : last };
}

const monthAfter = (first: Day): Day => `${addDays(first, 31).slice(0, 7)}-01` as Day;
