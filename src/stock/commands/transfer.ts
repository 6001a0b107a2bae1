import { z } from 'zod';
import { products } from '../../catalog/index.ts';
import { type Context, defineCommand, type Effect, put } from '../../command/command.ts';
import { type Counter, counted, counterOf, counters, numberOf } from '../../command/counter.ts';
import type { Facts } from '../../command/fact.ts';
import { dayField, longTextField, quantityField, refField, textField } from '../../command/fields.ts';
import { positions } from '../../command/stock-facts.ts';
import { total } from '../../kernel/fixed.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { heldAfter } from '../../ledger/held.ts';
import { positionKey } from '../../ledger/position.ts';
import { Faults } from '../../record/index.ts';
import { goodsMoved, quantitiesOf } from '../book.ts';
import { Booking } from '../booking.ts';
import { type Location, locations } from '../location.ts';
import type { Pick } from '../picking.ts';
import { BELOW_COMMITTED, NOT_IN_BIN, STOCK_REFUSED } from '../stock.problems.ts';
import { type Named, namedIn, touchStockLines } from '../stock-lines.ts';
import { type OnLine, takeAway } from '../take-away.ts';
import { type Transfer, transfers } from '../transfer.ts';

const line = z.strictObject({
  product: refField,
  quantity: quantityField,
  unit: textField(40).optional(),
  bin: refField.optional().meta({ description: 'the bin to take it from; by the picking rule unless said' }),
  lot: refField.optional().meta({ description: 'the lot to take; expired ones only when they are named' }),
});

const input = z.strictObject({
  from: refField,
  to: refField,
  day: dayField.optional(),
  expectedOn: dayField.optional(),
  note: longTextField(2000).optional(),
  lines: z.array(line).min(1).max(1000),
});
type Input = z.output<typeof input>;

export const createTransfer = defineCommand({
  name: 'transfer.create',
  sentence: 'Sends goods to another location: they leave at once and are expected there until they arrive.',
  permission: 'stock:write',
  scope: 'stock',
  input,
  problems: [STOCK_REFUSED.type, BELOW_COMMITTED.type, NOT_IN_BIN.type, 'ledger/period-closed'],
  example: { from: 'MAIN', to: 'SHOP', lines: [{ product: 'MUG-BLUE', quantity: '12' }] },
  weight: ({ lines }) => lines.length * 2,
  touches: ({ from, to, lines }, need) => {
    need(counters, 'transfer');
    touchStockLines(need, from, lines);
    const destination = need(locations, to);
    for (const { product: ref } of lines) {
      const product = need(products, ref);
      if (product && destination) need(positions, positionKey(product.id, destination.id));
    }
  },
  decide: (facts, given, context) => {
    const faults = new Faults(facts);
    const from = faults.record(locations, given.from, '/from', facts.get(locations, given.from)?.id);
    const to = faults.record(locations, given.to, '/to');
    if (from && from.id === to?.id)
      faults.add('/to', 'it is where the goods are; move them between bins instead');
    const named = from ? given.lines.map((one, i) => namedLine(one, from, facts, faults, i)) : [];
    const faulty = faults.problem(STOCK_REFUSED);
    if (faulty) return refused(faulty);
    return send(given, from as Location, to as Location, named as Named[], facts, context);
  },
});

const namedLine = (given: Input['lines'][number], from: Location, facts: Facts, faults: Faults, i: number) =>
  namedIn(given, given.quantity, from, facts, faults, `/lines/${i}`, { inactive: true, newLots: false });

function send(
  given: Input,
  from: Location,
  to: Location,
  lines: readonly Named[],
  facts: Facts,
  context: Context,
): Result<Effect> {
  const counter = counted(counterOf('transfer', 'TR', facts));
  const made: Transfer = {
    id: context.newId(),
    number: numberOf(counter),
    status: 'in transit',
    from: from.id,
    to: to.id,
    day: given.day ?? context.today,
    expectedOn: given.expectedOn ?? null,
    note: given.note ?? null,
    held: [],
    createdAt: context.now,
    version: 1,
  };
  const booking = new Booking(facts, made, context.now, context.newId);
  for (const [i, one] of lines.entries()) {
    const on = { line: i + 1, day: made.day };
    const taken = takeAway(booking, from, one, on, 'TRANSFER');
    if (!taken.ok) return taken;
    expectThere(booking, one, from, to, taken.value, on);
  }
  const transfer = { ...made, held: heldAfter([], booking.entries) };
  return done(sent(transfer, counter, from, to, booking, facts, context));
}

/** Each lot of a line is expected by itself, at the cost it left with, so that it arrives as what it is. */
function expectThere(
  booking: Booking,
  { product }: Named,
  from: Location,
  to: Location,
  picks: readonly Pick[],
  { line, day }: OnLine,
): void {
  const { averageCost: unitCost } = booking.position(product.id, from.id);
  const about = { line, day, product: product.id, location: to.id, bin: null, unitCost };
  for (const [lot, some] of Map.groupBy(picks, (pick) => pick.lot)) {
    booking.post({ ...about, lot, event: 'EXPECT', quantity: total(some.map((pick) => pick.quantity)) });
  }
}

function sent(
  transfer: Transfer,
  counter: Counter,
  from: Location,
  to: Location,
  booking: Booking,
  facts: Facts,
  context: Context,
): Effect {
  const { id, number, day, status, note } = transfer;
  const { puts, entries, warnings } = goodsMoved(booking, [], facts);
  const route = { number, from: from.code, to: to.code };
  const after = {
    ...route,
    status,
    day,
    expectedOn: transfer.expectedOn,
    quantities: quantitiesOf(booking, facts),
  };
  return {
    puts: [put(transfers, transfer), put(counters, counter), ...puts],
    entries,
    timeline: [{ document: id, what: 'created', status, source: context.source, day, note }],
    events: [{ event: 'transfer.created', document: id, version: 1, facts: route }],
    documents: [{ kind: 'transfer', id, number, created: true, version: 0, before: null, after }],
    warnings,
    answer: { kind: 'transfer', id, number, version: 1, status, ...(warnings.length && { warnings }) },
  };
}
