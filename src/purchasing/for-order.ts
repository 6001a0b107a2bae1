import { inUnitsOf } from '../catalog/base-units.ts';
import { type Product, products } from '../catalog/product.ts';
import { type Context, type Effect, put } from '../command/command.ts';
import { type Counter, counters } from '../command/counter.ts';
import type { Facts } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { type Supplier, suppliers } from '../parties/supplier.ts';
import type { Faults } from '../record/index.ts';
import {
  type Also,
  type OrderLine,
  type OrderNote,
  orderEffect,
  type SalesOrder,
  together,
} from '../sales/index.ts';
import { issued, newPurchase } from './new-purchase.ts';
import { purchaseNote, withPurchase } from './order-side.ts';
import { changedPurchase } from './purchase-change.ts';
import { purchaseLine } from './purchase-lines.ts';
import type { PurchaseKind } from './purchase-order.ts';
import { NO_SUPPLIER } from './purchasing.problems.ts';

/** A line of an order as input names it. */
export interface SaidLine {
  readonly line?: number | undefined;
  readonly product?: string | undefined;
  readonly quantity?: Quantity | undefined;
  readonly unit?: string | undefined;
}

export interface NamedLine {
  readonly line: OrderLine;
  /** In base units; null where the proposal decides. */
  readonly quantity: Quantity | null;
}

/** The lines of an order that were named, each once; all of them where none were. */
export function linesNamed(
  order: SalesOrder,
  said: readonly SaidLine[] | undefined,
  facts: Facts,
  faults: Faults,
): NamedLine[] {
  if (!said) return order.lines.map((line) => ({ line, quantity: null }));
  const named = new Map<number, NamedLine>();
  for (const [i, one] of said.entries()) {
    const at = `/lines/${i}`;
    const line = lineOf(order, one, facts);
    if (!line) faults.add(at, `${order.number} has no line ${one.line ?? `with "${one.product ?? ''}"`}`);
    else if (named.has(line.line)) faults.add(at, 'the line is named twice');
    else named.set(line.line, { line, quantity: quantityOfSaid(line, one, facts, faults, at) });
  }
  return [...named.values()];
}

function lineOf(order: SalesOrder, { line, product }: SaidLine, facts: Facts): OrderLine | undefined {
  if (line !== undefined) return order.lines.find((one) => one.line === line);
  const id = facts.get(products, product)?.id;
  return order.lines.find((one) => one.product === id);
}

function quantityOfSaid(
  { product }: OrderLine,
  { quantity, unit }: SaidLine,
  facts: Facts,
  faults: Faults,
  at: string,
): Quantity | null {
  if (quantity === undefined) return null;
  const counted = inUnitsOf(facts.sure(products, product), quantity, unit);
  if ('quantity' in counted) return counted.quantity;
  return faults.add(`${at}/${counted.fault.field}`, counted.fault.detail);
}

/** A line to buy for an order line; `linked` of it is for that line, the rest for stock. */
export interface Buying {
  readonly line: OrderLine;
  readonly quantity: Quantity;
  readonly linked: Quantity;
  readonly location: Id | null;
}

/** The supplier of each: the one given, else the product's own (E3). Null where there is no active one. */
export const supplierOf = (given: Supplier | null, product: Product, facts: Facts): Supplier | null => {
  const supplier = given ?? facts.get(suppliers, product.supplier);
  return supplier?.active && !supplier.deletedAt ? supplier : null;
};

export function noSupplier(without: readonly Product[], order: SalesOrder): Problem {
  const skus = without.map(({ sku }) => sku);
  const detail = `${skus.join(', ')}: no active supplier is known; give one, or name the other lines only`;
  return problem(NO_SUPPLIER, detail, { number: order.number, products: skus });
}

interface About {
  readonly kind: PurchaseKind;
  readonly expectedOn?: Day | undefined;
  readonly issue?: boolean | undefined;
  readonly day: Day;
  readonly note?: string | undefined;
}

export interface Bought {
  readonly order: SalesOrder;
  readonly notes: readonly OrderNote[];
  readonly also: Also;
  readonly numbers: readonly string[];
}

/** E1, E5: one purchase order for each supplier and location, linked both ways. */
export function bought(
  before: SalesOrder,
  wanted: readonly { readonly supplier: Supplier; readonly buying: Buying }[],
  { kind, expectedOn, issue, day, note }: About,
  facts: Facts,
  context: Context,
): Bought {
  let order = before;
  let last: Counter | null = null;
  const notes: OrderNote[] = [];
  const parts: Also[] = [];
  const numbers: string[] = [];
  const groups = Map.groupBy(wanted, ({ supplier, buying }) => `${supplier.id} ${buying.location}`);
  for (const group of groups.values()) {
    const { supplier, buying } = group[0] as (typeof group)[number];
    const lines = group.map((one, i) => lineFor(i + 1, before.id, one.buying, facts));
    const isDropShip = kind === 'drop-ship';
    const shipTo = isDropShip ? before.shipTo : null;
    const about = {
      kind,
      location: buying.location,
      order: isDropShip ? before.id : null,
      shipTo,
      expectedOn,
    };
    const made = newPurchase(about, supplier, lines, facts, context, last);
    last = made.counter;
    const after = issue ? issued(made.purchase, day) : made.purchase;
    const change = { before: null, after, what: 'created', day, note };
    const { purchase, also } = changedPurchase(change, facts, context);
    const seen = withPurchase(order, purchase);
    notes.push(purchaseNote(change, order, seen, purchase, facts));
    parts.push(also);
    numbers.push(purchase.number);
    order = seen;
  }
  return { order, notes, also: together([{ puts: [put(counters, last as Counter)] }, ...parts]), numbers };
}

function lineFor(number: number, order: Id, { line, quantity, linked }: Buying, facts: Facts) {
  const made = purchaseLine(number, line.product, quantity, facts.sure(products, line.product).cost);
  const links = linked > 0n ? [{ order, orderLine: line.line, quantity: linked }] : [];
  return { ...made, links };
}

/** The effect of buying for an order; its answer names what was made. */
export function boughtEffect(
  happened: Omit<Parameters<typeof orderEffect>[0], 'answer'>,
  numbers: readonly string[],
  facts: Facts,
  context: Context,
): Effect {
  const answer = { purchaseOrders: numbers };
  const effect = orderEffect({ ...happened, answer }, facts, context);
  return { ...effect, view: () => ({ ...(effect.view?.() as object), ...answer }) };
}
