import { inUnitsOf, type Product, products } from '../catalog/index.ts';
import type { Facts, Need } from '../command/fact.ts';
import { binPositions } from '../command/stock-facts.ts';
import type { Quantity } from '../kernel/fixed.ts';
import { type Id, isId } from '../kernel/id.ts';
import { binPositionKey } from '../ledger/position.ts';
import { type Faults, nameWithin } from '../record/index.ts';
import { type Bin, bins, type Location, locations } from './location.ts';
import { type Lot, lots } from './lot.ts';
import { touchPlaces, touchPosition } from './pick-from.ts';

/** What a line of a receipt or adjustment says about product and place. */
export interface StockLineInput {
  readonly product: string;
  readonly unit?: string;
  readonly bin?: string;
  readonly lot?: string;
}

/** Names what lines that take goods away, or may, are decided on: all places of their products. */
export const touchStockLines = (need: Need, location: string, lines: readonly StockLineInput[]): void =>
  touchLines(need, location, lines, touchPlaces);

/** The same for lines that only take goods in: a product may stand in thousands of bins that do not matter then. */
export const touchArrivingLines = (need: Need, location: string, lines: readonly StockLineInput[]): void =>
  touchLines(need, location, lines, touchPosition);

function touchLines(
  need: Need,
  location: string,
  lines: readonly StockLineInput[],
  touchStock: (need: Need, product: Id, location: Id) => unknown,
): void {
  const place = need(locations, location);
  for (const line of lines) {
    const product = need(products, line.product);
    if (!product || !place) continue;
    touchStock(need, product.id, place.id);
    const bin = line.bin === undefined ? undefined : need(bins, nameWithin(place.id, line.bin));
    const lot = line.lot === undefined ? null : need(lots, nameWithin(product.id, line.lot));
    const into = line.bin === undefined ? place.unassignedBin : bin?.id;
    // A lot that is not there (yet) has no stock anywhere.
    if (into && !(line.lot !== undefined && !lot)) {
      need(binPositions, binPositionKey(product.id, place.id, into, lot?.id ?? null));
    }
  }
}

export interface Named {
  readonly product: Product;
  /** Null where no bin was named. */
  readonly bin: Bin | null;
  /** Null where no lot was named, or the one named does not exist. */
  readonly lot: Lot | null;
  /** In base units. */
  readonly quantity: Quantity;
}

export interface Allowing {
  /** Goods come in only for active products and into active bins; an inactive one can still be emptied. */
  readonly inactive: boolean;
  readonly newLots: boolean;
  /** What the line calls its bin; `bin` unless said. */
  readonly binField?: string;
}

/** The records and the quantity of a line; null when a fault was added. */
export function namedIn(
  line: StockLineInput,
  entered: Quantity,
  location: Location,
  facts: Facts,
  faults: Faults,
  at: string,
  allowing: Allowing,
): Named | null {
  const known = facts.get(products, line.product);
  const product = faults.record(
    products,
    line.product,
    `${at}/product`,
    allowing.inactive ? known?.id : null,
  );
  if (!product) return null;
  const bin = binOf(line, location, facts, faults, at, allowing);
  const lot = lotOf(line, product, facts, faults, at, allowing);
  const counted = inUnitsOf(product, entered, line.unit);
  if ('fault' in counted) return faults.add(`${at}/${counted.fault.field}`, counted.fault.detail);
  return bin === undefined || lot === undefined ? null : { product, bin, lot, quantity: counted.quantity };
}

function binOf(
  { bin }: StockLineInput,
  location: Location,
  facts: Facts,
  faults: Faults,
  at: string,
  { inactive, binField = 'bin' }: Allowing,
): Bin | null | undefined {
  if (bin === undefined) return null;
  const name = nameWithin(location.id, bin);
  const found = faults.record(bins, name, `${at}/${binField}`, inactive ? facts.get(bins, name)?.id : null);
  if (found && found.location !== location.id)
    faults.add(`${at}/${binField}`, `the bin is not at ${location.code}`);
  return found?.location === location.id ? found : undefined;
}

function lotOf(
  { lot }: StockLineInput,
  product: Product,
  facts: Facts,
  faults: Faults,
  at: string,
  { newLots }: Allowing,
): Lot | null | undefined {
  if (lot === undefined) return null;
  const found = facts.get(lots, nameWithin(product.id, lot));
  if (found && found.product === product.id && !found.deletedAt) return found;
  if (newLots && !found && !isId(lot)) return null;
  faults.add(`${at}/lot`, `there is no lot "${lot}" of ${product.sku}`);
  return undefined;
}
