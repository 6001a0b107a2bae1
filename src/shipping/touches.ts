import { counters } from '../command/counter.ts';
import type { Need } from '../command/fact.ts';
import { binPositions } from '../command/stock-facts.ts';
import { binPositionKey } from '../ledger/position.ts';
import type { SalesOrder } from '../sales/index.ts';
import { touchPlaces } from '../stock/index.ts';
import { placeOf } from './limits.ts';
import { isShipped, type Shipment } from './shipment.ts';

/** What locking, moving on or giving back the goods of a shipment is decided on. */
export function touchGoods(need: Need, order: SalesOrder, shipment: Shipment): void {
  const products = new Map(order.lines.map((line) => [line.line, line.product]));
  for (const { line, picks } of shipment.lines) {
    const product = products.get(line);
    if (!product) continue;
    touchPlaces(need, product, shipment.location);
    for (const { bin, lot } of picks ?? [])
      need(binPositions, binPositionKey(product, shipment.location, bin, lot));
  }
}

/** The same for all that has not shipped yet. */
export function touchUnshipped(need: Need, order: SalesOrder): void {
  for (const shipment of order.shipments) if (!isShipped(shipment)) touchGoods(need, order, shipment);
}

/** What new shipments of all that is open are decided on. */
export function touchOpenLines(need: Need, order: SalesOrder): void {
  need(counters, 'shipment');
  for (const line of order.lines) {
    const place = placeOf(order, line);
    if (place) touchPlaces(need, line.product, place);
  }
}
