import { z } from 'zod';
import { inUnitsOf } from '../catalog/base-units.ts';
import { products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import { priceField, quantityField, refField } from '../command/fields.ts';
import { least, minus, plus, type Quantity, total } from '../kernel/fixed.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { formatQuantity, NO_QUANTITY } from '../kernel/quantity.ts';
import type { Faults } from '../record/index.ts';
import {
  openOf as openOfOrder,
  progressOf,
  quantityOf,
  type SalesOrder,
  salesOrders,
  stepOf,
} from '../sales/index.ts';
import {
  buyLineField,
  checkRepeated,
  newPurchaseLine,
  purchaseLineNamed,
  unitField,
  whichLine,
} from './purchase-lines.ts';
import type { PurchaseLine, PurchaseLink, PurchaseOrder } from './purchase-order.ts';
import { BELOW_RECEIVED, NO_LINES, TOO_MUCH } from './purchasing.problems.ts';

/** What an edit does to the lines of a purchase order. */
export const lineEditFields = {
  edit: z
    .array(
      z.strictObject({
        ...whichLine,
        quantity: quantityField.optional(),
        unit: unitField,
        unitCost: priceField.optional(),
      }),
    )
    .max(1000)
    .default([]),
  add: z.array(buyLineField).max(1000).default([]),
  remove: z
    .array(z.union([z.int().min(1), refField]))
    .max(1000)
    .default([])
    .meta({ description: 'lines, by number or product' }),
};
type PurchaseLineEdits = {
  readonly [F in keyof typeof lineEditFields]: z.output<(typeof lineEditFields)[F]>;
};

/** The purchase order with its lines as the edit wants them: edited, removed, added. What is wrong is in `faults`. */
export function editedPurchase(
  purchase: PurchaseOrder,
  { edit, add, remove }: PurchaseLineEdits,
  facts: Facts,
  faults: Faults,
): PurchaseOrder {
  const lines = new Map(purchase.lines.map((line) => [line.line, line]));
  for (const [i, one] of edit.entries()) {
    const at = `/edit/${i}`;
    const line = purchaseLineNamed(purchase, one, facts, faults, at);
    const now = line && editedLine(purchase, lines.get(line.line) as PurchaseLine, one, facts, faults, at);
    if (now) lines.set(now.line, now);
  }
  for (const [i, which] of remove.entries()) {
    const named = typeof which === 'number' ? { line: which } : { product: which };
    const line = purchaseLineNamed(purchase, named, facts, faults, `/remove/${i}`);
    if (line) lines.delete(line.line);
  }
  if (add.length && purchase.kind === 'drop-ship')
    faults.add('/add', 'ask for another drop-ship of the order; this one serves the lines it was made for');
  const added = add.map((one, i) => newPurchaseLine(purchase.lastLine + 1 + i, one, faults, `/add/${i}`));
  const kept = [...lines.values()];
  checkRepeated([...kept, ...added], faults, (i) => `/add/${i - kept.length}`);
  const all = [...kept, ...added.filter((line) => line !== null)];
  return { ...purchase, lastLine: purchase.lastLine + add.length, lines: all };
}

function editedLine(
  { kind }: PurchaseOrder,
  line: PurchaseLine,
  given: PurchaseLineEdits['edit'][number],
  facts: Facts,
  faults: Faults,
  at: string,
): PurchaseLine | null {
  const { unitCost = line.unitCost, unit } = given;
  if (given.quantity === undefined) {
    if (unit !== undefined) return faults.add(`${at}/unit`, 'a unit goes with a quantity');
    return { ...line, unitCost };
  }
  const counted = inUnitsOf(facts.sure(products, line.product), given.quantity, unit);
  if ('fault' in counted) return faults.add(`${at}/${counted.fault.field}`, counted.fault.detail);
  const { quantity } = counted;
  const links =
    kind === 'drop-ship' ? line.links.map((link) => ({ ...link, quantity })) : cutTo(line.links, quantity);
  return { ...line, unitCost, quantity, links };
}

/** Links of no more than this together: what goes is taken from the last. */
function cutTo(links: readonly PurchaseLink[], most: Quantity): PurchaseLink[] {
  let left = most;
  const kept: PurchaseLink[] = [];
  for (const link of links) {
    const quantity = least(link.quantity, left);
    if (quantity > 0n) kept.push(quantity === link.quantity ? link : { ...link, quantity });
    left = minus(left, quantity);
  }
  return kept;
}

/** Why the lines cannot become these: below what has come, none at all, or more than the order has open. */
export function lineRefusal(before: PurchaseOrder, after: PurchaseOrder, facts: Facts): Problem | null {
  const { number } = before;
  const is = new Map(after.lines.map((line) => [line.line, line]));
  const below = before.lines.flatMap((line) => {
    const quantity = is.get(line.line)?.quantity ?? NO_QUANTITY;
    if (quantity >= least(line.received, line.quantity)) return [];
    const product = facts.label('product', line.product);
    const [wanted, received] = [formatQuantity(quantity), formatQuantity(line.received)];
    return [{ line: line.line, product, wanted, received }];
  });
  if (below.length) {
    const words = below.map((one) => `line ${one.line} (${one.product}): ${one.received} has come`);
    return problem(BELOW_RECEIVED, `${words.join('; ')}; it cannot go below that`, { number, lines: below });
  }
  if (!after.lines.length)
    return problem(NO_LINES, `${number} would have no lines; cancel it instead`, { number });
  return after.kind === 'drop-ship' ? beyondOrder(before, after, facts) : null;
}

/** E5, Q5: a drop-ship takes no more of an order line than is neither shipped, committed nor on a saved shipment. */
function beyondOrder(before: PurchaseOrder, after: PurchaseOrder, facts: Facts): Problem | null {
  const order = facts.sure(salesOrders, after.order as string);
  const was = new Map(before.lines.map((line) => [line.line, line.quantity]));
  const over = after.lines.flatMap((line) => {
    const more = minus(line.quantity, was.get(line.line) ?? NO_QUANTITY);
    const orderLine = line.links[0]?.orderLine ?? 0;
    const free = freeToDropShip(order, orderLine);
    if (more <= 0n || more <= free) return [];
    const product = facts.label('product', line.product);
    const most = formatQuantity(plus(was.get(line.line) ?? NO_QUANTITY, free));
    return [{ line: line.line, product, wanted: formatQuantity(line.quantity), most }];
  });
  if (!over.length) return null;
  const words = over.map((one) => `line ${one.line} (${one.product}): ${one.wanted} of at most ${one.most}`);
  const detail = `${words.join('; ')}; ${order.number} has no more that is open and on no shipment`;
  return problem(TOO_MUCH, detail, { number: after.number, order: order.number, lines: over });
}

/** What of an order line a supplier may still ship: open, and on no shipment, committed or saved. */
export function freeToDropShip(order: SalesOrder, orderLine: number): Quantity {
  const line = order.lines.find((one) => one.line === orderLine);
  // An order that was cancelled since has nothing to be shipped any more.
  if (!line || stepOf(order, 'drop-ship').refusal) return NO_QUANTITY;
  const { committed, saved } = progressOf(order)(orderLine);
  const taken = total([quantityOf(committed), saved]);
  const open = openOfOrder(order, line);
  return open > taken ? minus(open, taken) : NO_QUANTITY;
}
