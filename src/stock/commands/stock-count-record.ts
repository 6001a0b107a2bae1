import { z } from 'zod';
import { products } from '../../catalog/index.ts';
import { type Context, defineCommand } from '../../command/command.ts';
import type { Facts } from '../../command/fact.ts';
import { countField, longTextField, refField, textField } from '../../command/fields.ts';
import { binPositions } from '../../command/stock-facts.ts';
import { done, refused } from '../../kernel/problem.ts';
import { formatQuantity, NO_QUANTITY } from '../../kernel/quantity.ts';
import { binPositionKey } from '../../ledger/position.ts';
import { Faults, nameWithin } from '../../record/index.ts';
import { bins, type Location, locations } from '../location.ts';
import { lots } from '../lot.ts';
import { STOCK_REFUSED } from '../stock.problems.ts';
import { type CountRow, placeOfRow, type StockCount, stockCounts } from '../stock-count.ts';
import { COUNT_PROBLEMS, countChanged, countFor, onCount } from '../stock-count-change.ts';
import { namedIn } from '../stock-lines.ts';

const row = z.strictObject({
  product: refField,
  quantity: countField.meta({ description: 'how much is there, 0 where nothing is', examples: ['12'] }),
  unit: textField(40).optional(),
  bin: refField.optional().meta({ description: 'the unassigned bin unless said' }),
  lot: refField.optional(),
});
type CountedRow = z.output<typeof row>;

const input = z.strictObject({
  ...onCount,
  rows: z.array(row).min(1).max(1000),
  note: longTextField(2000).optional(),
});

export const recordCount = defineCommand({
  name: 'stock-count.record',
  sentence: 'Writes down what was counted, in parts and again, also what nobody expected there.',
  move: 'record',
  permission: 'stock:write',
  scope: 'stock',
  input,
  problems: [...COUNT_PROBLEMS, STOCK_REFUSED.type],
  example: { ref: 'SC-000001', rows: [{ product: 'MUG-BLUE', bin: 'A-01', quantity: '47' }] },
  weight: ({ rows }) => rows.length,
  touches: ({ ref, rows }, need) => {
    const count = need(stockCounts, ref);
    const location = count && need(locations, count.location);
    for (const one of rows) {
      const product = need(products, one.product);
      if (!location || !product) continue;
      const bin =
        one.bin === undefined ? location.unassignedBin : need(bins, nameWithin(location.id, one.bin))?.id;
      const lot = one.lot === undefined ? null : need(lots, nameWithin(product.id, one.lot))?.id;
      if (bin && lot !== undefined) need(binPositions, binPositionKey(product.id, location.id, bin, lot));
    }
  },
  decide: (facts, given, context) => {
    const found = countFor(facts, given, 'record');
    if (!found.ok) return found;
    const count = found.value;
    const faults = new Faults(facts);
    const counted = given.rows.map((one, i) => countedAt(one, count, facts, faults, `/rows/${i}`, context));
    twice(counted, faults);
    const faulty = faults.problem(STOCK_REFUSED);
    if (faulty) return refused(faulty);
    const rows = counted as Counted[];
    const changes = { counted: [null, rows.map((one) => inWords(one, facts))] as const };
    const note = given.note ?? null;
    const become = withRows(count, rows);
    return done(
      countChanged(count, { ...become, what: 'counted', day: context.today, note, changes }, context),
    );
  },
});

type Counted = Omit<CountRow, 'line'>;

/** A row as counted now, beside what the ledger holds there now; null when a fault was added. */
function countedAt(
  given: CountedRow,
  count: StockCount,
  facts: Facts,
  faults: Faults,
  at: string,
  context: Context,
): Counted | null {
  const location = facts.sure(locations, count.location);
  const allowing = { inactive: true, newLots: false };
  const named = namedIn(given, given.quantity, location, facts, faults, at, allowing);
  if (!named) return null;
  const bin = named.bin?.id ?? location.unassignedBin;
  const place = { product: named.product.id, bin, lot: named.lot?.id ?? null };
  outOfScope(count, place, location, facts, faults, at);
  const isRow = count.rows.some((one) => placeOfRow(one) === placeOfRow(place));
  if (named.product.lotTracked && place.lot === null && !isRow)
    faults.add(`${at}/lot`, `${named.product.sku} is tracked by lot: name the lot that was found`);
  const key = binPositionKey(place.product, location.id, bin, place.lot);
  const held = facts.get(binPositions, key)?.onHand ?? NO_QUANTITY;
  return { ...place, counted: named.quantity, held, countedAt: context.now };
}

/** A slip of the scanner: the count is of other bins or products. */
function outOfScope(
  { scope, number }: StockCount,
  { product, bin }: Pick<CountRow, 'product' | 'bin'>,
  { code }: Location,
  facts: Facts,
  faults: Faults,
  at: string,
): void {
  if (scope.bins && !scope.bins.includes(bin))
    faults.add(`${at}/bin`, `${number} counts other bins of ${code}`);
  if (scope.products && !scope.products.includes(product))
    faults.add(`${at}/product`, `${number} does not count ${facts.label('product', product)}`);
}

function twice(rows: readonly (Counted | null)[], faults: Faults): void {
  const seen = new Set<string>();
  for (const [i, one] of rows.entries()) {
    if (!one) continue;
    if (seen.has(placeOfRow(one)))
      faults.add(`/rows/${i}`, 'the same product, bin and lot stands here twice; add them up');
    seen.add(placeOfRow(one));
  }
}

/** Counting again replaces; what nobody expected gets a row of its own at the end. */
function withRows(count: StockCount, counted: readonly Counted[]): Pick<StockCount, 'rows' | 'lastRow'> {
  const now = new Map(counted.map((one) => [placeOfRow(one), one]));
  const rows = count.rows.map((row) => {
    const again = now.get(placeOfRow(row));
    now.delete(placeOfRow(row));
    return again ? { ...again, line: row.line } : row;
  });
  const found = [...now.values()].map((one, i) => ({ ...one, line: count.lastRow + i + 1 }));
  return { rows: [...rows, ...found], lastRow: count.lastRow + found.length };
}

function inWords({ product, bin, lot, counted }: Counted, facts: Facts): string {
  const where = facts.label('bin', bin).split('/').at(-1) ?? '';
  const of = lot === null ? '' : ` lot ${facts.peek(lots, lot)?.number ?? lot}`;
  return `${formatQuantity(counted ?? NO_QUANTITY)} ${facts.label('product', product)} in ${where}${of}`;
}
