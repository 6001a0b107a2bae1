import { type AskedDocument, documentAsked } from '../command/document.ts';
import type { Facts } from '../command/fact.ts';
import { type Result, refused } from '../kernel/problem.ts';
import { type Cycle, judge, type OfferedMove, offeredMoves } from '../lifecycle/cycle.ts';
import { moveRefusal } from '../lifecycle/refusal.ts';
import { dropShipCycle } from './drop-ship.cycle.ts';
import { purchaseOrderCycle } from './purchase-order.cycle.ts';
import { openOf, type PurchaseKind, type PurchaseOrder, purchaseOrders } from './purchase-order.ts';
import { PURCHASE_MOVE } from './purchasing.problems.ts';

/** The life cycle of each kind of purchase order. */
export const PURCHASE_CYCLES: Readonly<Record<PurchaseKind, Cycle>> = {
  stock: purchaseOrderCycle,
  'drop-ship': dropShipCycle,
};

export const cycleOf = ({ kind }: Pick<PurchaseOrder, 'kind'>): Cycle => PURCHASE_CYCLES[kind];

/** The moves a person may ask for, each allowed or with the reason it is not. */
export function movesOf(purchase: PurchaseOrder): OfferedMove[] {
  const nothingHere = purchase.lines.every(({ received, returned }) => received <= returned);
  return offeredMoves(cycleOf(purchase), purchase).map((move) =>
    move.name === 'return' && move.allowed && nothingHere
      ? { ...move, allowed: false, reason: 'everything that came in went back' }
      : move,
  );
}

/** The purchase order asked for, where its life cycle allows the move, or why not. */
export function findPurchase(facts: Facts, asked: AskedDocument, move: string): Result<PurchaseOrder> {
  const found = documentAsked('purchase-order', facts.get(purchaseOrders, asked.ref), asked);
  if (!found.ok) return found;
  const stopped = moveRefusal(cycleOf(found.value), PURCHASE_MOVE, found.value, move);
  return stopped ? refused(stopped) : found;
}

/** Where a move leads that is known to be allowed. */
export function statusAfter(purchase: PurchaseOrder, move: string): string {
  const verdict = judge(cycleOf(purchase), move, purchase);
  if (!verdict.allowed) throw new Error(`${purchase.number} does not allow ${move}`);
  return verdict.to;
}

/** Where its lines have taken it: partly received or shipped, and complete when nothing is open. */
export function withProgress(purchase: PurchaseOrder): PurchaseOrder {
  if (!purchase.lines.some(({ received }) => received > 0n)) return purchase;
  const isOpen = purchase.lines.some((line) => openOf(line) > 0n);
  const arrives = purchase.kind === 'stock' ? 'receive' : 'ship';
  const verdict = judge(cycleOf(purchase), isOpen ? arrives : 'complete', purchase);
  return verdict.allowed ? { ...purchase, status: verdict.to } : purchase;
}
