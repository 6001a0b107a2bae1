import { products } from '../catalog/product.ts';
import { orderChannels } from '../channels/order-channel.ts';
import type { Need } from '../command/fact.ts';
import { binPositions, positions } from '../command/stock-facts.ts';
import { binPositionKey, positionKey } from '../ledger/position.ts';
import { brokers } from '../parties/broker.ts';
import { customers } from '../parties/customer.ts';
import { touchPlaces } from '../stock/index.ts';
import { locations } from '../stock/location.ts';
import type { Hanging } from './hanging.ts';
import { locationOf, type SalesOrder, salesOrders } from './sales-order.ts';

/** Everything an existing order is decided on and shown with: its parties, products and positions. */
export function touchOrder(need: Need, ref: string): SalesOrder | null | undefined {
  const order = need(salesOrders, ref);
  if (!order) return order;
  need(customers, order.customer);
  need(orderChannels, order.channel);
  need(brokers, order.broker);
  if (order.location) need(locations, order.location);
  for (const line of order.lines) {
    need(products, line.product);
    const location = locationOf(order, line);
    if (!location) continue;
    need(locations, location);
    need(positions, positionKey(line.product, location));
  }
  for (const shipment of order.shipments) need(locations, shipment.location);
  for (const entry of order.held) need(positions, positionKey(entry.product, entry.location));
  return order;
}

/** What the trades whose documents hang on the order look at when it is acted on. */
export function touchHanging(
  need: Need,
  order: SalesOrder | null | undefined,
  move: string,
  hanging: readonly Hanging[],
  customer?: string,
): void {
  const who = customer ?? order?.customer;
  if (order === undefined || who === undefined) return;
  for (const one of hanging) one.touches?.(need, { move, order, customer: who });
}

/** What shipping (or taking back) the lines of a status-driven order needs besides: bins and lots. */
export function touchGoods(need: Need, order: SalesOrder): void {
  for (const line of order.lines) {
    const location = locationOf(order, line);
    if (location) touchPlaces(need, line.product, location);
  }
  touchHeldGoods(need, order);
}

/** The bins its goods were taken from, to which a reversal brings them back. */
export function touchHeldGoods(need: Need, order: SalesOrder): void {
  for (const { product, location, bin, lot } of order.held) {
    if (!bin) continue;
    touchPlaces(need, product, location);
    // A bin that was emptied since is no place of the product any more, yet the goods go back to it.
    need(binPositions, binPositionKey(product, location, bin, lot));
  }
}
