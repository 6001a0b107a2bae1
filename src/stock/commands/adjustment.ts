import { z } from 'zod';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts } from '../../command/fact.ts';
import {
  dayField,
  longTextField,
  priceField,
  refField,
  signedQuantityField,
  textField,
} from '../../command/fields.ts';
import { negate, type Price, type Quantity } from '../../kernel/fixed.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { Faults } from '../../record/index.ts';
import { bookingEffect } from '../book.ts';
import { Booking } from '../booking.ts';
import { type Location, locations } from '../location.ts';
import { BELOW_COMMITTED, NOT_IN_BIN, STOCK_REFUSED } from '../stock.problems.ts';
import { newDocument } from '../stock-document.ts';
import { type Named, namedIn, touchStockLines } from '../stock-lines.ts';
import { type OnLine, takeAway } from '../take-away.ts';
import { worthOfFound } from '../worth.ts';

const line = z.strictObject({
  product: refField,
  quantity: signedQuantityField
    .refine((quantity) => quantity !== 0n, { error: 'a quantity found or lost is not zero' })
    .meta({ description: 'how much was found, or with a minus sign lost', examples: ['-2', '3'] }),
  unit: textField(40).optional(),
  bin: refField.optional(),
  lot: refField.optional(),
  unitCost: priceField
    .optional()
    .meta({ description: 'what one found base unit is worth; the average cost unless said' }),
});
type Line = z.output<typeof line>;

const input = z.strictObject({
  location: refField,
  day: dayField.optional(),
  reason: textField(200),
  note: longTextField(2000).optional(),
  lines: z.array(line).min(1).max(1000),
});
type Input = z.output<typeof input>;

export const createAdjustment = defineCommand({
  name: 'adjustment.create',
  sentence: 'Books goods that were found or lost, with the reason.',
  permission: 'stock:write',
  scope: 'stock',
  input,
  problems: [STOCK_REFUSED.type, BELOW_COMMITTED.type, NOT_IN_BIN.type, 'ledger/period-closed'],
  example: { location: 'MAIN', reason: 'broken', lines: [{ product: 'MUG-BLUE', quantity: '-2' }] },
  weight: ({ lines }) => lines.length,
  touches: ({ location, lines }, need) => {
    need(counters, 'adjustment');
    touchStockLines(need, location, lines);
  },
  decide: (facts, given, context) => {
    const faults = new Faults(facts);
    const there = facts.get(locations, given.location);
    const location = faults.record(locations, given.location, '/location', there?.id);
    if (!location) return refused(faults.problem(STOCK_REFUSED)!);
    return adjust(given, location, facts, faults, context);
  },
});

function adjust(
  given: Input,
  location: Location,
  facts: Facts,
  faults: Faults,
  context: Context,
): Result<Effect> {
  const { document, counter } = newDocument('adjustment', given, location.id, facts, context);
  const booking = new Booking(facts, document, context.now, context.newId);
  const named = given.lines.map((one, i) => checkedLine(one, location, facts, faults, `/lines/${i}`));
  const faulty = faults.problem(STOCK_REFUSED);
  if (faulty) return refused(faulty);
  for (const [i, one] of (named as Named[]).entries()) {
    const { unitCost } = given.lines[i] as Line;
    if (one.quantity > 0n) putBack(booking, location, one, unitCost, { line: i + 1, day: document.day });
    else {
      const lost = { ...one, quantity: negate(one.quantity) as Quantity };
      const taken = takeAway(booking, location, lost, { line: i + 1, day: document.day });
      if (!taken.ok) return taken;
    }
  }
  return done(bookingEffect({ document, counter, location, booking, lots: [] }, facts, context));
}

function checkedLine(
  given: Line,
  location: Location,
  facts: Facts,
  faults: Faults,
  at: string,
): Named | null {
  const allowing = { inactive: true, newLots: false };
  const named = namedIn(given, given.quantity, location, facts, faults, at, allowing);
  if (!named) return null;
  const { product, quantity } = named;
  if (!product.lotTracked && given.lot !== undefined) {
    faults.add(`${at}/lot`, `${product.sku} is not tracked by lot`);
  }
  if (quantity < 0n && given.unitCost !== undefined) {
    faults.add(`${at}/unitCost`, 'what is lost is worth its average cost');
  }
  if (quantity > 0n && product.lotTracked && given.lot === undefined) {
    faults.add(`${at}/lot`, `${product.sku} is tracked by lot: name the lot that was found`);
  }
  return named;
}

function putBack(
  booking: Booking,
  location: Location,
  { product, bin, lot, quantity }: Named,
  unitCost: Price | undefined,
  { line, day }: OnLine,
): void {
  booking.post({
    line,
    product: product.id,
    location: location.id,
    event: 'ADJUST',
    quantity,
    day,
    bin: bin?.id ?? location.unassignedBin,
    lot: lot?.id ?? null,
    unitCost: unitCost ?? worthOfFound(booking, product, location.id),
  });
}
