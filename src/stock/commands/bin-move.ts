import { z } from 'zod';
import { products } from '../../catalog/index.ts';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { dayField, longTextField, quantityField, refField, textField } from '../../command/fields.ts';
import { binPositions } from '../../command/stock-facts.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { binPositionKey, positionKey } from '../../ledger/position.ts';
import { Faults, nameWithin } from '../../record/index.ts';
import { bookingEffect } from '../book.ts';
import { Booking } from '../booking.ts';
import { type Bin, bins, type Location, locations } from '../location.ts';
import { lots } from '../lot.ts';
import { placesOf } from '../places.ts';
import { NOT_IN_BIN, STOCK_REFUSED } from '../stock.problems.ts';
import { newDocument } from '../stock-document.ts';
import { type Named, namedIn, touchStockLines } from '../stock-lines.ts';
import { type OnLine, placesToTake } from '../take-away.ts';

const line = z.strictObject({
  product: refField,
  quantity: quantityField,
  unit: textField(40).optional(),
  from: refField.meta({ description: 'the bin it stands in' }),
  to: refField.meta({ description: 'the bin it goes to' }),
  lot: refField
    .optional()
    .meta({ description: 'whatever lots stand there, by the picking rule, unless said' }),
});
type Line = z.output<typeof line>;

const input = z.strictObject({
  location: refField,
  day: dayField.optional(),
  note: longTextField(2000).optional(),
  lines: z.array(line).min(1).max(1000),
});
type Input = z.output<typeof input>;

export const createBinMove = defineCommand({
  name: 'bin-move.create',
  sentence: 'Moves goods from one bin to another within a location; what is committed there stays.',
  permission: 'stock:write',
  scope: 'stock',
  input,
  problems: [STOCK_REFUSED.type, NOT_IN_BIN.type, 'ledger/period-closed'],
  example: { location: 'MAIN', lines: [{ product: 'MUG-BLUE', quantity: '6', from: 'A-01', to: 'B-02' }] },
  weight: ({ lines }) => lines.length * 2,
  touches: ({ location, lines }, need) => {
    need(counters, 'move');
    touchStockLines(need, location, lines.map(atSource));
    for (const one of lines) touchTarget(need, location, one);
  },
  decide: (facts, given, context) => {
    const faults = new Faults(facts);
    const known = facts.get(locations, given.location)?.id;
    const location = faults.record(locations, given.location, '/location', known);
    if (!location) return refused(faults.problem(STOCK_REFUSED)!);
    return move(given, location, facts, faults, context);
  },
});

const atSource = ({ from: bin, ...line }: Line) => ({ ...line, bin });

/** Where each lot that stands in the one bin comes to stand in the other. */
function touchTarget(need: Need, location: string, { product: ref, from, to }: Line): void {
  const place = need(locations, location);
  const product = need(products, ref);
  const source = place && need(bins, nameWithin(place.id, from));
  const target = place && need(bins, nameWithin(place.id, to));
  if (!place || !product || !source || !target) return;
  const known = need(placesOf, positionKey(product.id, place.id));
  for (const { bin, lot } of known?.places ?? []) {
    if (bin !== source.id) continue;
    need(lots, lot);
    need(binPositions, binPositionKey(product.id, place.id, target.id, lot));
  }
}

function move(
  given: Input,
  location: Location,
  facts: Facts,
  faults: Faults,
  context: Context,
): Result<Effect> {
  const { document, counter } = newDocument('move', given, location.id, facts, context);
  const booking = new Booking(facts, document, context.now, context.newId);
  const lines = given.lines.map((one, i) => namedLine(one, location, facts, faults, `/lines/${i}`));
  const faulty = faults.problem(STOCK_REFUSED);
  if (faulty) return refused(faulty);
  for (const [i, one] of (lines as BetweenBins[]).entries()) {
    const refusal = carry(booking, location, one, { line: i + 1, day: document.day });
    if (!refusal.ok) return refusal;
  }
  return done(bookingEffect({ document, counter, location, booking, lots: [] }, facts, context));
}

interface BetweenBins extends Named {
  readonly to: Bin;
}

function namedLine(
  given: Line,
  location: Location,
  facts: Facts,
  faults: Faults,
  at: string,
): BetweenBins | null {
  const allowing = { inactive: true, newLots: false, binField: 'from' };
  const named = namedIn(atSource(given), given.quantity, location, facts, faults, at, allowing);
  const to = faults.record(bins, nameWithin(location.id, given.to), `${at}/to`);
  if (!named || !to) return null;
  if (to.location !== location.id)
    return faults.add(`${at}/to`, `the bin is not at ${location.code}; send it there by a transfer`);
  return to.id === named.bin?.id ? faults.add(`${at}/to`, 'it stands there already') : { ...named, to };
}

/** On hand, its average cost and the age of the goods stay as they are: what leaves the one bin enters the other. */
function carry(booking: Booking, location: Location, moved: BetweenBins, on: OnLine): Result<unknown> {
  const found = placesToTake(booking, location, moved, on.day);
  if (!found.ok) return found;
  const { averageCost: unitCost } = booking.position(moved.product.id, location.id);
  const about = { ...on, product: moved.product.id, location: location.id, unitCost };
  for (const pick of found.value) {
    const { receivedAt } = booking.bin(moved.product.id, location.id, pick.bin, pick.lot);
    booking.post({ ...about, ...pick, event: 'TRANSFER' });
    booking.post({ ...about, ...pick, bin: moved.to.id, event: 'RECEIVE', receivedAt });
  }
  return found;
}
