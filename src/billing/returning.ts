import { z } from 'zod';
import { products } from '../catalog/index.ts';
import { put } from '../command/command.ts';
import { counters } from '../command/counter.ts';
import type { Facts, Need } from '../command/fact.ts';
import { quantityField, refField } from '../command/fields.ts';
import { binPositions } from '../command/stock-facts.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import { binPositionKey } from '../ledger/position.ts';
import { Faults, nameWithin } from '../record/index.ts';
import type { SalesOrder } from '../sales/index.ts';
import { locationOf } from '../sales/sales-order.ts';
import {
  Booking,
  bins,
  bookingEffect,
  type Location,
  locations,
  lots,
  newDocument,
  takeIn,
  touchStockLines,
} from '../stock/index.ts';
import { BILLING_INVALID } from './billing.problems.ts';
import { type ComingBack, goodsBack, moreThanShipped, type WantedReturn } from './coming-back.ts';
import type { Daybook } from './daybook.ts';
import { uncounted } from './invoice-lines.ts';
import { type Returned, returnedOf } from './returned.ts';

/** A line of the order that comes back: how much, into which bin, of which lot. */
export const returnLine = z.strictObject({
  line: z.int().min(1),
  quantity: quantityField,
  bin: refField.optional().meta({ description: 'the unassigned bin unless said' }),
  lot: refField.optional().meta({ description: 'as it left, the oldest first, unless said' }),
});
export const returnLocation = refField
  .optional()
  .meta({ description: 'where the goods come in; where they left unless said' });

/** Where the goods of an order come in again: as said, else where they left, else where it is fulfilled from. */
function placeOf(order: SalesOrder, lines: readonly WantedReturn[], said: string | undefined): string | null {
  if (said !== undefined) return said;
  const wanted = new Set(lines.map(({ line }) => line));
  const left = order.held.find(({ event, line }) => event === 'CONSUME' && wanted.has(line));
  const first = order.lines.find(({ line }) => wanted.has(line));
  return left?.location ?? (first ? locationOf(order, first) : order.location);
}

export function touchReturn(
  need: Need,
  order: SalesOrder,
  lines: readonly WantedReturn[],
  said: string | undefined,
): void {
  need(counters, 'return');
  need(returnedOf, order.id);
  const location = need(locations, placeOf(order, lines, said));
  if (!location) return;
  for (const wanted of lines) {
    const product = order.lines.find(({ line }) => line === wanted.line)?.product;
    if (!product) continue;
    touchStockLines(need, location.id, [{ product, ...named(wanted) }]);
    const bin = wanted.bin === undefined ? null : need(bins, nameWithin(location.id, wanted.bin));
    for (const { event, line, lot } of order.held) {
      if (event !== 'CONSUME' || line !== wanted.line) continue;
      need(lots, lot);
      need(binPositions, binPositionKey(product, location.id, bin?.id ?? location.unassignedBin, lot));
    }
  }
}

const named = ({ bin, lot }: WantedReturn) => ({
  ...(bin !== undefined && { bin }),
  ...(lot !== undefined && { lot }),
});

interface Placed {
  readonly wanted: WantedReturn;
  readonly product: Id;
  readonly bin: { readonly id: Id } | null;
  readonly goods: readonly ComingBack[];
}

export interface GoodsReturned {
  readonly effect: ReturnType<typeof bookingEffect>;
  readonly id: Id;
  readonly number: string;
}

export interface AboutReturn {
  readonly location: string | undefined;
  readonly reason: string;
  readonly day: Day;
}

