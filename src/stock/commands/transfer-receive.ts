import { z } from 'zod';
import { products } from '../../catalog/index.ts';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import type { Facts, Need } from '../../command/fact.ts';
import {
  dayField,
  longTextField,
  quantityField,
  refField,
  textField,
  versionField,
} from '../../command/fields.ts';
import { binPositions } from '../../command/stock-facts.ts';
import type { Day } from '../../kernel/day.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { heldAfter } from '../../ledger/held.ts';
import { binPositionKey } from '../../ledger/position.ts';
import { Faults, nameWithin } from '../../record/index.ts';
import { Booking } from '../booking.ts';
import { type Bin, bins, locations } from '../location.ts';
import { lots } from '../lot.ts';
import { touchPosition } from '../pick-from.ts';
import { NOT_ON_THE_WAY, STOCK_REFUSED } from '../stock.problems.ts';
import { type Named, namedIn, touchArrivingLines } from '../stock-lines.ts';
import { takeIn } from '../take-in.ts';
import { onTheWay, type Transfer, transfers } from '../transfer.ts';
import { type Arrival, allArriving, arrivalsOf } from '../transfer-arrival.ts';
import { dayOfArrival, TRANSFER_PROBLEMS, transferChanged, transferFor } from '../transfer-change.ts';

const line = z.strictObject({
  product: refField,
  quantity: quantityField,
  unit: textField(40).optional(),
  lot: refField.optional(),
  bin: refField.optional(),
});

const receiveInput = z.strictObject({
  ref: refField,
  expectedVersion: versionField.optional(),
  day: dayField.optional(),
  note: longTextField(2000).optional(),
  bin: refField.optional().meta({ description: 'where everything goes that names no bin of its own' }),
  lines: z
    .array(line)
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'what has arrived; all that is on the way unless said' }),
});
type ReceiveInput = z.output<typeof receiveInput>;

export const receiveTransfer = defineCommand({
  name: 'transfer.receive',
  sentence: 'Takes in what has arrived of a transfer, in parts or all of it, at the cost it left with.',
  move: 'receive',
  permission: 'stock:write',
  scope: 'stock',
  input: receiveInput,
  problems: [...TRANSFER_PROBLEMS, NOT_ON_THE_WAY.type],
  example: { ref: 'TR-000001', lines: [{ product: 'MUG-BLUE', quantity: '10', bin: 'B-02' }] },
  weight: ({ lines }) => lines?.length ?? 100,
  touches: touchArrival,
  decide: (facts, given, context) => {
    const found = transferFor(facts, given, 'receive');
    if (!found.ok) return found;
    const transfer = found.value;
    const faults = new Faults(facts);
    const arrivals = arrived(given, transfer, facts, faults);
    const day = dayOfArrival(given.day, transfer, faults, context);
    const faulty = faults.problem(STOCK_REFUSED);
    if (faulty) return refused(faulty);
    if (!arrivals.ok) return arrivals;
    return done(takenIn(transfer, arrivals.value, day, given.note, facts, context));
  },
});

function touchArrival({ ref, bin, lines }: ReceiveInput, need: Need): void {
  const transfer = need(transfers, ref);
  if (!transfer) return;
  const place = need(locations, transfer.to);
  if (lines) touchArrivingLines(need, transfer.to, lines);
  const named = [bin, ...(lines ?? []).map((one) => one.bin)].filter((one) => one !== undefined);
  const into = [place?.unassignedBin, ...named.map((one) => need(bins, nameWithin(transfer.to, one))?.id)];
  for (const { product, lot } of onTheWay(transfer)) {
    need(products, product);
    need(lots, lot);
    touchPosition(need, product, transfer.to);
    for (const one of into) if (one) need(binPositions, binPositionKey(product, transfer.to, one, lot));
  }
}

function arrived(given: ReceiveInput, transfer: Transfer, facts: Facts, faults: Faults): Result<Arrival[]> {
  const location = facts.sure(locations, transfer.to);
  const into =
    given.bin === undefined ? null : faults.record<Bin>(bins, nameWithin(transfer.to, given.bin), '/bin');
  if (into && into.location !== transfer.to) faults.add('/bin', `the bin is not at ${location.code}`);
  if (!given.lines) return done(allArriving(transfer, into));
  // An inactive product that was sent still arrives; an inactive bin takes nothing in.
  const said = given.lines.map((one, i) => {
    const at = `/lines/${i}`;
    const known = one.bin === undefined ? null : facts.get(bins, nameWithin(transfer.to, one.bin));
    if (known && !known.active) faults.add(`${at}/bin`, `the bin "${known.code}" is not active`);
    const allowing = { inactive: true, newLots: false };
    return namedIn(one, one.quantity, location, facts, faults, at, allowing);
  });
  if (said.includes(null)) return done([]);
  return arrivalsOf(
    transfer,
    (said as Named[]).map((one) => ({ ...one, bin: one.bin ?? into })),
    facts,
  );
}

function takenIn(
  transfer: Transfer,
  arrivals: readonly Arrival[],
  day: Day,
  note: string | undefined,
  facts: Facts,
  context: Context,
): Effect {
  const location = facts.sure(locations, transfer.to);
  const booking = new Booking(facts, transfer, context.now, context.newId);
  for (const { expected, quantity, bin } of arrivals) {
    const lot = expected.lot === null ? null : { id: expected.lot };
    const product = facts.sure(products, expected.product);
    const { line, unitCost } = expected;
    booking.reverse(expected, quantity, day);
    takeIn(booking, location, { product, quantity, bin, lot, unitCost }, { line, day });
  }
  const held = heldAfter(transfer.held, booking.entries);
  const all = !held.some(({ event }) => event === 'EXPECT');
  const status = all ? 'received' : 'partially received';
  return transferChanged(transfer, { status, held, what: 'received', day, note }, booking, facts, context);
}
