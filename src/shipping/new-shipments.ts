import type { Context } from '../command/command.ts';
import { type Counter, counted, counterOf, numberOf } from '../command/counter.ts';
import type { Facts } from '../command/fact.ts';
import type { Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import type { SalesOrder } from '../sales/index.ts';
import { placeOf, unplanned } from './limits.ts';
import type { Shipment } from './shipment.ts';

/** What goes on a shipment: so much of a line of the order. */
export interface Goods {
  readonly line: number;
  readonly quantity: Quantity;
}

/** What a shipment may say of itself when it is made. */
export type Details = Partial<Pick<Shipment, 'carrier' | 'tracking' | 'notes'>>;

/** All that stands on no shipment yet, by the location it is to leave from; at one location only where it is given. */
export function stillToShip(order: SalesOrder, only?: Id): Map<Id, Goods[]> {
  const places = new Map<Id, Goods[]>();
  for (const line of order.lines) {
    const place = placeOf(order, line);
    const quantity = unplanned(order, line);
    if (!place || quantity <= 0n || (only && place !== only)) continue;
    const goods = places.get(place);
    if (goods) goods.push({ line: line.line, quantity });
    else places.set(place, [{ line: line.line, quantity }]);
  }
  return places;
}

/** Saved shipments, one for each location, numbered on; with the counter that numbered them, where any was made. */
export function newShipments(
  goods: ReadonlyMap<Id, readonly Goods[]>,
  details: Details,
  facts: Facts,
  context: Context,
): { made: Shipment[]; counter: Counter | null } {
  let counter: Counter | null = null;
  const made: Shipment[] = [];
  for (const [location, lines] of goods) {
    counter = counted(counter ?? counterOf('shipment', 'SH', facts));
    made.push({
      id: context.newId(),
      number: numberOf(counter),
      location,
      status: 'saved',
      lines: lines.map((one) => ({ ...one, picks: null })).sort((a, b) => a.line - b.line),
      carrier: details.carrier ?? null,
      tracking: details.tracking ?? null,
      notes: details.notes ?? null,
      packages: [],
      committedOn: null,
      shippedOn: null,
      createdAt: context.now,
      version: 1,
    });
  }
  return { made, counter };
}
