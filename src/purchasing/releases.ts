import { least, minus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import { type OrderLine, openOf as openOfOrder, type SalesOrder } from '../sales/index.ts';
import { locationOf } from '../sales/sales-order.ts';
import { ended } from './end-purchase.ts';
import { coveredBy, type OrderPurchase, type PurchaseLine, type PurchaseOrder } from './purchase-order.ts';

/** So much that is still to come is no longer for the order line. */
export interface Release {
  readonly purchase: Id;
  readonly purchaseLine: number;
  readonly orderLine: number;
  readonly quantity: Quantity;
}

const STILL_COMES = new Set(['draft', 'issued', 'partially received']);

/** What is still to come for an order on purchase orders for stock, the newest first. */
const coming = (order: SalesOrder): OrderPurchase[] =>
  order.purchases
    .filter((one) => one.kind === 'stock' && STILL_COMES.has(one.status) && coveredBy(one) > 0n)
    .sort((a, b) => (a.purchase < b.purchase ? 1 : -1));

const whole = (one: OrderPurchase): Release => released(one, coveredBy(one));
const released = ({ purchase, purchaseLine, orderLine }: OrderPurchase, quantity: Quantity): Release => ({
  purchase,
  purchaseLine,
  orderLine,
  quantity,
});

/** An order that is cancelled or rejected needs nothing any more. */
export const releasedByEnd = (order: SalesOrder): Release[] => coming(order).map(whole);

/**
 * B6: a line that was removed, swapped or moved needs nothing of what was bought for it; one that was lowered no more
 * than is open, and the newest purchases go first.
 */
export function releasedByEdit(before: SalesOrder, after: SalesOrder): Release[] {
  const is = new Map(after.lines.map((line) => [line.line, line]));
  const releases: Release[] = [];
  for (const line of before.lines) {
    const own = coming(after).filter(({ orderLine }) => orderLine === line.line);
    const still = neededOf(before, after, line, is.get(line.line));
    if (!own.length || still === null) continue;
    let excess = minus(
      own.reduce((sum, one) => (sum + coveredBy(one)) as Quantity, NO_QUANTITY),
      still,
    );
    for (const one of own) {
      const quantity = least(coveredBy(one), excess);
      if (quantity <= 0n) break;
      releases.push(released(one, quantity));
      excess = minus(excess, quantity);
    }
  }
  return releases;
}

/** How much may still be bought for a line; null where the edit changes nothing about that. */
function neededOf(
  before: SalesOrder,
  after: SalesOrder,
  line: OrderLine,
  now: OrderLine | undefined,
): Quantity | null {
  if (!now || now.product !== line.product) return NO_QUANTITY;
  if (locationOf(after, now) !== locationOf(before, line)) return NO_QUANTITY;
  return now.quantity < line.quantity ? openOfOrder(after, now) : null;
}

/**
 * The purchase order without these links. A draft is lowered by them unless it is kept for stock, and cancelled when
 * nothing is left of it; what is issued still comes, to free stock.
 */
export function withoutLinks(
  purchase: PurchaseOrder,
  order: Id,
  releases: readonly Release[],
  lowers: boolean,
): PurchaseOrder {
  const lines = purchase.lines.map((line) => {
    const own = releases.filter((one) => one.purchaseLine === line.line);
    return own.length ? unlinked(line, order, own, lowers) : line;
  });
  const left = lines.filter(({ quantity }) => quantity > 0n);
  return left.length ? { ...purchase, lines: left } : ended(purchase, 'cancel');
}

function unlinked(
  line: PurchaseLine,
  order: Id,
  releases: readonly Release[],
  lowers: boolean,
): PurchaseLine {
  let { quantity } = line;
  const links = line.links.flatMap((link) => {
    const release = releases.find((one) => link.order === order && one.orderLine === link.orderLine);
    if (!release) return [link];
    if (lowers) quantity = minus(quantity, release.quantity);
    const left = minus(link.quantity, release.quantity);
    return left > 0n ? [{ ...link, quantity: left }] : [];
  });
  return { ...line, quantity, links };
}
