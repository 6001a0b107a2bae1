import type { Facts } from '../command/fact.ts';
import { binPositions, positions } from '../command/stock-facts.ts';
import { plus, type Quantity, total } from '../kernel/fixed.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { formatQuantity, NO_QUANTITY } from '../kernel/quantity.ts';
import { binPositionKey, positionKey } from '../ledger/position.ts';
import { bins } from './location.ts';
import { lots } from './lot.ts';
import { BELOW_COMMITTED } from './stock.problems.ts';
import { type CountRow, differenceOf, type StockCount } from './stock-count.ts';

interface Short {
  readonly product: string;
  /** Null where it is the location as a whole that falls short. */
  readonly bin: string | null;
  readonly lot: string | null;
  readonly onHand: string;
  readonly committed: string;
  readonly difference: string;
}

interface Stock {
  readonly onHand: Quantity;
  readonly committed: Quantity;
}

/** F3: why the differences cannot be booked, all of them at once: a bin, or the location, would hold too little. */
export function belowCommitted(
  count: StockCount,
  differing: readonly CountRow[],
  facts: Facts,
): Problem | null {
  const short = [...inBins(count, differing, facts), ...atLocation(count, differing, facts)];
  if (!short.length) return null;
  const told = short.slice(0, 5).map((one) => {
    const where = one.bin === null ? '' : ` in ${one.bin}${one.lot === null ? '' : ` lot ${one.lot}`}`;
    return `${one.product}${where}: ${one.onHand} on hand now, ${one.committed} committed, ${one.difference} by the count`;
  });
  const more = short.length > told.length ? ` (and ${short.length - told.length} more)` : '';
  const detail = `${told.join('; ')}${more}; take the goods off their shipments, or count them again`;
  return problem(BELOW_COMMITTED, detail, { number: count.number, lines: short });
}

const fallsShort = ({ onHand, committed }: Stock, difference: Quantity): boolean =>
  difference < 0n && plus(onHand, difference) < committed;

const NOTHING: Stock = { onHand: NO_QUANTITY, committed: NO_QUANTITY };

function inBins({ location }: StockCount, differing: readonly CountRow[], facts: Facts): Short[] {
  return differing.flatMap((row) => {
    const key = binPositionKey(row.product, location, row.bin, row.lot);
    const stock = facts.get(binPositions, key) ?? NOTHING;
    if (!fallsShort(stock, differenceOf(row))) return [];
    const lot = row.lot === null ? null : (facts.peek(lots, row.lot)?.number ?? row.lot);
    const bin = facts.peek(bins, row.bin)?.code ?? row.bin;
    return [shortOf(facts.label('product', row.product), bin, lot, stock, differenceOf(row))];
  });
}

function atLocation({ location }: StockCount, differing: readonly CountRow[], facts: Facts): Short[] {
  return [...Map.groupBy(differing, (row) => row.product)].flatMap(([product, rows]) => {
    const stock = facts.get(positions, positionKey(product, location)) ?? NOTHING;
    const difference = total(rows.map(differenceOf));
    if (!fallsShort(stock, difference)) return [];
    return [shortOf(facts.label('product', product), null, null, stock, difference)];
  });
}

const shortOf = (
  product: string,
  bin: string | null,
  lot: string | null,
  { onHand, committed }: Stock,
  difference: Quantity,
): Short => ({
  product,
  bin,
  lot,
  onHand: formatQuantity(onHand),
  committed: formatQuantity(committed),
  difference: formatQuantity(difference),
});
