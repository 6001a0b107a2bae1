import { minus, plus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';

/** A line that has what another one waits for. */
export interface Taker {
  readonly order: Id;
  readonly number: string;
  readonly line: number;
  /** What it has of the stock and of what is expected for all, in base units. */
  readonly quantity: Quantity;
  /** By its rank, or because its goods are on a shipment already. */
  readonly by: 'rank' | 'commitment';
}

export interface Ahead {
  readonly count: number;
  readonly quantity: Quantity;
  /** The first of them, in the order of rank. */
  readonly lines: readonly Taker[];
}

/** How many are named; the rest are counted. */
export const MOST_NAMED = 20;

const NOBODY: Ahead = { count: 0, quantity: 0n as Quantity, lines: [] };

interface Shared {
  readonly line: {
    readonly order: Id;
    readonly number: string;
    readonly line: number;
    readonly committed: Quantity;
  };
  readonly inStock: Quantity;
  readonly expected: readonly { readonly quantity: Quantity }[];
  readonly own: Quantity;
  readonly open: Quantity;
}

/**
 * K3: who stands before each of the lines, which are in the order of rank: those of better rank with what they got,
 * and those of lower rank whose goods are committed already. Nobody stands before a line that is all in stock.
 */
export function queueBefore(shares: readonly Shared[]): (index: number) => Ahead {
  const better = running(shares.map((one) => taker(one, taken(one), 'rank')));
  // Counted from the end, those of lower rank are the ones before.
  const lower = running(shares.map((one) => taker(one, one.line.committed, 'commitment')).reverse());
  return (index) => {
    const one = shares[index] as Shared;
    if (one.open <= 0n && !one.expected.length) return NOBODY;
    const above = better.before(index);
    const below = lower.before(shares.length - 1 - index);
    const named = better.takers.slice(0, Math.min(above.count, MOST_NAMED));
    const more = lower.takers.slice(Math.max(0, below.count + named.length - MOST_NAMED), below.count);
    return {
      count: above.count + below.count,
      quantity: plus(above.quantity, below.quantity),
      lines: [...named, ...more.reverse()],
    };
  };
}

const taken = (one: Shared): Quantity =>
  one.expected.reduce((sum, { quantity }) => plus(sum, quantity), minus(one.inStock, one.own));

const taker = ({ line }: Shared, quantity: Quantity, by: Taker['by']): Taker => ({
  order: line.order,
  number: line.number,
  line: line.line,
  quantity,
  by,
});

interface Sum {
  readonly count: number;
  readonly quantity: Quantity;
}

/** Those who have anything, and how many and how much of it stand before each place in the row. */
function running(row: readonly Taker[]): { takers: Taker[]; before: (place: number) => Sum } {
  const takers: Taker[] = [];
  const sums: Sum[] = [];
  let quantity = 0n as Quantity;
  for (const one of row) {
    sums.push({ count: takers.length, quantity });
    if (one.quantity > 0n) takers.push(one);
    quantity = plus(quantity, one.quantity);
  }
  return { takers, before: (place) => sums[place] as Sum };
}
