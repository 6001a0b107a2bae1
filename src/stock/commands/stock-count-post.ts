import { z } from 'zod';
import { products } from '../../catalog/index.ts';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { dayField, longTextField } from '../../command/fields.ts';
import { binPositions, positions } from '../../command/stock-facts.ts';
import type { Day } from '../../kernel/day.ts';
import { negate } from '../../kernel/fixed.ts';
import { done, type Problem, problem, refused } from '../../kernel/problem.ts';
import { NO_QUANTITY } from '../../kernel/quantity.ts';
import { binPositionKey, positionKey } from '../../ledger/position.ts';
import { goodsMoved, quantitiesOf } from '../book.ts';
import { Booking } from '../booking.ts';
import { belowCommitted } from '../count-below-committed.ts';
import { bins, locations } from '../location.ts';
import { lots } from '../lot.ts';
import { placesOf } from '../places.ts';
import { BELOW_COMMITTED, UNCOUNTED } from '../stock.problems.ts';
import { type CountRow, differenceOf, type StockCount, stockCounts } from '../stock-count.ts';
import { COUNT_PROBLEMS, countChanged, countFor, onCount } from '../stock-count-change.ts';
import { worthOfFound } from '../worth.ts';

const postInput = z.strictObject({
  ...onCount,
  uncounted: z
    .enum(['leave', 'zero'])
    .optional()
    .meta({ description: 'what becomes of rows nobody counted: they stay as they are, or nothing is there' }),
  day: dayField.optional(),
  note: longTextField(2000).optional(),
});
type PostInput = z.output<typeof postInput>;

export const postCount = defineCommand({
  name: 'stock-count.post',
  sentence: 'Books the differences of a count, found or lost, and closes it.',
  move: 'post',
  permission: 'stock:write',
  scope: 'stock',
  input: postInput,
  problems: [...COUNT_PROBLEMS, UNCOUNTED.type, BELOW_COMMITTED.type, 'ledger/period-closed'],
  example: { ref: 'SC-000001', uncounted: 'leave' },
  weight: () => 1000,
  touches: touchPosting,
  decide: (facts, given, context) => {
    const found = countFor(facts, given, 'post');
    if (!found.ok) return found;
    const count = found.value;
    const missing = count.rows.filter((row) => row.counted === null);
    if (missing.length && !given.uncounted) return refused(uncounted(count, missing, facts));
    const rows = count.rows.map((row) => settledRow(row, count, given, facts, context));
    const differing = rows.filter((row) => differenceOf(row) !== NO_QUANTITY);
    const refusal = belowCommitted(count, differing, facts);
    if (refusal) return refused(refusal);
    return done(posted(count, rows, differing, given, facts, context));
  },
});

function touchPosting({ ref, uncounted }: PostInput, need: Need): void {
  const count = need(stockCounts, ref);
  if (!count) return;
  need(locations, count.location);
  for (const row of count.rows) {
    need(products, row.product);
    need(bins, row.bin);
    need(lots, row.lot);
    const isBooked = row.counted === null ? uncounted === 'zero' : differenceOf(row) !== NO_QUANTITY;
    if (!isBooked) continue;
    const key = positionKey(row.product, count.location);
    need(positions, key);
    need(placesOf, key);
    need(binPositions, binPositionKey(row.product, count.location, row.bin, row.lot));
  }
}

/** A row nobody counted has, where it is said to be empty, been counted just now. */
function settledRow(
  row: CountRow,
  { location }: StockCount,
  { uncounted }: PostInput,
  facts: Facts,
  { now }: Context,
): CountRow {
  if (row.counted !== null || uncounted !== 'zero') return row;
  const key = binPositionKey(row.product, location, row.bin, row.lot);
  const held = facts.get(binPositions, key)?.onHand ?? NO_QUANTITY;
  return { ...row, counted: NO_QUANTITY, held, countedAt: now };
}

function uncounted(count: StockCount, missing: readonly CountRow[], facts: Facts): Problem {
  const named = missing.slice(0, 20).map(({ line, product, bin }) => ({
    line,
    product: facts.label('product', product),
    bin: facts.peek(bins, bin)?.code ?? bin,
  }));
  const [first] = named;
  const detail =
    `${missing.length} of ${count.rows.length} rows of ${count.number} are not counted, such as ` +
    `${first?.product} in ${first?.bin}; count them, or say uncounted: "leave" or "zero"`;
  return problem(UNCOUNTED, detail, { number: count.number, uncounted: missing.length, rows: named });
}

function posted(
  count: StockCount,
  rows: readonly CountRow[],
  differing: readonly CountRow[],
  given: PostInput,
  facts: Facts,
  context: Context,
): Effect {
  const day = given.day ?? context.today;
  const booking = new Booking(facts, count, context.now, context.newId);
  // What is found comes first: goods that only stand in another bin never leave the position short in between.
  for (const row of differing) if (differenceOf(row) > 0n) book(booking, count, row, day, facts);
  for (const row of differing) if (differenceOf(row) < 0n) book(booking, count, row, day, facts);
  const { puts, entries, warnings } = goodsMoved(booking, [], facts);
  const changes = { booked: [null, quantitiesOf(booking, facts)] as const };
  const note = given.note ?? 'counted';
  const become = { status: 'posted', rows, what: 'posted', day, note, changes } as const;
  const effect = countChanged(count, become, context);
  const answer = { ...effect.answer, ...(warnings.length && { warnings }) };
  return { ...effect, puts: [...effect.puts, ...puts], entries, warnings, answer };
}

function book(booking: Booking, { location }: StockCount, row: CountRow, day: Day, facts: Facts): void {
  const difference = differenceOf(row);
  const { line, product: id, bin, lot } = row;
  const { averageCost } = booking.position(id, location);
  const about = { line, product: id, location, bin, lot, day };
  if (difference > 0n) {
    const unitCost = worthOfFound(booking, facts.sure(products, id), location);
    booking.post({ ...about, event: 'ADJUST', quantity: difference, unitCost });
  } else booking.post({ ...about, event: 'DISPOSE', quantity: negate(difference), unitCost: averageCost });
}

export const cancelCount = defineCommand({
  name: 'stock-count.cancel',
  sentence: 'Gives a count up: nothing is booked.',
  move: 'cancel',
  permission: 'stock:write',
  scope: 'stock',
  input: z.strictObject({ ...onCount, note: longTextField(2000).optional() }),
  problems: COUNT_PROBLEMS,
  example: { ref: 'SC-000001' },
  touches: ({ ref }, need) => void need(stockCounts, ref),
  decide: (facts, given, context) => {
    const found = countFor(facts, given, 'cancel');
    if (!found.ok) return found;
    const note = given.note ?? null;
    const become = { status: 'cancelled', what: 'cancelled', day: context.today, note } as const;
    return done(countChanged(found.value, become, context));
  },
});
