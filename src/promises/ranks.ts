import { byRank, type OpenLine } from './share.ts';

/** Priorities an order can have, 0 first. */
const PRIORITIES = 10;

/**
 * Priorities for lines in the order they are wished in, with as few of them changed as possible, and by as little;
 * null when the ten there are do not do. Lines of the same priority go by must-arrive-by, since and number, so a new
 * priority is needed wherever the wish goes against that.
 */
export function prioritiesFor(wished: readonly OpenLine[]): number[] | null {
  // Of each priority the line may have, the cheapest way up to it: number of changes × 1000 + how far they go.
  let costs: number[] = Array<number>(PRIORITIES).fill(0);
  const cameFrom: number[][] = [];
  for (const [i, line] of wished.entries()) {
    const before = wished[i - 1];
    const mayShare = !before || byRank({ ...before, priority: 0 }, { ...line, priority: 0 }) < 0;
    const next: number[] = [];
    const from: number[] = [];
    for (let priority = 0; priority < PRIORITIES; priority++) {
      const best = i === 0 ? priority : cheapest(costs, mayShare ? priority : priority - 1);
      const far = Math.abs(priority - line.priority);
      next.push((best < 0 ? Infinity : i === 0 ? 0 : (costs[best] as number)) + (far && 1000 + far));
      from.push(best);
    }
    costs = next;
    cameFrom.push(from);
  }
  return wayBack(costs, cameFrom);
}

/** The cheapest of the first ones up to `last`; the lowest where several are: raising one is kinder than lowering one. */
function cheapest(costs: readonly number[], last: number): number {
  let best = -1;
  for (let i = 0; i <= last; i++) if (best < 0 || (costs[i] as number) < (costs[best] as number)) best = i;
  return best;
}

function wayBack(costs: readonly number[], cameFrom: readonly number[][]): number[] | null {
  let at = cheapest(costs, PRIORITIES - 1);
  if (costs[at] === Infinity) return null;
  const priorities: number[] = [];
  for (let i = cameFrom.length - 1; i >= 0; i--) {
    priorities.unshift(at);
    at = (cameFrom[i] as number[])[at] as number;
  }
  return priorities;
}

/** How many priorities the wish needs: one more wherever it goes against must-arrive-by, since and number. */
export const ranksNeeded = (wished: readonly OpenLine[]): number =>
  wished.reduce((ranks, line, i) => {
    const before = wished[i - 1];
    return before && byRank({ ...before, priority: 0 }, { ...line, priority: 0 }) > 0 ? ranks + 1 : ranks;
  }, 1);
