import { minus, most, type Quantity } from '../kernel/fixed.ts';
import { formatQuantity, inBaseUnits, NO_QUANTITY } from '../kernel/quantity.ts';
import type { ReadyOrder } from './judge.ts';
import { channelOf, type Known, sizeOf } from './known.ts';
import type { GoodsRow } from './rows.ts';

export interface ShortProduct {
  readonly sku: string;
  readonly location: string;
  readonly available: string;
  readonly wanted: string;
  readonly short: string;
}

/** What stock would do: how many lines would find less available than they want, and of what. */
export interface StockEffect {
  readonly lines: number;
  readonly shortLines: number;
  readonly shortProducts: number;
  /** The shortest first, at most `MOST_LISTED`. */
  readonly products: readonly ShortProduct[];
}

const MOST_LISTED = 20;

interface Tally {
  readonly sku: string;
  readonly location: string;
  readonly available: Quantity;
  wanted: bigint;
}

/** Orders take in the order of the file, from what is available now (B4: confirming more warns). */
export function stockEffect(orders: readonly ReadyOrder[], known: Known): StockEffect {
  const tallies = new Map<string, Tally>();
  let lines = 0;
  let shortLines = 0;
  for (const order of orders.filter((one) => allocates(one, known))) {
    for (const line of order.lines) {
      const tally = tallyOf(tallies, order, line.product, line.location, known);
      if (!tally) continue;
      const size = sizeOf(line.rows[0] as GoodsRow, known) as Quantity;
      tally.wanted += inBaseUnits(line.quantity, size) ?? line.quantity;
      lines++;
      if (tally.wanted > tally.available) shortLines++;
    }
  }
  const short = [...tallies.values()].filter((tally) => shortOf(tally) > 0n);
  short.sort((a, b) => (shortOf(b) > shortOf(a) ? 1 : shortOf(b) < shortOf(a) ? -1 : 0));
  return { lines, shortLines, shortProducts: short.length, products: short.slice(0, MOST_LISTED).map(shown) };
}

const shortOf = (tally: Tally): Quantity =>
  minus(tally.wanted as Quantity, most(tally.available, NO_QUANTITY));

const shown = (tally: Tally): ShortProduct => ({
  sku: tally.sku,
  location: tally.location,
  available: formatQuantity(tally.available),
  wanted: formatQuantity(tally.wanted as Quantity),
  short: formatQuantity(shortOf(tally)),
});

const WAITING = new Set(['Saved', 'Received']);

function allocates({ parsed }: ReadyOrder, known: Known): boolean {
  if (parsed.status !== undefined) return !WAITING.has(parsed.status);
  const channel = channelOf(parsed, known);
  const workflow = parsed.workflow ?? channel?.workflow ?? known.organisation.defaultWorkflow;
  return workflow === 'shipment-driven' && (parsed.confirm ?? channel?.confirms ?? false);
}

function tallyOf(
  tallies: Map<string, Tally>,
  { parsed }: ReadyOrder,
  sku: string,
  own: string | null,
  known: Known,
): Tally | null {
  const code = own ?? parsed.location;
  const usual = channelOf(parsed, known)?.location ?? known.organisation.defaultLocation;
  const location = code
    ? known.locations.get(code)
    : [...known.locations.values()].find((place) => place.id === usual);
  if (!location) return null;
  const key = `${sku}\n${location.id}`;
  let tally = tallies.get(key);
  if (!tally) {
    const id = known.products.get(sku)?.id;
    const available = (id && known.available.get(`${id}/${location.id}`)) || NO_QUANTITY;
    tally = { sku, location: location.code, available, wanted: 0n };
    tallies.set(key, tally);
  }
  return tally;
}
