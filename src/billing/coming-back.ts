import { type Product, products } from '../catalog/index.ts';
import type { Facts } from '../command/fact.ts';
import { least, minus, type Price, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { formatQuantity, NO_QUANTITY } from '../kernel/quantity.ts';
import type { SalesOrder } from '../sales/index.ts';
import { MORE_THAN_SHIPPED } from './billing.problems.ts';
import { backOf, type Returned } from './returned.ts';
import { goneOf } from './to-invoice.ts';

export interface WantedReturn {
  readonly line: number;
  readonly quantity: Quantity;
  readonly bin?: string | undefined;
  readonly lot?: string | undefined;
}

/** Goods of one lot that left at one cost, and come back at it. */
export interface ComingBack {
  readonly lot: Id | null;
  readonly unitCost: Price | null;
  readonly quantity: Quantity;
}

/** What of a line has left and not come back yet. */
export function returnable(order: SalesOrder, number: number, returned: Returned | null): Quantity {
  const line = order.lines.find((one) => one.line === number);
  return line ? minus(goneOf(order, line), backOf(returned, number)) : NO_QUANTITY;
}

/** The goods of a line as they left, oldest first, drop-shipped ones last; less what came back before. */
function leftGoods(order: SalesOrder, line: number, returned: Returned | null): ComingBack[] {
  const shipped = order.held
    .filter((entry) => entry.event === 'CONSUME' && entry.line === line)
    .map(({ lot, unitCost, quantity }) => ({ lot, unitCost, quantity }));
  const dropped = order.purchases
    .filter((one) => one.kind === 'drop-ship' && one.orderLine === line && one.supplied > 0n)
    .map(({ unitCost, supplied }) => ({ lot: null, unitCost, quantity: supplied }));
  const back = new Map<Id | null, Quantity>();
  const goods = [...shipped, ...dropped];
  for (const { lot } of goods) back.set(lot, backOf(returned, line, lot));
  return goods.map((part) => {
    const gone = least(back.get(part.lot) as Quantity, part.quantity);
    back.set(part.lot, minus(back.get(part.lot) as Quantity, gone));
    return { ...part, quantity: minus(part.quantity, gone) };
  });
}

/** So much of a line (or of one lot on it) as it left; null where less is out there. */
export function goodsBack(
  order: SalesOrder,
  { line, quantity }: WantedReturn,
  lot: Id | undefined,
  returned: Returned | null,
): readonly ComingBack[] | null {
  if (quantity > returnable(order, line, returned)) return null;
  let missing = quantity;
  const taken: ComingBack[] = [];
  for (const part of leftGoods(order, line, returned)) {
    if (lot !== undefined && part.lot !== lot) continue;
    const some = least(part.quantity, missing);
    if (some > 0n) taken.push({ ...part, quantity: some });
    missing = minus(missing, some);
  }
  return missing > 0n ? null : taken;
}

export function moreThanShipped(
  order: SalesOrder,
  wanted: WantedReturn,
  lot: Id | undefined,
  returned: Returned | null,
  facts: Facts,
): Problem {
  const line = order.lines.find((one) => one.line === wanted.line);
  const { sku } = facts.sure(products, line?.product as Id) as Product;
  const out =
    lot === undefined
      ? returnable(order, wanted.line, returned)
      : total(
          leftGoods(order, wanted.line, returned)
            .filter((part) => part.lot === lot)
            .map((part) => part.quantity),
        );
  const numbers = { wanted: formatQuantity(wanted.quantity), out: formatQuantity(out) };
  const of = wanted.lot === undefined ? '' : ` of lot ${wanted.lot}`;
  const detail = `line ${wanted.line} (${sku}) of ${order.number}: ${numbers.out}${of} has shipped and not come back, not ${numbers.wanted}`;
  return problem(MORE_THAN_SHIPPED, detail, { number: order.number, line: wanted.line, sku, ...numbers });
}
