import type { Day } from '../kernel/day.ts';
import { minus, total } from '../kernel/fixed.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Booking } from './booking.ts';
import type { Location } from './location.ts';
import { isUsable, type StockedPlace, take } from './picking.ts';
import { BELOW_COMMITTED, NOT_IN_BIN } from './stock.problems.ts';
import type { Named } from './stock-lines.ts';

/**
 * Books goods away at their average cost: from the bin and lot named, expired ones too, or else by the picking rule
 * from what is usable. Answers why it cannot be (F3), having booked nothing of the line.
 */
export function takeAway(
  booking: Booking,
  location: Location,
  lost: Named,
  line: number,
  day: Day,
): Problem | null {
  const { product, quantity } = lost;
  const position = booking.position(product.id, location.id);
  if (minus(position.onHand, quantity) < position.committed) return belowCommitted(booking, location, lost);
  const places = placesFor(booking, location, lost, day);
  const { picks, short } = take(places, product.pickingRule, quantity);
  if (short > 0n) return notThere(location, lost, places);
  for (const pick of picks) {
    const about = { line, product: product.id, location: location.id, day, unitCost: position.averageCost };
    booking.post({ ...about, ...pick, event: 'DISPOSE' });
  }
  return null;
}

function placesFor(
  booking: Booking,
  location: Location,
  { product, bin, lot }: Named,
  day: Day,
): StockedPlace[] {
  const places = booking.places(product.id, location.id);
  if (!bin && !lot) return places.filter((place) => isUsable(place, day, null));
  return places.filter((place) => (!bin || place.bin === bin.id) && (!lot || place.lot === lot.id));
}

function belowCommitted(booking: Booking, location: Location, { product, quantity }: Named): Problem {
  const { onHand, committed } = booking.position(product.id, location.id);
  const numbers = {
    onHand: formatQuantity(onHand),
    committed: formatQuantity(committed),
    lost: formatQuantity(quantity),
  };
  const detail =
    `${product.sku} at ${location.code}: ${numbers.onHand} on hand, ${numbers.committed} of it committed to ` +
    `shipments; ${numbers.lost} cannot be taken away`;
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
    (bin || lot ? '' : '; name the bin and lot it was lost from');
  const facts = { product: product.sku, location: location.code, bin: bin?.code, lot: lot?.number };
  return problem(NOT_IN_BIN, detail, { ...facts, free, lost: formatQuantity(quantity) });
}
