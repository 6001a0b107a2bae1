import type { PickingRule } from '../catalog/product.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { least, minus, plus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import type { Place } from './places.ts';

/** A place with what may be taken from it: on hand − committed there, in base units; below zero counts as none. */
export interface StockedPlace extends Place {
  readonly free: Quantity;
  /** When goods last came in while the place was empty; unknown where null. */
  readonly receivedAt: string | null;
}

/** So much from one bin and lot. */
export interface Pick {
  readonly bin: Id;
  readonly lot: Id | null;
  readonly quantity: Quantity;
}

/** Where to take goods from, in the order of the rule, and how much no usable place holds. */
export interface Picking {
  readonly picks: readonly Pick[];
  readonly short: Quantity;
}

type Order = (a: StockedPlace, b: StockedPlace) => number;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Later than any instant or day: what has no date sorts last. */
const NEVER = '9';

const oldest: Order = (a, b) => compare(a.receivedAt ?? NEVER, b.receivedAt ?? NEVER);
const newest: Order = (a, b) => compare(b.receivedAt ?? '', a.receivedAt ?? '');
const expiringFirst: Order = (a, b) => compare(a.expiresOn ?? NEVER, b.expiresOn ?? NEVER);
const bySequence: Order = (a, b) => a.sequence - b.sequence;
const byLotNumber: Order = (a, b) => compare(a.lotNumber ?? '', b.lotNumber ?? '');
const byId: Order = (a, b) => compare(a.bin, b.bin) || compare(a.lot ?? '', b.lot ?? '');

/** F4: a rule's own order, then received date, bin sequence, lot, id. Manual means: by bin when nobody chose. */
const FIRST: Readonly<Record<PickingRule, Order>> = {
  FIFO: oldest,
  FEFO: expiringFirst,
  LIFO: newest,
  bin: bySequence,
  manual: bySequence,
};

const orderOf =
  (rule: PickingRule): Order =>
  (a, b) =>
    FIRST[rule](a, b) || oldest(a, b) || bySequence(a, b) || byLotNumber(a, b) || byId(a, b);

/** F1, F4: a lot is usable through its expiry day, out of quarantine, with at least the life the customer asks for. */
export const isUsable = (place: Place, today: Day, minimumLifeDays: number | null): boolean =>
  lastsUntil(place, neededDay(today, minimumLifeDays));

/** The places of which that holds. */
export function usable(
  places: readonly StockedPlace[],
  today: Day,
  minimumLifeDays: number | null,
): StockedPlace[] {
  // Once, not for each of 10,000 places: adding days was half of what picking cost.
  const needed = neededDay(today, minimumLifeDays);
  return places.filter((place) => lastsUntil(place, needed));
}

const neededDay = (today: Day, life: number | null): Day => (life ? addDays(today, life) : today);
const lastsUntil = ({ quarantined, expiresOn }: Place, needed: Day): boolean =>
  !quarantined && (expiresOn === null || expiresOn >= needed);

/** Takes `wanted` (base units) from the usable places by the product's rule. */
export function pick(
  places: readonly StockedPlace[],
  rule: PickingRule,
  wanted: Quantity,
  today: Day,
  minimumLifeDays: number | null,
): Picking {
  return take(usable(places, today, minimumLifeDays), rule, wanted);
}

/** As `pick`, from places a person chose: expired and quarantined goods too, such as to write them off. */
export function take(places: readonly StockedPlace[], rule: PickingRule, wanted: Quantity): Picking {
  const picks: Pick[] = [];
  let short = wanted;
  for (const place of places.filter(({ free }) => free > 0n).sort(orderOf(rule))) {
    if (short <= 0n) break;
    const quantity = least(place.free, short);
    picks.push({ bin: place.bin, lot: place.lot, quantity });
    short = minus(short, quantity);
  }
  return { picks, short };
}

/** C10: what was not found is taken from the unassigned bin, which alone may go below zero. */
export function withUnassigned(picking: Picking, unassignedBin: Id): readonly Pick[] {
  if (picking.short === NO_QUANTITY) return picking.picks;
  const missing: Pick = { bin: unassignedBin, lot: null, quantity: picking.short };
  const there = picking.picks.find((one) => one.bin === unassignedBin && one.lot === null);
  if (!there) return [...picking.picks, missing];
  const more = { ...there, quantity: plus(there.quantity, picking.short) };
  return picking.picks.map((one) => (one === there ? more : one));
}

export interface Walked {
  readonly sequence: number;
  readonly binCode: string;
  readonly sku: string;
}

/** G2: the order a picker walks in: bin sequence, bin, SKU. */
export const walkingOrder = (a: Walked, b: Walked): number =>
  a.sequence - b.sequence || compare(a.binCode, b.binCode) || compare(a.sku, b.sku);
