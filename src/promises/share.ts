import type { Day } from '../kernel/day.ts';
import { least, minus, most, plus, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { type Ahead, queueBefore } from './ahead.ts';

/** Goods on their way here: an issued purchase order, or a transfer. Quantities in base units, still to come. */
export interface Incoming {
  readonly kind: 'purchase-order' | 'transfer';
  /** Its number. */
  readonly ref: string;
  readonly quantity: Quantity;
  readonly expectedOn: Day | null;
}

/** A line of an order that is promised and not yet shipped, at one location. */
export interface OpenLine {
  readonly order: Id;
  readonly number: string;
  readonly line: number;
  readonly open: Quantity;
  /** On its committed, picked and packed shipments here. */
  readonly committed: Quantity;
  /** 0 is first, 9 last. */
  readonly priority: number;
  readonly mustArriveBy: Day | null;
  /** When it was confirmed or entered. */
  readonly since: string;
  /** Still to come on issued purchase orders linked to it. */
  readonly linked: readonly Incoming[];
  /** Still to come on linked drafts: nobody counts on it, but it need not be bought again (E1, E2). */
  readonly drafted: Quantity;
}

export interface Supply {
  /** In bins and lots that may be picked today: neither expired nor in quarantine. */
  readonly onHand: Quantity;
  /** Of these, locked to shipments. */
  readonly committed: Quantity;
  /** Issued purchases without a link, and transfers. */
  readonly expected: readonly Incoming[];
}

export const VERDICTS = ['in stock', 'expected', 'short'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a line can count on: inStock + expected + drafted (where counted) + short = open. */
export interface LinePromise {
  readonly line: OpenLine;
  readonly inStock: Quantity;
  /** What comes for it, earliest first; quantities are its part. */
  readonly expected: readonly Incoming[];
  readonly short: Quantity;
  readonly verdict: Verdict;
  /** The day all of it is here, today at the earliest; null where that is not known or not to be. */
  readonly date: Day | null;
  /** Must arrive by a day, and will not be here by then. */
  readonly late: boolean;
  /** Who stands before it, where it is not all in stock. */
  readonly ahead: Ahead;
  /** The arrival that would free it: the last of those it waits for; null where even that is not enough. */
  readonly freedBy: Incoming | null;
}

const NONE = 0n as Quantity;
/** After every day there is. */
const NEVER = '9999-12-31';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** K2: priority, must-arrive-by (without one last), when it was confirmed or entered, number. */
export const byRank = (a: OpenLine, b: OpenLine): number =>
  a.priority - b.priority ||
  compare(a.mustArriveBy ?? NEVER, b.mustArriveBy ?? NEVER) ||
  compare(a.since, b.since) ||
  compare(a.number, b.number) ||
  a.line - b.line;

/** Earliest first, without a day last. */
export const byArrival = (a: Incoming, b: Incoming): number =>
  compare(a.expectedOn ?? NEVER, b.expectedOn ?? NEVER) || compare(a.ref, b.ref);

interface Share {
  readonly line: OpenLine;
  inStock: Quantity;
  readonly expected: Incoming[];
  /** Of what it expects, its own linked purchases: nobody else is kept waiting by those. */
  own: Quantity;
  open: Quantity;
}

/**
 * K2: who gets what of a product at a location, in the order of rank. Committed goods and linked purchases belong to
 * their line; the rest of the usable stock, then what is expected by date, is shared. What a line has linked beyond
 * its need is shared too. Stock nobody else needs is given to lines that would wait for their own purchase.
 *
 * To buy what is missing (E1): take `promisesAt` of the product and location and share with `drafts: true`, so that
 * linked drafts cover their lines; `short` of a line is then what to buy for it.
 */
export function share(
  lines: readonly OpenLine[],
  supply: Supply,
  today: Day,
  { drafts = false }: { readonly drafts?: boolean } = {},
): LinePromise[] {
  const expected = supply.expected.map((one) => ({ ...one }));
  const shares = lines.toSorted(byRank).map((line) => ownFirst(line, drafts, expected));
  const left = fromStock(shares, most(NONE, minus(supply.onHand, supply.committed)));
  if (left > 0n) insteadOfWaiting(shares, left);
  for (const one of shares) one.own = total(one.expected.map(({ quantity }) => quantity));
  fromExpected(shares, expected.sort(byArrival));
  const ahead = queueBefore(shares);
  return shares.map((one, i) => promised(one, ahead(i), today));
}

/** Takes committed goods and linked purchases; what is linked beyond the need goes to the others. */
function ownFirst(line: OpenLine, drafts: boolean, spare: Incoming[]): Share {
  const inStock = least(line.committed, line.open);
  let open = minus(line.open, inStock);
  const expected: Incoming[] = [];
  for (const one of line.linked.toSorted(byArrival)) {
    const quantity = least(one.quantity, open);
    if (quantity > 0n) expected.push({ ...one, quantity });
    if (quantity < one.quantity) spare.push({ ...one, quantity: minus(one.quantity, quantity) });
    open = minus(open, quantity);
  }
  if (drafts) open = minus(open, least(open, line.drafted));
  return { line, inStock, expected, own: NONE, open };
}

function fromStock(shares: readonly Share[], free: Quantity): Quantity {
  let left = free;
  for (const one of shares) {
    const quantity = least(one.open, left);
    one.inStock = plus(one.inStock, quantity);
    one.open = minus(one.open, quantity);
    left = minus(left, quantity);
  }
  return left;
}

/** There is stock left only when nobody lacks any: it takes the place of the purchases that come last. */
function insteadOfWaiting(shares: readonly Share[], free: Quantity): void {
  let left = free;
  for (const one of shares) {
    while (left > 0n && one.expected.length) {
      const last = one.expected.pop() as Incoming;
      const quantity = least(last.quantity, left);
      one.inStock = plus(one.inStock, quantity);
      left = minus(left, quantity);
      if (quantity < last.quantity) one.expected.push({ ...last, quantity: minus(last.quantity, quantity) });
    }
  }
}

function fromExpected(shares: readonly Share[], coming: readonly Incoming[]): void {
  let next = 0;
  let left = coming[0]?.quantity ?? NONE;
  for (const one of shares) {
    let took = false;
    while (one.open > 0n && next < coming.length) {
      const quantity = least(one.open, left);
      if (quantity > 0n) one.expected.push({ ...(coming[next] as Incoming), quantity });
      took ||= quantity > 0n;
      one.open = minus(one.open, quantity);
      left = minus(left, quantity);
      if (left <= 0n) left = coming[++next]?.quantity ?? NONE;
    }
    if (took) one.expected.sort(byArrival);
  }
}

function promised({ line, inStock, expected, open: short }: Share, ahead: Ahead, today: Day): LinePromise {
  const waits = expected.at(-1) ?? null;
  const verdict = short > 0n ? 'short' : waits ? 'expected' : 'in stock';
  const day = waits ? waits.expectedOn : today;
  const date = short > 0n || !day ? null : day > today ? day : today;
  const late = line.mustArriveBy !== null && (date === null || date > line.mustArriveBy);
  return { line, inStock, expected, short, verdict, date, late, ahead, freedBy: short > 0n ? null : waits };
}

export const expectedOf = (promise: LinePromise): Quantity =>
  total(promise.expected.map((one) => one.quantity));

/** Whether a line may count on less than before: more is short, or it is all here later. */
export function isWorse(before: LinePromise, after: LinePromise): boolean {
  if (after.short !== before.short) return after.short > before.short;
  const day = (promise: LinePromise) => promise.date ?? NEVER;
  return day(after) > day(before) || (day(after) === day(before) && after.inStock < before.inStock);
}
