import type { Day } from '../kernel/day.ts';
import { plus, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { coveredBy } from '../purchasing/purchase-order.ts';
import { isCommitted, isShipped, type Shipment } from '../shipping/shipment.ts';
import type { SalesOrder } from './sales-order.ts';

/** Goods of a line that left or are locked: where, from which bin and lot, and when. */
export interface Placed {
  readonly location: Id;
  readonly bin: Id | null;
  readonly lot: Id | null;
  readonly day: Day;
  readonly quantity: Quantity;
}

/** How far a line has got, in base units. Of a status-driven order only purchases and invoices are counted. */
export interface Progress {
  readonly shipped: readonly Placed[];
  readonly committed: readonly Placed[];
  /** On saved shipments, which hold nothing. */
  readonly saved: Quantity;
  /** On its uncancelled drop-ships, shipped by the supplier or not. */
  readonly onDropShip: Quantity;
  /** The part the supplier has shipped. */
  readonly dropShipped: Quantity;
  /** Still to come on purchase orders linked to the line, drafts included. */
  readonly onPurchase: Quantity;
  /** Invoiced, drafts and void ones left out, less what was credited. */
  readonly invoiced: Quantity;
}

interface Growing {
  shipped: Placed[];
  committed: Placed[];
  saved: Quantity;
  onDropShip: Quantity;
  dropShipped: Quantity;
  onPurchase: Quantity;
  invoiced: Quantity;
}

const NONE = 0n as Quantity;
const fresh = (): Growing => ({
  shipped: [],
  committed: [],
  saved: NONE,
  onDropShip: NONE,
  dropShipped: NONE,
  onPurchase: NONE,
  invoiced: NONE,
});
const UNTOUCHED: Progress = fresh();

// Orders are values: what became of one never changes, and is asked for by projection, floors, view and derivation.
const known = new WeakMap<SalesOrder, (line: number) => Progress>();

/** How far each line of an order has got, by what hangs on it. */
export function progressOf(order: SalesOrder): (line: number) => Progress {
  let progress = known.get(order);
  if (!progress) known.set(order, (progress = summed(order)));
  return progress;
}

function summed(order: SalesOrder): (line: number) => Progress {
  const lines = new Map<number, Growing>();
  const at = (line: number): Growing => {
    let growing = lines.get(line);
    if (!growing) lines.set(line, (growing = fresh()));
    return growing;
  };
  for (const shipment of order.shipments) addShipment(shipment, at);
  for (const purchase of order.purchases) {
    const line = at(purchase.orderLine);
    if (purchase.kind === 'stock') line.onPurchase = plus(line.onPurchase, coveredBy(purchase));
    else {
      line.onDropShip = plus(line.onDropShip, purchase.quantity);
      line.dropShipped = plus(line.dropShipped, purchase.supplied);
    }
  }
  for (const invoice of order.invoices) {
    if (invoice.status !== 'open') continue;
    for (const { line, quantity, credited } of invoice.lines) {
      at(line).invoiced = (at(line).invoiced + quantity - credited) as Quantity;
    }
  }
  return (line) => lines.get(line) ?? UNTOUCHED;
}

function addShipment(shipment: Shipment, at: (line: number) => Growing): void {
  for (const { line, quantity, picks } of shipment.lines) {
    const day = isShipped(shipment)
      ? shipment.shippedOn
      : isCommitted(shipment)
        ? shipment.committedOn
        : null;
    if (day === null) {
      at(line).saved = plus(at(line).saved, quantity);
      continue;
    }
    const placed = isShipped(shipment) ? at(line).shipped : at(line).committed;
    for (const pick of picks ?? []) placed.push({ location: shipment.location, day, ...pick });
  }
}

export const quantityOf = (placed: readonly Placed[]): Quantity => total(placed.map((part) => part.quantity));

/** Neither shipped from stock nor on drop-ship; below zero never. */
export function openOf(order: SalesOrder, line: { line: number; quantity: Quantity }): Quantity {
  const { shipped, onDropShip } = progressOf(order)(line.line);
  const open = line.quantity - quantityOf(shipped) - onDropShip;
  return (open > 0n ? open : 0n) as Quantity;
}
