import type { Day } from '../kernel/day.ts';
import type { Quantity } from '../kernel/fixed.ts';

/** Quantity that must be there by a day; without one it is due now. */
export interface Due {
  readonly quantity: Quantity;
  readonly by: Day | null;
}

/** Quantity that comes on a day; without one nobody can count on it. What is overdue is taken to come at once. */
export interface Arrival {
  readonly quantity: Quantity;
  readonly expectedOn: Day | null;
}

/** What could be promised from a day on. */
export interface CurvePoint {
  readonly from: Day;
  readonly quantity: Quantity;
}

/**
 * K1: what can be promised at each day from `today` on without breaking a later promise: the least, over that day and
 * all later ones, of on hand + expected by then − due by then. Below zero, promises are broken already. It never
 * falls with time, and a point is given for each day it changes.
 */
export function promiseCurve(
  today: Day,
  onHand: Quantity,
  expected: readonly Arrival[],
  due: readonly Due[],
): CurvePoint[] {
  const changes = new Map<Day, bigint>([[today, onHand]]);
  const add = (day: Day, quantity: bigint) => {
    const at = day > today ? day : today;
    changes.set(at, (changes.get(at) ?? 0n) + quantity);
  };
  for (const { expectedOn, quantity } of expected) if (expectedOn) add(expectedOn, quantity);
  for (const { by, quantity } of due) add(by ?? today, -quantity);
  const days = [...changes.keys()].sort();
  let standing = 0n;
  const standings = days.map((day) => (standing += changes.get(day) as bigint));
  const points: CurvePoint[] = [];
  let lowest = standing;
  for (let i = days.length - 1; i >= 0; i--) {
    if ((standings[i] as bigint) < lowest) lowest = standings[i] as bigint;
    const later = points.at(-1);
    if (later?.quantity === lowest) points.pop();
    points.push({ from: days[i] as Day, quantity: lowest as Quantity });
  }
  return points.reverse();
}

/** K1 at one day: 10 on hand, 10 owed in 30 days and 10 expected in 20 make 10 today. */
export function availableToPromise(
  at: Day,
  onHand: Quantity,
  expected: readonly Arrival[],
  due: readonly Due[],
): Quantity {
  return (promiseCurve(at, onHand, expected, due)[0] as CurvePoint).quantity;
}
