import type { Product } from '../catalog/product.ts';
import type { Facts, Need } from '../command/fact.ts';
import { binPositions, positions } from '../command/stock-facts.ts';
import type { Day } from '../kernel/day.ts';
import { minus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import { binPositionKey, positionKey } from '../ledger/position.ts';
import { locations } from './location.ts';
import { lots } from './lot.ts';
import { type Picking, pick, type StockedPlace } from './picking.ts';
import { type Place, type Places, placesOf } from './places.ts';

/**
 * Names what goods coming in are decided on: the position, its places, and what the unassigned bin owes.
 * Position and places are asked for together, so that the places are read after the position is locked.
 */
export function touchPosition(need: Need, product: Id, location: Id): Places | null | undefined {
  const key = positionKey(product, location);
  need(positions, key);
  const known = need(placesOf, key);
  const unassigned = need(locations, location)?.unassignedBin;
  if (unassigned) need(binPositions, binPositionKey(product, location, unassigned, null));
  return known;
}

/** Names all that picking a product at a location is decided on: that, and the stock in each place. */
export function touchPlaces(need: Need, product: Id, location: Id): void {
  const known = touchPosition(need, product, location);
  for (const { bin, lot } of known?.places ?? [])
    need(binPositions, binPositionKey(product, location, bin, lot));
}

/** The places of a product at a location with what is free in each now; empty when it was never there. */
export function stockedPlaces(facts: Facts, product: Id, location: Id): StockedPlace[] {
  const known = facts.get(placesOf, positionKey(product, location));
  return (known?.places ?? []).map((place): StockedPlace => {
    const stock = facts.get(binPositions, binPositionKey(product, location, place.bin, place.lot));
    return {
      ...asOfNow(facts, place),
      free: stock ? minus(stock.onHand, stock.committed) : NO_QUANTITY,
      receivedAt: stock?.receivedAt ?? null,
    };
  });
}

/** A lot that an earlier command of the batch put in quarantine, or gave another expiry, is seen as it is now. */
function asOfNow(facts: Facts, place: Place): Place {
  const lot = place.lot === null ? null : facts.peek(lots, place.lot);
  return lot ? { ...place, expiresOn: lot.expiresOn, quarantined: lot.quarantined } : place;
}

export interface PickedFrom extends Picking {
  /** Where `short` is to be taken from or put when it must come from somewhere (C10). */
  readonly unassignedBin: Id;
}

/** Picks by the product's rule from what is free; needs `touchPlaces` for the same product and location. */
export function pickFrom(
  facts: Facts,
  product: Product,
  location: Id,
  wanted: Quantity,
  today: Day,
  minimumLifeDays: number | null,
): PickedFrom {
  const { unassignedBin } = facts.sure(locations, location);
  const places = stockedPlaces(facts, product.id, location);
  return { ...pick(places, product.pickingRule, wanted, today, minimumLifeDays), unassignedBin };
}
