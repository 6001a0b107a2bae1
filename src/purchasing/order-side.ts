import type { Context } from '../command/command.ts';
import type { Facts, Need } from '../command/fact.ts';
import { formatPrice } from '../kernel/money.ts';
import { done, type Result } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { type Also, act, orderEffect, type SalesOrder, salesOrders, touchOrder } from '../sales/index.ts';
import type { PurchaseChange } from './purchase-change.ts';
import {
  byPurchase,
  linkedOrders,
  type OrderPurchase,
  type PurchaseOrder,
  purchasesFor,
} from './purchase-order.ts';

/** The orders a purchase order serves: locked, and with all their stock where what it does moves it. */
export function touchLinked(need: Need, purchase: PurchaseOrder): void {
  for (const order of linkedOrders(purchase)) {
    if (purchase.kind === 'drop-ship') touchOrder(need, order);
    else need(salesOrders, order);
  }
}

/** The order as it sees this purchase order after a change. */
export function withPurchase(order: SalesOrder, purchase: PurchaseOrder): SalesOrder {
  const others = order.purchases.filter((one) => one.purchase !== purchase.id);
  return { ...order, purchases: [...others, ...purchasesFor(order.id, purchase)].sort(byPurchase) };
}

/**
 * What a change of a purchase order does to the orders it serves: they see it, a drop-ship takes its quantity from
 * what is open of them or gives it back, and it is on their timeline (E5, H1).
 */
export function seenByOrders(
  change: PurchaseChange,
  purchase: PurchaseOrder,
  facts: Facts,
  context: Context,
): Result<readonly Also[]> {
  const seen: Also[] = [];
  for (const id of linkedOrders(change.before, purchase)) {
    const before = facts.sure(salesOrders, id);
    const order = withPurchase(before, purchase);
    if (inWords(before, purchase, facts) === inWords(order, purchase, facts)) continue;
    const acted = followed(before, order, change, purchase, facts, context);
    if (!acted.ok) return acted;
    const { order: after, notes: derived } = acted.value;
    const notes = [purchaseNote(change, before, after, purchase, facts), ...derived];
    const happened = { ...acted.value, before, after, notes, event: 'sales-order.purchase-changed' };
    const { puts, entries, timeline, events, documents, warnings } = orderEffect(happened, facts, context);
    seen.push({
      puts: puts ?? [],
      entries: entries ?? [],
      timeline: timeline ?? [],
      events: events ?? [],
      documents: documents ?? [],
      warnings: warnings ?? [],
    });
  }
  return done(seen);
}

/** Only a drop-ship bears on the status and the stock of its order. */
function followed(
  before: SalesOrder,
  order: SalesOrder,
  { day }: PurchaseChange,
  { kind }: PurchaseOrder,
  facts: Facts,
  context: Context,
): ReturnType<typeof act> {
  if (kind === 'stock') return done({ order, entries: [], warnings: [], notes: [], also: {} });
  // What the supplier does not ship has to be allocated again, whatever there is of it: refusing helps nobody.
  const wanted = { move: 'drop-ship', before, order, day, reversal: day, stockPolicy: 'warn' as const };
  return act(wanted, [], facts, context);
}

/** What became of a purchase, for the order's timeline: `PO-000001`, from what the order saw to what it sees. */
export function purchaseNote(
  { what, day, note }: Pick<PurchaseChange, 'what' | 'day' | 'note'>,
  before: SalesOrder,
  after: SalesOrder,
  purchase: PurchaseOrder,
  facts: Facts,
) {
  const words = [inWords(before, purchase, facts), inWords(after, purchase, facts)] as const;
  const changes = { [purchase.number]: words };
  const called = purchase.kind === 'stock' ? 'purchase order' : 'drop-ship';
  return { what: `${called} ${what}`, day, changes, note: note ?? null };
}

/**
 * All an order sees of a purchase order: `issued (S-000001), line 1 4 of 10 at 4.20, expected 2026-12-20`; null when
 * nothing.
 */
function inWords({ purchases }: SalesOrder, { id }: PurchaseOrder, facts: Facts): string | null {
  const seen = purchases.filter((one) => one.purchase === id);
  if (!seen.length) return null;
  const { status, supplier, expectedOn } = seen[0] as OrderPurchase;
  const lines = seen.map(
    ({ orderLine, quantity, supplied, unitCost }) =>
      `line ${orderLine} ${formatQuantity(supplied)} of ${formatQuantity(quantity)} at ${formatPrice(unitCost)}`,
  );
  return [
    `${status} (${facts.label('supplier', supplier)})`,
    ...lines.sort(),
    ...(expectedOn ? [`expected ${expectedOn}`] : []),
  ].join(', ');
}
