import { products } from '../catalog/product.ts';
import type { Context, Effect } from '../command/command.ts';
import type { Facts, Need } from '../command/fact.ts';
import { done, type Result } from '../kernel/problem.ts';
import { suppliers } from '../parties/supplier.ts';
import { type Also, together } from '../sales/index.ts';
import { locations } from '../stock/location.ts';
import { touchExpected } from './expected.ts';
import { seenByOrders, touchLinked } from './order-side.ts';
import { changedPurchase, type PurchaseChange } from './purchase-change.ts';
import { purchaseNamesIn } from './purchase-names.ts';
import { type PurchaseOrder, purchaseOrders } from './purchase-order.ts';
import { purchaseView } from './purchase-order.view.ts';

/**
 * Everything an existing purchase order is decided on and shown with. It is read unlocked to learn the orders it
 * serves; those are locked before it is.
 */
export function touchPurchase(need: Need, ref: string): PurchaseOrder | null | undefined {
  const seen = need(purchaseOrders, ref);
  if (!seen) return seen;
  touchLinked(need, seen);
  const purchase = need(purchaseOrders, ref, 'lock');
  if (!purchase) return purchase;
  touchLinked(need, purchase);
  need(suppliers, purchase.supplier);
  need(locations, purchase.location);
  for (const { product } of purchase.lines) need(products, product);
  touchExpected(need, purchase);
  return purchase;
}

/** What a command on a purchase order does, with what it does to the orders it serves; `also` is done besides, first. */
export function purchaseEffect(
  change: PurchaseChange,
  facts: Facts,
  context: Context,
  { also, answer = {} }: { readonly also?: Also; readonly answer?: Readonly<Record<string, unknown>> } = {},
): Result<Effect> {
  const { purchase, also: own } = changedPurchase(change, facts, context);
  const seen = seenByOrders(change, purchase, facts, context);
  if (!seen.ok) return seen;
  const all = together([...(also ? [also] : []), own, ...seen.value]);
  const { id, number, version, status } = purchase;
  const warnings = all.warnings ?? [];
  return done({
    ...all,
    answer: {
      kind: 'purchase-order',
      id,
      number,
      version,
      status,
      ...(warnings.length && { warnings }),
      ...answer,
    },
    view: () => ({
      ...purchaseView(purchase, purchaseNamesIn(facts)),
      ...(warnings.length && { warnings }),
      ...answer,
    }),
  });
}

/** Nothing to do: it is so already. */
export const unchangedPurchase = (purchase: PurchaseOrder, facts: Facts): Effect => ({
  answer: {
    kind: 'purchase-order',
    id: purchase.id,
    number: purchase.number,
    version: purchase.version,
    status: purchase.status,
    unchanged: true,
  },
  view: () => ({ ...purchaseView(purchase, purchaseNamesIn(facts)), unchanged: true }),
});
