import type { Facts } from '../command/fact.ts';
import { binPositions } from '../command/stock-facts.ts';
import { minus, plus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { positionKey } from '../ledger/position.ts';
import {
  openOf as openOfPurchase,
  type PurchaseOrder,
  purchaseOrders,
  shareOf,
} from '../purchasing/purchase-order.ts';
import { openOf, progressOf, quantityOf } from '../sales/index.ts';
import { effectiveStatus, locationOf, type SalesOrder, salesOrders } from '../sales/sales-order.ts';
import { onTheWay, type Transfer, transfers } from '../stock/index.ts';
import { lots } from '../stock/lot.ts';
import {
  type ComingPurchase,
  type ComingTransfer,
  type PromisesAt,
  promisesAt,
  type QueuedLine,
  type Stocked,
} from './queue.ts';

/** Orders in these statuses hold a promise (Q3). */
export const PROMISED = ['Confirmed', 'In Process', 'Entered'] as const;
/** Purchase orders of which something may still come. */
export const COMING = ['draft', 'issued', 'partially received'] as const;

/** The line of an order that waits for a product at a location; there is at most one (A4). */
export function queuedLine(order: SalesOrder, product: Id, location: Id): QueuedLine | null {
  if (order.deletedAt || !(PROMISED as readonly string[]).includes(effectiveStatus(order))) return null;
  const line = order.lines.find((one) => one.product === product && locationOf(order, one) === location);
  const open = line && openOf(order, line);
  if (!open) return null;
  const { Confirmed, Entered } = order.statusDates;
  return {
    order: order.id,
    number: order.number,
    line: line.line,
    open,
    committed: quantityOf(progressOf(order)(line.line).committed),
    priority: order.priority,
    mustArriveBy: order.mustArriveBy,
    since: Confirmed ?? Entered ?? order.orderDate,
  };
}

/**
 * What the promises of a product at a location follow from, as it is now: as loaded, with the documents and bins this
 * batch knows in place of what was stored of them. `instead` are orders as they would be.
 */
export function presentAt(
  facts: Facts,
  product: Id,
  location: Id,
  instead: readonly SalesOrder[] = [],
): PromisesAt {
  const stored = facts.sure(promisesAt, positionKey(product, location));
  const orders = new Map([...facts.values(salesOrders)].map((order) => [order.id, order]));
  for (const order of instead) orders.set(order.id, order);
  const purchases = [...facts.values(purchaseOrders)];
  const sent = [...facts.values(transfers)];
  return {
    product,
    location,
    lines: [
      ...stored.lines.filter(({ order }) => !orders.has(order)),
      ...[...orders.values()].flatMap((order) => queuedLine(order, product, location) ?? []),
    ],
    purchases: [
      ...without(stored.purchases, purchases, (one) => one.purchase),
      ...purchases.flatMap((purchase) => comingOf(purchase, product, location)),
    ],
    transfers: [
      ...without(stored.transfers, sent, (one) => one.transfer),
      ...sent.flatMap((transfer) => onWay(transfer, product, location)),
    ],
    stock: stockAt(facts, stored),
  };
}

function without<T>(stored: readonly T[], known: readonly { id: Id }[], idOf: (one: T) => Id): T[] {
  const ids = new Set(known.map(({ id }) => id));
  return stored.filter((one) => !ids.has(idOf(one)));
}

function comingOf(purchase: PurchaseOrder, product: Id, location: Id): ComingPurchase[] {
  const { id, number, kind, status, expectedOn } = purchase;
  const isOpen = kind === 'stock' && (COMING as readonly string[]).includes(status);
  if (!isOpen || purchase.location !== location) return [];
  const head = { purchase: id, number, isDraft: status === 'draft', expectedOn };
  return purchase.lines
    .filter((line) => line.product === product && openOfPurchase(line) > 0n)
    .map((line) => ({ ...head, line: line.line, open: openOfPurchase(line), links: linksOf(line) }));
}

type Bought = Pick<PurchaseOrder['lines'][number], 'quantity' | 'cancelled' | 'received' | 'links'>;

/** What is still to come for each link; they get what arrives in their order. */
export function linksOf(line: Bought): ComingPurchase['links'] {
  let before = 0n as Quantity;
  return line.links.map(({ order, orderLine, quantity }) => {
    const share = shareOf(line, before, quantity);
    before = plus(before, quantity);
    return { order, orderLine, quantity: minus(share.quantity, share.supplied) };
  });
}

function onWay(transfer: Transfer, product: Id, location: Id): ComingTransfer[] {
  if (transfer.to !== location) return [];
  const open = onTheWay(transfer)
    .filter((entry) => entry.product === product)
    .reduce((sum, entry) => plus(sum, entry.quantity), 0n as Quantity);
  const { id, number, expectedOn } = transfer;
  return open > 0n ? [{ transfer: id, number, open, expectedOn }] : [];
}

function stockAt(facts: Facts, { product, location, stock }: PromisesAt): Stocked[] {
  const at = new Map(stock.map((one) => [`${one.bin} ${one.lot}`, one]));
  for (const known of facts.values(binPositions)) {
    if (known.product !== product || known.location !== location) continue;
    const { bin, lot, onHand, committed } = known;
    const before = at.get(`${bin} ${lot}`) ?? { expiresOn: null, quarantined: false };
    at.set(`${bin} ${lot}`, { ...before, bin, lot, onHand, committed });
  }
  return [...at.values()].map((one) => {
    const lot = one.lot ? facts.peek(lots, one.lot) : null;
    return lot ? { ...one, expiresOn: lot.expiresOn, quarantined: lot.quarantined } : one;
  });
}
