import type { Context } from '../command/command.ts';
import { type Counter, counted, counterOf, numberOf } from '../command/counter.ts';
import type { Facts } from '../command/fact.ts';
import { addDays, type Day } from '../kernel/day.ts';
import type { Supplier } from '../parties/supplier.ts';
import type { PurchaseLine, PurchaseOrder } from './purchase-order.ts';

type About = Pick<PurchaseOrder, 'kind' | 'location' | 'order' | 'shipTo'> & {
  readonly orderDate?: Day | undefined;
  readonly expectedOn?: Day | undefined;
  readonly reference?: string | undefined;
  readonly notes?: string | undefined;
};

/**
 * A draft with the next number, and the counter that gave it; `last` where the command has made others before. It is
 * in the organisation's currency, as costs are. What has no day is expected after the supplier's usual days.
 */
export function newPurchase(
  about: About,
  { id: supplier, leadDays }: Supplier,
  lines: readonly PurchaseLine[],
  facts: Facts,
  { newId, now, today, organisation }: Context,
  last: Counter | null = null,
): { purchase: PurchaseOrder; counter: Counter } {
  const counter = counted(last ?? counterOf('purchase-order', 'PO', facts));
  const orderDate = about.orderDate ?? today;
  const purchase: PurchaseOrder = {
    id: newId(),
    number: numberOf(counter),
    kind: about.kind,
    status: 'draft',
    supplier,
    location: about.location,
    order: about.order,
    currency: organisation.currency,
    orderDate,
    expectedOn: about.expectedOn ?? (leadDays === null ? null : addDays(orderDate, leadDays)),
    issuedOn: null,
    shipTo: about.shipTo,
    reference: about.reference ?? null,
    notes: about.notes ?? null,
    lastLine: lines.length,
    lines,
    held: [],
    createdAt: now,
    version: 0,
  };
  return { purchase, counter };
}

/** E2: sent to the supplier on this day. */
export const issued = (purchase: PurchaseOrder, day: Day): PurchaseOrder => ({
  ...purchase,
  status: 'issued',
  issuedOn: day,
});
