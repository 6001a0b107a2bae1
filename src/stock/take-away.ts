import type { Day } from '../kernel/day.ts';
import { minus, total } from '../kernel/fixed.ts';
import { done, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Booking } from './booking.ts';
import type { Location } from './location.ts';
import { type Pick, type StockedPlace, take, usable } from './picking.ts';
import { BELOW_COMMITTED, NOT_IN_BIN } from './stock.problems.ts';
import type { Named } from './stock-lines.ts';

/** The document's line the entries are of, and their day. */
export interface OnLine {
  readonly line: number;
  readonly day: Day;
}

/**
 * Books goods away at their average cost: from the bin and lot named, expired ones too, or else by the picking rule
 * from what is usable. Answers from where, or why not (F3), having booked nothing of the line.
 */
export function takeAway(
  booking: Booking,
  location: Location,
  taken: Named,
  { line, day }: OnLine,
  event: 'DISPOSE' | 'TRANSFER' = 'DISPOSE',
): Result<readonly Pick[]> {
  const { product, quantity } = taken;
  const { onHand, committed, averageCost } = booking.position(product.id, location.id);
  if (minus(onHand, quantity) < committed) return refused(belowCommitted(booking, location, taken));
  const found = placesToTake(booking, location, taken, day);
  if (!found.ok) return found;
  for (const pick of found.value) {
    const about = { line, product: product.id, location: location.id, day, unitCost: averageCost };
    booking.post({ ...about, ...pick, event });
  }
  return found;
}

/** The bins and lots to take goods from, none of what is committed there. */
export function placesToTake(
  booking: Booking,
  location: Location,
  taken: Named,
  day: Day,
): Result<readonly Pick[]> {
  const places = placesFor(booking, location, taken, day);
  const { picks, short } = take(places, taken.product.pickingRule, taken.quantity);
  return short > 0n ? refused(notThere(location, taken, places)) : done(picks);
}

function placesFor(
  booking: Booking,
  location: Location,
  { product, bin, lot }: Named,
  day: Day,
): StockedPlace[] {
  const places = booking.places(product.id, location.id);
  if (!bin && !lot) return usable(places, day, null);
  return places.filter((place) => (!bin || place.bin === bin.id) && (!lot || place.lot === lot.id));
}

function belowCommitted(booking: Booking, location: Location, { product, quantity }: Named): Problem {
  const { onHand, committed } = booking.position(product.id, location.id);
  const numbers = {
    onHand: formatQuantity(onHand),
    committed: formatQuantity(committed),
    wanted: formatQuantity(quantity),
  };
  const detail =
    `${product.sku} at ${location.code}: ${numbers.onHand} on hand, ${numbers.committed} of it committed to ` +
    `shipments; ${numbers.wanted} cannot be taken away`;
  return problem(BELOW_COMMITTED, detail, { product: product.sku, location: location.code, ...numbers });
}

function notThere(
  location: Location,
  { product, bin, lot, quantity }: Named,
  places: readonly StockedPlace[],
): Problem {
  const free = formatQuantity(total(places.map((place) => place.free).filter((one) => one > 0n)));
  const where =
    bin || lot
      ? `in ${[bin?.code, lot && `lot ${lot.number}`].filter(Boolean).join(', ')}`
      : 'in usable lots';
  const detail =
    `${product.sku} at ${location.code}: ${free} free ${where}, ${formatQuantity(quantity)} to take away` +
    (bin || lot ? '' : '; name the bin and lot to take it from');
  const facts = { product: product.sku, location: location.code, bin: bin?.code, lot: lot?.number };
  return problem(NOT_IN_BIN, detail, { ...facts, free, wanted: formatQuantity(quantity) });
}
