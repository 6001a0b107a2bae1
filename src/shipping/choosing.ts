import { products } from '../catalog/product.ts';
import type { Facts, Need } from '../command/fact.ts';
import { plus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { formatQuantity, NO_QUANTITY } from '../kernel/quantity.ts';
import { type Faults, nameWithin } from '../record/index.ts';
import type { OrderLine, SalesOrder } from '../sales/index.ts';
import { bins, lots } from '../stock/index.ts';
import type { Chosen } from './drawing.ts';
import type { ChosenPlaces } from './forward.ts';
import type { Shipment } from './shipment.ts';

/** As sent: a line by number or product, the bin and perhaps the lot by id or code. */
export interface ChosenInput {
  readonly line: number | string;
  readonly bin: string;
  readonly lot?: string;
  readonly quantity: Quantity;
}

/** The line of an order meant by its number or by the product that stands on it. */
export function lineOf(order: SalesOrder, ref: number | string, facts: Facts): OrderLine | undefined {
  if (typeof ref === 'number') return order.lines.find((line) => line.line === ref);
  const product = facts.get(products, ref)?.id;
  return order.lines.find((line) => line.product === product);
}

/** Names the bins and lots that were chosen, at whichever of these locations the goods turn out to leave from. */
export function touchChosen(
  need: Need,
  order: SalesOrder,
  locations: readonly Id[],
  picks: readonly ChosenInput[] = [],
): void {
  for (const { line: ref, bin, lot } of picks) {
    for (const location of locations) need(bins, nameWithin(location, bin));
    const product = typeof ref === 'string' ? need(products, ref)?.id : undefined;
    const line = order.lines.find((one) =>
      typeof ref === 'number' ? one.line === ref : one.product === product,
    );
    if (line && lot) need(lots, nameWithin(line.product, lot));
  }
}

/** F4 by hand: the places chosen, by line, each line whole; what is wrong with them is in `faults`. */
export function chosenPlaces(
  order: SalesOrder,
  shipment: Shipment,
  picks: readonly ChosenInput[] = [],
  facts: Facts,
  faults: Faults,
): ChosenPlaces {
  const places = new Map<number, Chosen[]>();
  for (const [i, one] of picks.entries()) {
    const line = lineOf(order, one.line, facts);
    const onShipment = line && shipment.lines.find((part) => part.line === line.line);
    if (!line || !onShipment) {
      faults.add(`/picks/${i}/line`, `${shipment.number} has no line "${one.line}"`);
      continue;
    }
    const bin = faults.record(bins, nameWithin(shipment.location, one.bin), `/picks/${i}/bin`);
    const lot = one.lot && faults.record(lots, nameWithin(line.product, one.lot), `/picks/${i}/lot`);
    if (!bin || lot === null) continue;
    if (bin.location !== shipment.location) {
      faults.add(`/picks/${i}/bin`, `the bin ${bin.code} is not at the location of the shipment`);
      continue;
    }
    const chosen = { bin: bin.id, binCode: bin.code, lot: lot || null, quantity: one.quantity };
    places.set(line.line, [...(places.get(line.line) ?? []), chosen]);
  }
  checkWhole(shipment, places, faults);
  return places;
}

function checkWhole(shipment: Shipment, places: ChosenPlaces, faults: Faults): void {
  for (const { line, quantity } of shipment.lines) {
    const chosen = places.get(line);
    if (!chosen) continue;
    const sum = chosen.reduce((all, one) => plus(all, one.quantity), NO_QUANTITY);
    if (sum === quantity) continue;
    const detail = `${formatQuantity(sum)} chosen for line ${line}, ${formatQuantity(quantity)} on the shipment`;
    faults.add('/picks', detail);
  }
}
