import type { Facts } from '../command/fact.ts';
import { positions } from '../command/stock-facts.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type Difference, difference } from '../ledger/difference.ts';
import type { Entry } from '../ledger/entry.ts';
import { heldAfter } from '../ledger/held.ts';
import { positionKey } from '../ledger/position.ts';
import { datingOf, targetOf } from './projection.ts';
import type { SalesOrder } from './sales-order.ts';

export interface Settled {
  readonly order: SalesOrder;
  readonly entries: readonly Entry[];
}

export interface SettleDays {
  /** Dates new demand and allocation where the order gives them no date of their own. */
  readonly posting: Day;
  /** Dates reversals; each at its original's date where null. */
  readonly reversal: Day | null;
}

/**
 * Brings the ledger in line with the order: the entries to post, and the order holding them. Confirming, editing,
 * moving, cancelling, rejecting and re-dating all come here, and doing a thing twice posts nothing.
 */
export function settle(order: SalesOrder, facts: Facts, newId: () => Id, days: SettleDays): Settled {
  const target = targetOf(order, days.posting);
  if (!target.length && !order.held.length) return { order, entries: [] };
  const postings = keepingCost(difference(target, order.held, datingOf(order, days.reversal)));
  const entries = postings.map(
    (posting): Entry => ({
      ...posting,
      unitCost:
        posting.event === 'CONSUME'
          ? (posting.unitCost ?? averageCost(facts, posting.product, posting.location))
          : posting.unitCost,
      id: newId(),
      source: order.id,
      ref: order.number,
    }),
  );
  if (!entries.length) return { order, entries };
  return { order: { ...order, held: heldAfter(order.held, entries), posted: true }, entries };
}

const placeOf = ({ line, product, location, bin, lot, quantity }: Difference): string =>
  `${line} ${product} ${location} ${bin} ${lot} ${quantity}`;

/** C6, E4: goods that are only re-dated do not come back: they keep the cost they left at, and the average stays. */
function keepingCost(postings: readonly Difference[]): readonly Difference[] {
  const consumed = postings.filter(({ event }) => event === 'CONSUME');
  if (!consumed.length) return postings;
  const back = postings.filter(({ event }) => event === 'REVERSE_CONSUME');
  if (!back.length) return postings;
  const costs = new Map(back.map((posting) => [placeOf(posting), posting.unitCost]));
  const again = new Set(consumed.map(placeOf));
  return postings.map((posting) => {
    if (posting.event === 'CONSUME') return { ...posting, unitCost: costs.get(placeOf(posting)) ?? null };
    const isRedated = posting.event === 'REVERSE_CONSUME' && again.has(placeOf(posting));
    return isRedated ? { ...posting, unitCost: null } : posting;
  });
}

const averageCost = (facts: Facts, product: Id, location: Id) =>
  facts.get(positions, positionKey(product, location))?.averageCost ?? null;
