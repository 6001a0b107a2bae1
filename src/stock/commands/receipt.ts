import { z } from 'zod';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts } from '../../command/fact.ts';
import { dayField, longTextField, refField, textField } from '../../command/fields.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { suppliers } from '../../parties/supplier.ts';
import { Faults } from '../../record/index.ts';
import { bookingEffect } from '../book.ts';
import { Booking } from '../booking.ts';
import { type Location, locations } from '../location.ts';
import { arrivingIn, type NewLots, receiptLineField } from '../receipt-lines.ts';
import { STOCK_REFUSED } from '../stock.problems.ts';
import { newDocument } from '../stock-document.ts';
import { touchArrivingLines } from '../stock-lines.ts';
import { takeIn } from '../take-in.ts';

const input = z.strictObject({
  location: refField,
  day: dayField.optional(),
  supplier: refField.optional(),
  reference: textField(100).optional().meta({ description: "the number of the supplier's delivery note" }),
  note: longTextField(2000).optional(),
  lines: z.array(receiptLineField).min(1).max(1000),
});
type Input = z.output<typeof input>;

export const createReceipt = defineCommand({
  name: 'receipt.create',
  sentence: 'Takes goods in at a location, into bins and lots, at a cost.',
  permission: 'stock:write',
  scope: 'stock',
  input,
  problems: [STOCK_REFUSED.type, 'ledger/period-closed'],
  example: {
    location: 'MAIN',
    lines: [{ product: 'MUG-BLUE', quantity: '48', bin: 'A-01', unitCost: '4.20' }],
  },
  weight: ({ lines }) => lines.length,
  touches: ({ location, supplier, lines }, need) => {
    need(counters, 'receipt');
    need(suppliers, supplier);
    touchArrivingLines(need, location, lines);
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
  const supplier =
    given.supplier === undefined ? null : faults.record(suppliers, given.supplier, '/supplier');
  const about = { ...given, supplier: supplier?.id };
  const { document, counter } = newDocument('receipt', about, location.id, facts, context);
  const booking = new Booking(facts, document, context.now, context.newId);
  const made: NewLots = new Map();
  for (const [i, one] of given.lines.entries()) {
    const arriving = arrivingIn(one, location, made, facts, faults, `/lines/${i}`, context);
    if (arriving) takeIn(booking, location, arriving, { line: i + 1, day: document.day });
  }
  const faulty = faults.problem(STOCK_REFUSED);
  if (faulty) return refused(faulty);
  const lots = [...made.values()];
  return done(bookingEffect({ document, counter, location, booking, lots }, facts, context));
}
