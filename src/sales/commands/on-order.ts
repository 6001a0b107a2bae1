import { z } from 'zod';
import { type AskedDocument, documentAsked } from '../../command/document.ts';
import type { Facts } from '../../command/fact.ts';
import { dayField, longTextField, refField, textField, versionField } from '../../command/fields.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { type SalesOrder, salesOrders } from '../sales-order.ts';
import { stepOf } from '../standing.ts';

/** What every command on an existing order takes. */
export const onOrder = { ref: refField, expectedVersion: versionField.optional() };
/** What every move takes besides: its business date, today unless given, and a note for the timeline. */
export const onMove = { ...onOrder, day: dayField.optional(), note: longTextField().optional() };

export const overrideField = textField(500)
  .optional()
  .meta({ description: 'why to go on despite a hold or a credit limit; for those who may (owner, billing)' });
export const choicesField = z
  .record(textField(60), textField(60))
  .optional()
  .meta({ description: 'what to do with what hangs on the order, by its number; a plan lists the choices' });
/** A move that may be stopped by a hold or a credit limit, and overridden. */
export const stoppableInput = z.strictObject({ ...onMove, override: overrideField });

/** Problems any command on an existing order may be refused with. */
export const ORDER_PROBLEMS = ['not-found', 'version/moved'];
export const MOVE_PROBLEMS = [...ORDER_PROBLEMS, 'sales-order/move-refused', 'ledger/period-closed'];
/** Problems of what hangs on an order: holds and limits, shipments, purchases, invoices. */
export const HANGING_PROBLEMS = [
  'sales-order/held',
  'sales-order/override-forbidden',
  'shipment/nothing-to-ship',
  'shipment/not-enough-to-pick',
  'shipment/not-pickable',
  'shipment/too-much',
  'shipment/invalid',
  'purchase-order/choice-unknown',
  'billing/credit-limit',
  'billing/invalid',
  'invoice/order-refused',
  'invoice/nothing-left',
  'payment/nothing-owed',
  'return/more-than-shipped',
];
export const LINE_PROBLEMS = ['sales-order/below-floor', 'sales-order/line-in-use'];
export const STOCK_PROBLEMS = [
  'sales-order/no-lines',
  'sales-order/location-required',
  'stock/short',
  'stock/not-enough-to-pick',
];

export function findOrder(facts: Facts, asked: AskedDocument): Result<SalesOrder> {
  const order = facts.get(salesOrders, asked.ref);
  return documentAsked('sales-order', order?.deletedAt ? null : order, asked);
}

export interface Step {
  readonly order: SalesOrder;
  readonly to: string;
  /** It is so already: nothing is to be done (C7). */
  readonly settled: boolean;
}

/** The order and where this move takes it, or why not. */
export function findStep(facts: Facts, asked: AskedDocument, move: string): Result<Step> {
  const found = findOrder(facts, asked);
  if (!found.ok) return found;
  const step = stepOf(found.value, move);
  if (step.refusal) return refused(step.refusal);
  return done({ order: found.value, to: step.to, settled: step.settled });
}

/** Status before → after, for the timeline. */
export const statusChange = (from: SalesOrder, to: SalesOrder) => ({
  status: [from.status, to.status] as const,
});
