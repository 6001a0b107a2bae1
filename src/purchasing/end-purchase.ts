import { plus } from '../kernel/fixed.ts';
import { openOf, type PurchaseOrder } from './purchase-order.ts';
import { statusAfter } from './purchase-standing.ts';

/** Nothing more comes of it: what is open of each line is cancelled. */
export const ended = (purchase: PurchaseOrder, move: 'close' | 'cancel'): PurchaseOrder => ({
  ...purchase,
  status: statusAfter(purchase, move),
  lines: purchase.lines.map((line) =>
    openOf(line) > 0n ? { ...line, cancelled: plus(line.cancelled, openOf(line)) } : line,
  ),
});
