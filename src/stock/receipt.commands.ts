import { z } from 'zod';
import { type Context, defineCommand, type Effect } from '../command/command.ts';
import { counters } from '../command/counter.ts';
import type { Facts } from '../command/fact.ts';
import {
  dayField,
  longTextField,
  priceField,
  quantityField,
  refField,
  textField,
} from '../command/fields.ts';
import type { Day } from '../kernel/day.ts';
import { least, minus } from '../kernel/fixed.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import { Faults } from '../record/index.ts';
import { bookingEffect } from './book.ts';
import { Booking } from './booking.ts';
import { type Location, locations } from './location.ts';
import { type Lot, lotName } from './lot.ts';
import { STOCK_REFUSED } from './stock.problems.ts';
import { newDocument } from './stock-document.ts';
import { type Named, namedIn, touchStockLines } from './stock-lines.ts';

const line = z.strictObject({
  product: refField,
  quantity: quantityField,
  unit: textField(40)
    .optional()
    .meta({ description: 'the unit the quantity is given in; the base unit unless said' }),
  bin: refField.optional(),
  lot: textField(80).optional().meta({ description: 'a lot number; a lot that is not there yet is made' }),
  expiresOn: dayField.optional(),
  unitCost: priceField
    .optional()
    .meta({ description: "what one base unit cost; the product's cost unless said" }),
});
type Line = z.output<typeof line>;

const input = z.strictObject({
  location: refField,
  day: dayField.optional(),
  note: longTextField(2000).optional(),
  lines: z.array(line).min(1).max(1000),
});
type Input = z.output<typeof input>;

export const createReceipt = defineCommand({
  name: 'receipt.create',
  sentence: 'Takes goods in at a location, into bins and lots, at a cost.',
  permission: 'stock:write',
  input,
  problems: [STOCK_REFUSED.type],
  example: {
    location: 'MAIN',
    lines: [{ product: 'MUG-BLUE', quantity: '48', bin: 'A-01', unitCost: '4.20' }],
  },
  weight: ({ lines }) => lines.length,
  touches: ({ location, lines }, need) => {
    need(counters, 'receipt');
    touchStockLines(need, location, lines);
  },
  decide: (facts, given, context) => {
    const faults = new Faults(facts);
    const location = faults.record(locations, given.location, '/location');
    if (!location) return refused(faults.problem(STOCK_REFUSED)!);
    return receive(given, location, facts, faults, context);
  },
});

function receive(
  given: Input,
  location: Location,
  facts: Facts,
  faults: Faults,
  context: Context,
): Result<Effect> {
  const { document, counter } = newDocument('receipt', given, location.id, facts, context);
  const booking = new Booking(facts, document, context.now, context.newId);
  const made = new Map<string, Lot>();
  for (const [i, one] of given.lines.entries()) {
    const at = `/lines/${i}`;
    const allowing = { inactive: false, newLots: true };
    const named = namedIn(one, one.quantity, location, facts, faults, at, allowing);
    const lot = named && lotFor(one, named, made, faults, at, context);
    if (named && lot !== undefined) takeIn(booking, location, { ...named, lot }, one, i + 1, document.day);
  }
  const faulty = faults.problem(STOCK_REFUSED);
  if (faulty) return refused(faulty);
  return done(
    bookingEffect({ document, counter, location, booking, lots: [...made.values()] }, facts, context),
  );
}

/** The lot of a line, made when it is new; null where the product has none, undefined when a fault was added. */
function lotFor(
  { lot, expiresOn }: Line,
  { product, lot: known }: Named,
  made: Map<string, Lot>,
  faults: Faults,
  at: string,
  context: Context,
): Lot | null | undefined {
  const fault = (field: string, detail: string) => void faults.add(`${at}/${field}`, detail);
  if (!product.lotTracked && lot !== undefined) return fault('lot', `${product.sku} is not tracked by lot`);
  if (product.lotTracked && lot === undefined)
    return fault('lot', `${product.sku} is tracked by lot: name one`);
  if (lot === undefined) return expiresOn ? fault('expiresOn', 'only a lot expires') : null;
  const there = known ?? made.get(lotName(product.id, lot));
  if (there) {
    const same = expiresOn === undefined || there.expiresOn === expiresOn;
    return same
      ? there
      : fault('expiresOn', `lot ${lot} expires ${there.expiresOn ?? 'never'}, not ${expiresOn}`);
  }
  const kept = { quarantined: false, active: true, deletedAt: null, version: 1 };
  const fresh = {
    id: context.newId(),
    product: product.id,
    number: lot,
    expiresOn: expiresOn ?? null,
    ...kept,
  };
  made.set(lotName(product.id, lot), fresh);
  return fresh;
}

/** C10: what the unassigned bin owes is filled first, without a lot, as it was taken; the rest goes where it was sent. */
function takeIn(
  booking: Booking,
  location: Location,
  named: Named,
  given: Line,
  line: number,
  day: Day,
): void {
  const { product, quantity } = named;
  const owed = booking.owedToUnassigned(product.id, location.id, location.unassignedBin);
  const fill = least(owed, quantity);
  const posting = {
    line,
    product: product.id,
    location: location.id,
    event: 'RECEIVE' as const,
    day,
    unitCost: given.unitCost ?? product.cost,
  };
  const into = { bin: named.bin?.id ?? location.unassignedBin, lot: named.lot?.id ?? null };
  const isUnassigned = into.bin === location.unassignedBin && into.lot === null;
  if (!isUnassigned) booking.post({ ...posting, bin: location.unassignedBin, lot: null, quantity: fill });
  booking.post({ ...posting, ...into, quantity: isUnassigned ? quantity : minus(quantity, fill) });
}
