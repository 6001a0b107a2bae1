import { fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import { minus, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { positionKey } from '../ledger/position.ts';
import type { Incoming, OpenLine, Supply } from './share.ts';

export type QueuedLine = Omit<OpenLine, 'linked' | 'drafted'>;

/** A line of a purchase order for stock of which something is still to come. */
export interface ComingPurchase {
  readonly purchase: Id;
  readonly number: string;
  readonly line: number;
  /** Not issued yet: nobody counts on it (E2). */
  readonly isDraft: boolean;
  readonly open: Quantity;
  readonly expectedOn: Day | null;
  /** What of it is still to come for an order line. */
  readonly links: readonly { readonly order: Id; readonly orderLine: number; readonly quantity: Quantity }[];
}

export interface ComingTransfer {
  readonly transfer: Id;
  readonly number: string;
  readonly open: Quantity;
  readonly expectedOn: Day | null;
}

/** What stands in a bin, of a lot. */
export interface Stocked {
  readonly bin: Id;
  readonly lot: Id | null;
  readonly expiresOn: Day | null;
  readonly quarantined: boolean;
  readonly onHand: Quantity;
  readonly committed: Quantity;
}

/** Everything the promises of a product at a location follow from, as it is stored. */
export interface PromisesAt {
  readonly product: Id;
  readonly location: Id;
  readonly lines: readonly QueuedLine[];
  readonly purchases: readonly ComingPurchase[];
  readonly transfers: readonly ComingTransfer[];
  readonly stock: readonly Stocked[];
}

/**
 * Asked for by `positionKey(product, location)`, after the position itself, whose lock keeps it as it is. Look at it
 * through `presentAt`, which knows what the batch has changed so far.
 */
export const promisesAt = fact<PromisesAt>('promises', RANK.derived, (value) => [
  positionKey(value.product, value.location),
]);

export const nothingAt = (product: Id, location: Id): PromisesAt => ({
  product,
  location,
  lines: [],
  purchases: [],
  transfers: [],
  stock: [],
});

export interface Queue {
  readonly lines: readonly OpenLine[];
  readonly supply: Supply;
}

const lineKey = (order: Id, line: number): string => `${order} ${line}`;

/** The open lines and what there is for them, ready to be shared. */
export function queueOf(at: PromisesAt, today: Day): Queue {
  const waiting = new Set(at.lines.map(({ order, line }) => lineKey(order, line)));
  const linked = new Map<string, Incoming[]>();
  const drafted = new Map<string, bigint>();
  const expected: Incoming[] = at.transfers.map(({ number, open, expectedOn }) => ({
    kind: 'transfer',
    ref: number,
    quantity: open,
    expectedOn,
  }));
  for (const { number, isDraft, expectedOn, open, links } of at.purchases) {
    const coming = { kind: 'purchase-order', ref: number, expectedOn } as const;
    // What was bought for a line that waits no more, or waits elsewhere, is there for all.
    const own = links.filter(
      (link) => waiting.has(lineKey(link.order, link.orderLine)) && link.quantity > 0n,
    );
    for (const { order, orderLine, quantity } of own) {
      const key = lineKey(order, orderLine);
      if (isDraft) drafted.set(key, (drafted.get(key) ?? 0n) + quantity);
      else linked.set(key, [...(linked.get(key) ?? []), { ...coming, quantity }]);
    }
    const rest = minus(open, total(own.map((link) => link.quantity)));
    if (!isDraft && rest > 0n) expected.push({ ...coming, quantity: rest });
  }
  const lines = at.lines.map((line) => {
    const key = lineKey(line.order, line.line);
    return { ...line, linked: linked.get(key) ?? [], drafted: (drafted.get(key) ?? 0n) as Quantity };
  });
  return { lines, supply: { ...usable(at.stock, today), expected } };
}

/** What may be picked today (F1): a lot is good through its last day. */
function usable(stock: readonly Stocked[], today: Day): Pick<Supply, 'onHand' | 'committed'> {
  const good = stock.filter(
    ({ quarantined, expiresOn }) => !quarantined && (!expiresOn || expiresOn >= today),
  );
  return {
    onHand: total(good.map((one) => one.onHand)),
    committed: total(good.map((one) => one.committed)),
  };
}
