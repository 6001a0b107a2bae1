import type { Day } from '../kernel/day.ts';
import { minus, plus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { HeldEntry, Posting } from './entry.ts';
import { FORWARD_EVENTS, type ForwardEvent, type LedgerEvent, reversalOf } from './events.ts';

export interface Dating {
  /** Must entries of this event stand at their target's day, or does any day do (C6)? */
  readonly exact: (event: ForwardEvent) => boolean;
  /** The business date of a reversal; its original's own date where null. */
  readonly reversalDay: Day | null;
}

export interface Difference extends Posting {
  readonly reverses: Id | null;
}

/**
 * What must be posted so that the ledger holds `target` instead of `held`: reversals first, the latest events
 * and newest entries first, then new entries in the order events happen. Nothing, when they agree already.
 */
export function difference(
  target: readonly Posting<ForwardEvent>[],
  held: readonly HeldEntry[],
  dating: Dating,
): Difference[] {
  const wanted = grouped(target, dating);
  const reversals: Difference[] = [];
  const posts: Difference[] = [];
  const holding = new Map<string, Quantity>();
  for (const entry of held) add(holding, keyOf(entry, dating), entry.quantity);
  for (const [key, posting] of wanted) {
    const short = minus(posting.quantity, holding.get(key) ?? (0n as Quantity));
    if (short > 0n) posts.push({ ...posting, quantity: short, reverses: null });
  }
  for (const entry of newestFirst(held)) {
    const key = keyOf(entry, dating);
    const surplus = minus(holding.get(key) as Quantity, wanted.get(key)?.quantity ?? (0n as Quantity));
    if (surplus <= 0n) continue;
    const back = surplus < entry.quantity ? surplus : entry.quantity;
    holding.set(key, minus(holding.get(key) as Quantity, back));
    reversals.push(reversal(entry, back, dating.reversalDay ?? entry.day));
  }
  return [...reversals, ...posts.sort((a, b) => order(a.event) - order(b.event) || a.line - b.line)];
}

export function reversal(entry: HeldEntry, quantity: Quantity, day: Day): Difference {
  return {
    line: entry.line,
    product: entry.product,
    location: entry.location,
    event: reversalOf(entry.event),
    quantity,
    day,
    bin: entry.bin,
    lot: entry.lot,
    unitCost: entry.unitCost,
    reverses: entry.id,
  };
}

const order = (event: LedgerEvent): number => FORWARD_EVENTS.indexOf(event as ForwardEvent);

const newestFirst = (held: readonly HeldEntry[]): HeldEntry[] =>
  [...held].sort((a, b) => order(b.event) - order(a.event) || (a.id < b.id ? 1 : -1));

function keyOf(entry: Posting<ForwardEvent>, dating: Dating): string {
  const place = `${entry.line} ${entry.event} ${entry.product} ${entry.location} ${entry.bin} ${entry.lot}`;
  return dating.exact(entry.event) ? `${place} ${entry.day}` : place;
}

function grouped(
  target: readonly Posting<ForwardEvent>[],
  dating: Dating,
): Map<string, Posting<ForwardEvent>> {
  const groups = new Map<string, Posting<ForwardEvent>>();
  for (const posting of target) {
    if (posting.quantity === 0n) continue;
    const key = keyOf(posting, dating);
    const before = groups.get(key);
    groups.set(key, before ? { ...posting, quantity: plus(before.quantity, posting.quantity) } : posting);
  }
  return groups;
}

function add(sums: Map<string, Quantity>, key: string, quantity: Quantity): void {
  sums.set(key, plus(sums.get(key) ?? (0n as Quantity), quantity));
}
