import type { Facts } from '../command/fact.ts';
import { done, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { type Cycle, judge, type OfferedMove, offeredMoves } from '../lifecycle/cycle.ts';
import { versionMoved } from '../record/index.ts';
import { notFound } from '../record/record.problems.ts';
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

export interface AskedPurchase {
  readonly ref: string;
  readonly expectedVersion?: number;
}

/** The purchase order asked for, where its life cycle allows the move, or why not. */
export function findPurchase(facts: Facts, asked: AskedPurchase, move: string): Result<PurchaseOrder> {
  const found = facts.get(purchaseOrders, asked.ref);
  if (!found) return refused(notFound('purchase order', 'purchase-order', asked.ref));
  const moved = versionMoved(found.number, asked.expectedVersion, found.version);
  const stopped = moved ?? moveRefusal(found, move);
  return stopped ? refused(stopped) : done(found);
}

function moveRefusal(purchase: PurchaseOrder, move: string): Problem | null {
  const verdict = judge(cycleOf(purchase), move, purchase);
  if (verdict.allowed) return null;
  const { number, status } = purchase;
  const detail = `${number} is ${status}: ${verdict.reason}`;
  return problem(PURCHASE_MOVE, detail, { number, from: status, move, reason: verdict.reason });
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
