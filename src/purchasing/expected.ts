import type { Context } from '../command/command.ts';
import type { Need } from '../command/fact.ts';
import { positions } from '../command/stock-facts.ts';
import type { Day } from '../kernel/day.ts';
import { difference } from '../ledger/difference.ts';
import type { Entry, Posting } from '../ledger/entry.ts';
import { heldAfter } from '../ledger/held.ts';
import { positionKey } from '../ledger/position.ts';
import { openOf, type PurchaseOrder } from './purchase-order.ts';

const IS_COMING = new Set(['issued', 'partially received']);

/** E2: what an issued purchase order still brings is expected where it arrives; a draft or a drop-ship brings nothing. */
function targetOf(purchase: PurchaseOrder, day: Day): Posting<'EXPECT'>[] {
  const { kind, status, location } = purchase;
  if (kind !== 'stock' || location === null || !IS_COMING.has(status)) return [];
  return purchase.lines.map((line) => ({
    line: line.line,
    product: line.product,
    location,
    event: 'EXPECT',
    quantity: openOf(line),
    day,
    bin: null,
    lot: null,
    unitCost: null,
  }));
}

/**
 * Brings the ledger in line with the purchase order: issuing, editing, receiving, closing and cancelling all come
 * here, and doing a thing twice posts nothing.
 */
export function settleExpected(
  purchase: PurchaseOrder,
  day: Day,
  { newId }: Context,
): { purchase: PurchaseOrder; entries: readonly Entry[] } {
  const { id: source, number: ref, held } = purchase;
  const dating = { exact: () => false, reversalDay: day };
  const entries = difference(targetOf(purchase, day), held, dating).map((posting): Entry => {
    return { ...posting, id: newId(), source, ref };
  });
  return entries.length
    ? { purchase: { ...purchase, held: heldAfter(held, entries) }, entries }
    : { purchase, entries };
}

/** The positions whose expected quantity the purchase order bears on. */
export function touchExpected(need: Need, { kind, lines, held, location }: PurchaseOrder): void {
  if (kind !== 'stock') return;
  if (location) for (const { product } of lines) need(positions, positionKey(product, location));
  for (const entry of held) need(positions, positionKey(entry.product, entry.location));
}