/** F2: goods come back by a return, each lot at the cost it left with; never more than is out there. */
export function returnGoods(
  book: Daybook,
  order: SalesOrder,
  lines: readonly WantedReturn[],
  about: AboutReturn,
): Result<GoodsReturned> {
  const { facts } = book;
  const faults = new Faults(facts);
  const ref = placeOf(order, lines, about.location);
  const location =
    ref === null
      ? faults.add('/location', 'say where they come in')
      : faults.record(locations, ref, '/location', ref);
  const placed = location ? placedLines(order, lines, location, facts, faults) : done([]);
  const wrong = faults.problem(BILLING_INVALID);
  if (wrong) return refused(wrong);
  return placed.ok ? done(booked(book, order, placed.value, location as Location, about)) : placed;
}

/** A line given twice counts together. */
function placedLines(
  order: SalesOrder,
  lines: readonly WantedReturn[],
  location: Location,
  facts: Facts,
  faults: Faults,
): Result<Placed[]> {
  const placed: Placed[] = [];
  let returned: Returned = facts.get(returnedOf, order.id) ?? { order: order.id, parts: [] };
  for (const [i, wanted] of lines.entries()) {
    const one = placedLine(order, wanted, location, returned, facts, faults, `/lines/${i}`);
    if (!one.ok) return one;
    if (!one.value) continue;
    placed.push(one.value);
    const parts = one.value.goods.map(({ lot, quantity }) => ({ line: wanted.line, lot, quantity }));
    returned = { ...returned, parts: [...returned.parts, ...parts] };
  }
  return done(placed);
}

function booked(
  book: Daybook,
  order: SalesOrder,
  placed: readonly Placed[],
  location: Location,
  { reason, day }: AboutReturn,
): GoodsReturned {
  const { facts, context } = book;
  const about = { day, reason, order: order.id };
  const { document, counter } = newDocument('return', about, location.id, facts, context);
  const booking = new Booking(facts, document, context.now, context.newId);
  for (const { wanted, product: id, bin, goods } of placed) {
    const product = facts.sure(products, id);
    for (const { lot, quantity, unitCost } of goods) {
      const arriving = { product, quantity, bin, lot: lot === null ? null : { id: lot }, unitCost };
      takeIn(booking, location, arriving, { line: wanted.line, day });
    }
  }
  const effect = bookingEffect({ document, counter, location, booking, lots: [] }, facts, context);
  const changes = { return: [null, document.number] as const };
  book.tellOrder(order.id, { what: 'returned', day, note: reason, changes });
  const before = facts.get(returnedOf, order.id)?.parts ?? [];
  const came = booking.entries.map(({ line, lot, quantity }) => ({ line, lot, quantity }));
  const puts = [...effect.puts, put(returnedOf, { order: order.id, parts: [...before, ...came] })];
  return { effect: { ...effect, puts }, id: document.id, number: document.number };
}

function placedLine(
  order: SalesOrder,
  wanted: WantedReturn,
  location: Location,
  returned: Returned,
  facts: Facts,
  faults: Faults,
  at: string,
): Result<Placed | null> {
  const line = order.lines.find((one) => one.line === wanted.line);
  if (!line) {
    faults.add(`${at}/line`, `${order.number} has no line ${wanted.line}`);
    return done(null);
  }
  const uncountable = uncounted(line.product, wanted.quantity, facts);
  if (uncountable !== null) {
    faults.add(`${at}/quantity`, uncountable);
    return done(null);
  }
  const bin =
    wanted.bin === undefined ? null : faults.record(bins, nameWithin(location.id, wanted.bin), `${at}/bin`);
  const lot = wanted.lot === undefined ? undefined : facts.get(lots, nameWithin(line.product, wanted.lot));
  if (lot === null) faults.add(`${at}/lot`, `there is no lot "${wanted.lot}" of this product`);
  if (lot === null || (wanted.bin !== undefined && !bin)) return done(null);
  if (bin && bin.location !== location.id) {
    faults.add(`${at}/bin`, `the bin is not at ${location.code}`);
    return done(null);
  }
  const goods = goodsBack(order, wanted, lot?.id, returned);
  if (!goods) return refused(moreThanShipped(order, wanted, lot?.id, returned, facts));
  return done({ wanted, product: line.product, bin, goods });
}
