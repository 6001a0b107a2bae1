import { products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import { least, minus, type Percent, type Quantity } from '../kernel/fixed.ts';
import type { OrderLine, SalesOrder } from '../sales/index.ts';
import { placeOf, roomForSaved } from './limits.ts';
import { isSaved, type Shipment, type ShipmentLine } from './shipment.ts';

/**
 * B6: the shipments of an order whose lines were edited, the saved ones trimmed, newest first, to what may still ship.
 * Lines that were removed, moved elsewhere or swapped leave them; one with nothing left on it is gone.
 */
export function trimmed(
  before: SalesOrder,
  order: SalesOrder,
  over: Percent,
  facts: Facts,
): readonly Shipment[] {
  if (!order.shipments.some(isSaved)) return order.shipments;
  const was = new Map(before.lines.map((line) => [line.line, line]));
  const lines = new Map(order.lines.map((line) => [line.line, line]));
  const room = new Map<number, Quantity>();
  const roomFor = (line: OrderLine): Quantity =>
    room.get(line.line) ?? roomForSaved(order, line, over, facts.sure(products, line.product).decimals);
  const kept: Shipment[] = [];
  // The oldest is served first, so that the newest goes short.
  for (const shipment of order.shipments) {
    if (!isSaved(shipment)) {
      kept.push(shipment);
      continue;
    }
    const left: ShipmentLine[] = [];
    for (const one of shipment.lines) {
      const line = lines.get(one.line);
      if (!line || placeOf(order, line) !== shipment.location) continue;
      if (was.get(one.line)?.product !== line.product) continue;
      const quantity = least(one.quantity, roomFor(line));
      room.set(line.line, minus(roomFor(line), quantity));
      if (quantity > 0n) left.push(quantity === one.quantity ? one : { ...one, quantity });
    }
    const isSame = left.length === shipment.lines.length && left.every((one, i) => one === shipment.lines[i]);
    if (isSame) kept.push(shipment);
    else if (left.length) kept.push({ ...shipment, lines: left, version: shipment.version + 1 });
  }
  return kept.length === order.shipments.length && kept.every((one, i) => one === order.shipments[i])
    ? order.shipments
    : kept;
}
