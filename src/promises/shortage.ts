import type { Day } from '../kernel/day.ts';
import { plus, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { Queue } from './queue.ts';
import { expectedOf, share } from './share.ts';

/** What is missing of a product at a location. */
export interface Shortage {
  readonly open: Quantity;
  readonly inStock: Quantity;
  /** Of the open quantity, what waits for goods on their way. */
  readonly waiting: Quantity;
  readonly short: Quantity;
  /** Short and on no draft yet: what to buy (E1). */
  readonly toBuy: Quantity;
  /** Orders that are not all in stock. */
  readonly orders: readonly Id[];
  /** Of these, those that will miss the day they must arrive by. */
  readonly late: number;
  readonly earliestExpected: Day | null;
}

/** Null where everything is in stock. */
export function shortageOf(queue: Queue, today: Day): Shortage | null {
  const promises = share(queue.lines, queue.supply, today);
  const missing = promises.filter(({ verdict }) => verdict !== 'in stock');
  if (!missing.length) return null;
  const sum = (of: (one: (typeof promises)[number]) => Quantity) => total(promises.map(of));
  const bought = share(queue.lines, queue.supply, today, { drafts: true });
  const days = [...queue.supply.expected, ...queue.lines.flatMap(({ linked }) => linked)]
    .flatMap(({ expectedOn }) => expectedOn ?? [])
    .sort();
  return {
    open: sum(({ line }) => line.open),
    inStock: sum(({ inStock }) => inStock),
    waiting: sum(expectedOf),
    short: sum(({ short }) => short),
    toBuy: bought.reduce((all, { short }) => plus(all, short), 0n as Quantity),
    orders: [...new Set(missing.map(({ line }) => line.order))],
    late: missing.filter(({ late }) => late).length,
    earliestExpected: days[0] ?? null,
  };
}
