import {
  divide,
  MONEY_SCALE,
  type Money,
  PRICE_SCALE,
  type Price,
  plus,
  powerOfTen,
  QUANTITY_SCALE,
  type Quantity,
  total,
} from '../kernel/fixed.ts';
import { lineAmount, NO_MONEY } from '../kernel/money.ts';
import { inBaseUnits } from '../kernel/quantity.ts';
import type { LineField } from './mapping.ts';
import type { GoodsRow } from './rows.ts';
import type { Fault } from './sheet.ts';

/** Base units in one of the unit a row is counted in. */
export type UnitSize = (row: GoodsRow) => Quantity;

/** One line of an order, and the rows it is made of. */
export interface MergedLine {
  readonly product: string;
  readonly quantity: Quantity;
  readonly unit: string | null;
  readonly unitPrice: Price | null;
  readonly discount: Money;
  readonly taxRate: string | null;
  readonly location: string | null;
  /** What it comes to; null where the price is yet to be looked up. */
  readonly amount: Money | null;
  readonly rows: readonly GoodsRow[];
}

export interface Merged {
  readonly lines: readonly MergedLine[];
  readonly faults: readonly (Fault & { readonly field: LineField })[];
}

/** A4: rows of one document that repeat a product become one line, in the place of the first. */
export function mergeRows(rows: readonly GoodsRow[], minor: number, sizeOf: UnitSize): Merged {
  const byProduct = Map.groupBy(rows, (row) => row.product);
  const faults: Merged['faults'][number][] = [];
  const lines: MergedLine[] = [];
  for (const group of byProduct.values()) {
    const unlike = unlikeRow(group);
    if (unlike) faults.push(unlike);
    else {
      const line = merged(group, minor, sizeOf);
      if (!line) faults.push(uneven(group[0] as GoodsRow));
      else if (line.amount !== null && line.amount < 0n) faults.push(worthless(group[0] as GoodsRow));
      else lines.push(line);
    }
  }
  return { lines, faults };
}

const uneven = ({ row, unit }: GoodsRow) =>
  ({
    row,
    column: null,
    field: 'quantity',
    detail: `it is no exact number of base units of one "${unit}"`,
  }) as const;

const worthless = ({ row }: GoodsRow) =>
  ({ row, column: null, field: 'discount', detail: 'the discount is more than the line is worth' }) as const;

function unlikeRow(group: readonly GoodsRow[]): Merged['faults'][number] | null {
  const [first, ...rest] = group as [GoodsRow, ...GoodsRow[]];
  const ways = [
    ['taxRate', 'another tax rate', (row: GoodsRow) => row.taxRate],
    ['lineLocation', 'another location', (row: GoodsRow) => row.location],
    ['unit', 'another unit', (row: GoodsRow) => row.unit],
    ['unitPrice', 'a price in one and none in the other', (row: GoodsRow) => row.unitPrice === null],
  ] as const;
  for (const row of rest) {
    const way = ways.find(([, , of]) => of(row) !== of(first));
    if (!way) continue;
    const detail = `the product stands in row ${first.row} too, with ${way[1]}: they cannot become one line`;
    return { row: row.row, column: null, field: way[0], detail };
  }
  return null;
}

function merged(group: readonly GoodsRow[], minor: number, sizeOf: UnitSize): MergedLine | null {
  const [first] = group as [GoodsRow];
  const quantity = total(group.map((row) => row.quantity));
  const size = sizeOf(first);
  const base = inBaseUnits(quantity, size);
  if (base === null) return null;
  const { product, unit, taxRate, location } = first;
  const line = { product, quantity, unit, taxRate, location, rows: group };
  const prices = group.map((row) => row.unitPrice).filter((price) => price !== null);
  const discounts = total(group.map((row) => row.discount));
  if (!prices.length) return { ...line, unitPrice: null, discount: discounts, amount: null };
  const highest = prices.reduce((most, price) => (price > most ? price : most));
  const amounts = group.map((row) =>
    lineAmount(inBaseUnits(row.quantity, size) ?? row.quantity, row.unitPrice as Price, row.discount, minor),
  );
  const amount = total(amounts);
  if (group.length === 1) return { ...line, unitPrice: highest, discount: first.discount, amount };
  return { ...line, ...exactly(amount, base, highest, minor), amount };
}

/**
 * The discount that makes quantity × price come to the very sum of the rows. Where rows of less than a minor unit
 * each were rounded up (two of 1 × 0.005 are 0.02, yet 2 × 0.005 is 0.01), no discount does, because it takes off
 * only: then the price is the lowest one that reaches the sum.
 */
export function exactly(
  amount: Money,
  quantity: Quantity,
  highest: Price,
  minor: number,
): { unitPrice: Price; discount: Money } {
  if (lineAmount(quantity, highest, NO_MONEY, minor) === amount)
    return { unitPrice: highest, discount: NO_MONEY };
  const finer = powerOfTen(QUANTITY_SCALE + PRICE_SCALE - MONEY_SCALE);
  const exact = quantity * highest - amount * finer;
  if (exact > 0n) return { unitPrice: highest, discount: divide(exact, finer) as Money };
  const raised = ((amount * finer + quantity - 1n) / quantity) as Price;
  const over = lineAmount(quantity, raised, NO_MONEY, minor);
  if (over === amount) return { unitPrice: raised, discount: NO_MONEY };
  return { unitPrice: raised, discount: divide(quantity * raised - amount * finer, finer) as Money };
}

export const sumOf = (lines: readonly MergedLine[]): Money =>
  lines.reduce((sum, line) => plus(sum, line.amount ?? NO_MONEY), NO_MONEY);
