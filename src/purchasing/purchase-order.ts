import { fact, RANK } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import { least, minus, most, type Price, plus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { HeldEntry } from '../ledger/entry.ts';
import type { Address } from '../parties/address.ts';

/** An order line that a purchase line was bought for. */
export interface PurchaseLink {
  readonly order: Id;
  readonly orderLine: number;
  readonly quantity: Quantity;
}

export interface PurchaseLine {
  /** Counts from 1, never used again. */
  readonly line: number;
  readonly product: Id;
  readonly quantity: Quantity;
  readonly unitCost: Price;
  /** What came in; of a drop-ship what the supplier shipped. */
  readonly received: Quantity;
  readonly returned: Quantity;
  /** Will not come any more. */
  readonly cancelled: Quantity;
  /** In the order in which they get what arrives. */
  readonly links: readonly PurchaseLink[];
}

export type PurchaseKind = 'stock' | 'drop-ship';

/** What is bought of a supplier: for stock, or shipped by the supplier to an order's customer (E1–E5). */
export interface PurchaseOrder {
  readonly id: Id;
  readonly number: string;
  readonly kind: PurchaseKind;
  readonly status: string;
  readonly supplier: Id;
  /** Where the goods are to arrive; null for a drop-ship. */
  readonly location: Id | null;
  /** The order a drop-ship serves. */
  readonly order: Id | null;
  readonly currency: string;
  readonly orderDate: Day;
  readonly expectedOn: Day | null;
  readonly issuedOn: Day | null;
  readonly shipTo: Address | null;
  readonly reference: string | null;
  readonly notes: string | null;
  readonly lastLine: number;
  readonly lines: readonly PurchaseLine[];
  /** Its EXPECT entries as the ledger holds them now. */
  readonly held: readonly HeldEntry[];
  readonly createdAt: string;
  readonly version: number;
}

/** Asked for by id or number. First read unlocked to learn the orders it serves; those are locked before it is. */
export const purchaseOrders = fact<PurchaseOrder>('purchase-order', RANK.purchase, (value) => [
  value.id,
  value.number,
]);

const NONE = 0n as Quantity;

/** Still to come of a line: neither received nor cancelled. */
export const openOf = (line: PurchaseLine): Quantity =>
  most(NONE, minus(minus(line.quantity, line.cancelled), line.received));

/** The orders it was bought for, or ships for: each is locked before it, and sees what becomes of it. */
export function linkedOrders(...purchases: readonly (PurchaseOrder | null)[]): Id[] {
  const orders = new Set<Id>();
  for (const purchase of purchases) {
    if (purchase?.order) orders.add(purchase.order);
    for (const { links } of purchase?.lines ?? []) for (const { order } of links) orders.add(order);
  }
  return [...orders].sort();
}

/** A purchase as one of the orders it serves sees it, by link. Kept with the purchase order, read with the order. */
export interface OrderPurchase {
  readonly purchase: Id;
  readonly number: string;
  readonly kind: PurchaseKind;
  readonly status: string;
  readonly supplier: Id;
  readonly purchaseLine: number;
  readonly orderLine: number;
  /** Of the link, less what will not come any more. */
  readonly quantity: Quantity;
  /** The part that came in; of a drop-ship, that the supplier shipped. */
  readonly supplied: Quantity;
  readonly unitCost: Price;
  readonly expectedOn: Day | null;
}

/** The oldest first: the order in which an order lists its purchases. */
export const byPurchase = (a: OrderPurchase, b: OrderPurchase): number =>
  a.purchase === b.purchase
    ? a.purchaseLine - b.purchaseLine || a.orderLine - b.orderLine
    : a.purchase < b.purchase
      ? -1
      : 1;

/** What of a link is still to come: it covers its line first (E1, K2). */
export const coveredBy = (link: OrderPurchase): Quantity => minus(link.quantity, link.supplied);

/** Links get what arrives in their order; what is cancelled is taken from the last. */
export function shareOf(
  line: Pick<PurchaseLine, 'quantity' | 'cancelled' | 'received'>,
  before: Quantity,
  linked: Quantity,
): { quantity: Quantity; supplied: Quantity } {
  const end = least(plus(before, linked), minus(line.quantity, line.cancelled));
  const quantity = most(NONE, minus(end, before));
  return { quantity, supplied: least(quantity, most(NONE, minus(line.received, before))) };
}

/** What an order sees of a purchase order. */
export function purchasesFor(order: Id, purchase: PurchaseOrder): OrderPurchase[] {
  const { id, number, kind, status, supplier, expectedOn } = purchase;
  const head = { purchase: id, number, kind, status, supplier, expectedOn };
  const seen: OrderPurchase[] = [];
  for (const line of purchase.lines) {
    let before = NONE;
    for (const link of line.links) {
      const share = shareOf(line, before, link.quantity);
      before = plus(before, link.quantity);
      if (link.order !== order) continue;
      const { line: purchaseLine, unitCost } = line;
      seen.push({ ...head, purchaseLine, orderLine: link.orderLine, unitCost, ...share });
    }
  }
  return seen;
}
