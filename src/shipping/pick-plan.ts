import type { PickingRule } from '../catalog/product.ts';
import type { Day } from '../kernel/day.ts';
import { least, minus, most, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import { openOf, progressOf, quantityOf, type SalesOrder } from '../sales/index.ts';
import { type Pick, pick, type StockedPlace } from '../stock/index.ts';
import { placeOf } from './limits.ts';
import type { Shipment } from './shipment.ts';

/** Goods to be taken from one location: those whose bins are decided, and those still to be planned. */
export interface Wanted {
  readonly line: number;
  readonly product: Id;
  readonly location: Id;
  readonly decided: readonly Pick[];
  readonly open: Quantity;
}

/** What of a shipment is to be picked: its picks once it is committed, its quantities while it is saved. */
export function wantedOn(order: SalesOrder, shipment: Shipment): Wanted[] {
  const products = new Map(order.lines.map((line) => [line.line, line.product]));
  return shipment.lines.map(({ line, quantity, picks }) => ({
    line,
    product: products.get(line) ?? '',
    location: shipment.location,
    decided: picks ?? [],
    open: picks ? NO_QUANTITY : quantity,
  }));
}

/** What of an order has not shipped: from the bins its commitments name, and for the rest from wherever it is open. */
export function wantedOf(order: SalesOrder): Wanted[] {
  if (DEAD.has(order.status)) return [];
  const shipped = new Set(order.held.filter(({ event }) => event === 'CONSUME').map(({ line }) => line));
  return order.lines.flatMap((line) => {
    // A status ships lines whole (C2).
    if (order.workflow === 'status-driven' && shipped.has(line.line)) return [];
    const { committed } = progressOf(order)(line.line);
    const place = placeOf(order, line);
    const open = most(NO_QUANTITY, minus(openOf(order, line), quantityOf(committed)));
    const about = { line: line.line, product: line.product };
    const decided = [...Map.groupBy(committed, (part) => part.location)].map(([location, parts]) => ({
      ...about,
      location,
      decided: parts.map(({ bin, lot, quantity }) => ({ bin: bin as Id, lot, quantity })),
      open: NO_QUANTITY,
    }));
    return place && open > 0n ? [...decided, { ...about, location: place, decided: [], open }] : decided;
  });
}

const DEAD = new Set(['Cancelled', 'Rejected']);

/** What stands where of a product at a location, and what of it all is available to pick. */
export interface Stock {
  readonly rule: PickingRule;
  readonly places: readonly StockedPlace[];
  readonly availableToPick: Quantity;
}

export interface Planned {
  readonly wanted: Wanted;
  readonly picks: readonly Pick[];
  /** What no usable place gives (B10). */
  readonly short: Quantity;
}

/** G2: where goods would be taken from now (F4); nothing moves. */
export function planned(
  wanted: Wanted,
  stock: Stock | undefined,
  today: Day,
  lifeDays: number | null,
): Planned {
  const { decided, open } = wanted;
  if (!stock || open === NO_QUANTITY) return { wanted, picks: decided, short: open };
  const free = most(NO_QUANTITY, least(open, stock.availableToPick));
  const { picks } = pick(stock.places, stock.rule, free, today, lifeDays);
  const short = minus(open, total(picks.map((one) => one.quantity)));
  return { wanted, picks: [...decided, ...picks], short };
}
