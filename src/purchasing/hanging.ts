import { products } from '../catalog/product.ts';
import type { Consequence, Context } from '../command/command.ts';
import type { Facts, Need } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import { suppliers } from '../parties/supplier.ts';
import {
  type Also,
  type Followed,
  type Hanging,
  type OrderAct,
  type OrderNote,
  type SalesOrder,
  together,
} from '../sales/index.ts';
import { locations } from '../stock/location.ts';
import { choiceRefusal, stayingIssued, whatHappens } from './consequences.ts';
import { ended } from './end-purchase.ts';
import { purchaseNote, withPurchase } from './order-side.ts';
import { changedPurchase, type PurchaseChange } from './purchase-change.ts';
import { type PurchaseOrder, purchaseOrders } from './purchase-order.ts';
import { releasedByEdit, releasedByEnd, withoutLinks } from './releases.ts';

const ENDS = new Set(['cancel', 'reject']);
const concerns = (move: string): boolean => ENDS.has(move) || move === 'edit-lines';

const purchasesOf = (order: SalesOrder): Id[] =>
  [...new Set(order.purchases.map(({ purchase }) => purchase))].sort();

function touches(need: Need, { move, order }: { move: string; order: SalesOrder | null }): void {
  if (!order || !concerns(move)) return;
  for (const id of purchasesOf(order)) {
    const purchase = need(purchaseOrders, id, 'lock');
    if (!purchase) continue;
    need(suppliers, purchase.supplier);
    need(locations, purchase.location);
    for (const { product } of purchase.lines) need(products, product);
  }
}

/** Something that follows for one purchase order. */
interface Following {
  readonly before: PurchaseOrder;
  /** As it is then; null where it stays as it is and a person should know. */
  readonly after: PurchaseOrder | null;
  readonly consequence: Consequence;
}

/** B18: what an order that ends, or has its lines edited, does to what was bought for it. */
function follow(asked: OrderAct, facts: Facts, context: Context): Result<Followed> {
  const { move, before, order, choices } = asked;
  if (!before || !concerns(move) || !order.purchases.length) return done({ order });
  const following = ENDS.has(move)
    ? [...dropShipsEnding(order, facts), ...releasing(order, releasedByEnd(order), choices, facts)]
    : releasing(order, releasedByEdit(before, order), choices, facts);
  const unknown = choiceRefusal(following, choices);
  if (unknown) return refused(unknown);
  return done(followed(asked, following, facts, context));
}

function followed(
  { order: acted, day }: OrderAct,
  following: readonly Following[],
  facts: Facts,
  context: Context,
): Followed {
  let order = acted;
  const notes: OrderNote[] = [];
  const parts: Also[] = [];
  for (const { before, after, consequence } of following) {
    parts.push({ consequences: [consequence], warnings: after ? [] : [stayingIssued(before, acted)] });
    if (!after) continue;
    const what = after.status === 'cancelled' ? 'cancelled' : 'released';
    const change: PurchaseChange = { before, after, what, day, note: `${acted.number} no longer needs it` };
    const { purchase, also } = changedPurchase(change, facts, context);
    const seen = withPurchase(order, purchase);
    notes.push(purchaseNote(change, order, seen, purchase, facts));
    parts.push(also);
    order = seen;
  }
  return { order, notes, also: together(parts) };
}

/** Drop-ships nobody has sent to the supplier are cancelled; the others stay, and may still be marked as shipped. */
function dropShipsEnding(order: SalesOrder, facts: Facts): Following[] {
  return purchasesOf(order).flatMap((id): Following[] => {
    const before = facts.sure(purchaseOrders, id);
    if (before.kind !== 'drop-ship') return [];
    if (before.status === 'draft')
      return [{ before, after: ended(before, 'cancel'), consequence: whatHappens(before, 'cancelled') }];
    const stays = before.status === 'issued' || before.status === 'partially shipped';
    return stays ? [{ before, after: null, consequence: whatHappens(before, 'stays') }] : [];
  });
}

function releasing(
  order: SalesOrder,
  releases: ReturnType<typeof releasedByEnd>,
  choices: OrderAct['choices'],
  facts: Facts,
): Following[] {
  const byPurchase = Map.groupBy(releases, ({ purchase }) => purchase);
  return [...byPurchase].map(([id, own]) => {
    const before = facts.sure(purchaseOrders, id);
    const isDraft = before.status === 'draft';
    const lowers = isDraft && choices[before.number] !== 'keep';
    const after = withoutLinks(before, order.id, own, lowers);
    const became = isDraft ? (lowers ? 'lowered' : 'kept') : 'freed';
    return { before, after, consequence: whatHappens(before, became, after.status === 'cancelled') };
  });
}

/** Purchases and drop-ships hang on orders. */
export const hanging: Hanging = { touches, follow };
