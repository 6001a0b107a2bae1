import { addDays, type Day } from '../kernel/day.ts';
import { minus, plus, type Quantity } from '../kernel/fixed.ts';

/** What the entries of a day did to the numbers of a position. */
export interface Moved {
  readonly day: Day;
  readonly onHand: Quantity;
  readonly allocated: Quantity;
}

/** Something on its way here. */
export interface Receipt {
  readonly kind: 'purchase-order' | 'transfer';
  readonly number: string;
  readonly quantity: Quantity;
  readonly expectedOn: Day | null;
}

/** A position at the end of a day. After today, as it will be when what is expected comes and nothing else happens. */
export interface DayEnd {
  readonly day: Day;
  readonly onHand: Quantity;
  readonly allocated: Quantity;
  readonly available: Quantity;
  /** What is expected to come on that day. */
  readonly expected: Quantity;
  readonly forecast: boolean;
}

export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
}

const NOTHING = 0n as Quantity;

/** The day a receipt is drawn on: what is overdue is taken to come tomorrow, what has no day on none. */
export const arrivesOn = ({ expectedOn }: Receipt, today: Day): Day | null =>
  expectedOn !== null && expectedOn <= today ? addDays(today, 1) : expectedOn;

/**
 * Day by day from the ledger: the position as it is now, less what later days did to it. `moved` holds every entry
 * dated from `from` on, `now` is the sum of all entries.
 */
export function historyOf(
  span: Span,
  now: { readonly onHand: Quantity; readonly allocated: Quantity },
  moved: readonly Moved[],
  receipts: readonly Receipt[],
): DayEnd[] {
  const by = new Map(moved.map((one) => [one.day, one]));
  const total = (what: 'onHand' | 'allocated') => moved.reduce((sum, one) => plus(sum, one[what]), NOTHING);
  let onHand = minus(now.onHand, total('onHand'));
  let allocated = minus(now.allocated, total('allocated'));
  const arriving = Map.groupBy(receipts, (one) => arrivesOn(one, span.today));
  const ends: DayEnd[] = [];
  // What comes before the first day asked for has come by then.
  let expected = NOTHING;
  for (const [day, some] of arriving)
    if (day !== null && day < span.from) expected = plus(expected, sumOf(some));
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    onHand = plus(onHand, by.get(day)?.onHand ?? NOTHING);
    allocated = plus(allocated, by.get(day)?.allocated ?? NOTHING);
    const coming = sumOf(arriving.get(day));
    expected = plus(expected, coming);
    const there = plus(onHand, expected);
    const forecast = day > span.today;
    ends.push({
      day,
      onHand: there,
      allocated,
      available: minus(there, allocated),
      expected: coming,
      forecast,
    });
  }
  return ends;
}

const sumOf = (some: readonly Receipt[] = []): Quantity =>
  some.reduce((sum, { quantity }) => plus(sum, quantity), NOTHING);
