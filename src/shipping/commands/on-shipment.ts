import { z } from 'zod';
import { type AskedDocument, documentAsked, notFound } from '../../command/document.ts';
import type { Facts, Need } from '../../command/fact.ts';
import {
  dayField,
  longTextField,
  quantityField,
  refField,
  textField,
  versionField,
} from '../../command/fields.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { judge } from '../../lifecycle/cycle.ts';
import { moveRefused } from '../../lifecycle/refusal.ts';
import { type SalesOrder, salesOrders, touchOrder } from '../../sales/index.ts';
import { shipmentCycle } from '../shipment.cycle.ts';
import { SHIPMENT_MOVE } from '../shipment.problems.ts';
import { type Shipment, shipmentName } from '../shipment.ts';

/** What every command on a shipment takes: its id or number, and the version it was seen in. */
export const onShipment = { ref: refField, expectedVersion: versionField.optional() };
export const onMove = { ...onShipment, day: dayField.optional(), note: longTextField().optional() };

export const overrideField = textField(500)
  .optional()
  .meta({ description: 'why to go on despite a hold or a credit limit; for those who may (owner, billing)' });

/** A line of the order by its number, or by the product that stands on it. */
export const lineRefField = z
  .union([z.int().min(1), refField])
  .meta({ description: 'a line of the order by its number, or by the product that stands on it' });

export const picksField = z
  .array(
    z.strictObject({
      line: lineRefField,
      bin: refField,
      lot: refField.optional(),
      quantity: quantityField,
    }),
  )
  .max(10_000)
  .optional()
  .meta({ description: 'bins and lots chosen by hand, all of a line; other lines go by their picking rule' });

export const FIND_PROBLEMS = ['not-found', 'version/moved'];
export const MOVE_PROBLEMS = [...FIND_PROBLEMS, SHIPMENT_MOVE.type, 'ledger/period-closed'];
/** Why goods are not locked. */
export const LOCK_PROBLEMS = [
  'shipment/invalid',
  'shipment/not-enough-to-pick',
  'shipment/not-pickable',
  'shipment/too-much',
];
/** What stops an order: holds, credit limits, stock policies. */
export const ORDER_PROBLEMS = [
  'sales-order/held',
  'billing/credit-limit',
  'sales-order/override-forbidden',
  'billing/credit-limit',
  'stock/short',
  'stock/not-enough-to-pick',
];

export const touchShipment = (need: Need, ref: string): { order: SalesOrder; shipment: Shipment } | null => {
  const order = touchOrder(need, shipmentName(ref));
  const shipment = order?.shipments.find((one) => one.id === ref || one.number === ref);
  return order && shipment ? { order, shipment } : null;
};

export interface Found {
  readonly order: SalesOrder;
  readonly shipment: Shipment;
  /** The status the move leads to. */
  readonly to: Shipment['status'];
}

/** The shipment and where this move takes it, or why not. */
export function findShipment(facts: Facts, asked: AskedDocument, move: string): Result<Found> {
  const { ref } = asked;
  const order = facts.get(salesOrders, shipmentName(ref));
  if (!order) return refused(notFound('shipment', 'shipment', ref));
  const there = order.shipments.find((one) => one.id === ref || one.number === ref);
  const found = documentAsked('shipment', there, asked);
  if (!found.ok) return found;
  const shipment = found.value;
  const verdict = judge(shipmentCycle, move, shipment);
  if (!verdict.allowed) return refused(moveRefused(SHIPMENT_MOVE, shipment, move, verdict.reason));
  return done({ order, shipment, to: verdict.to as Shipment['status'] });
}

/** The order with one of its shipments as it is now; without it where it is gone. */
export const withShipment = (order: SalesOrder, id: string, now: Shipment | null): SalesOrder => ({
  ...order,
  shipments: order.shipments.flatMap((one) => (one.id !== id ? [one] : now ? [now] : [])),
});
