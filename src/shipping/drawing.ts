import type { Product } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import { positions } from '../command/stock-facts.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { least, minus, most, plus, type Quantity, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { formatQuantity, NO_QUANTITY } from '../kernel/quantity.ts';
import { availableToPick, binPositionKey, positionKey } from '../ledger/position.ts';
import { isUsable, type Pick, pick, type StockedPlace, stockedPlaces } from '../stock/index.ts';

export interface Drawn {
  readonly picks: readonly Pick[];
  /** B10: on hand − committed of the product there, whatever is allocated. */
  readonly availableToPick: Quantity;
  /** What bins and usable lots gave, at most what was wanted. */
  readonly usable: Quantity;
  /** How much less than wanted can be had; zero when all is there. */
  readonly short: Quantity;
}

/** A place a person named: a bin, and of its lots one, or whichever the rule takes where null. */
export interface Chosen {
  readonly bin: Id;
  readonly binCode: string;
  readonly lot: { readonly id: Id; readonly number: string } | null;
  readonly quantity: Quantity;
}

/**
 * Goods chosen for the shipments of one command, from what is free and usable on the day (F4). It remembers what it
 * gave: two shipments that draw on the same bin do not count the same goods twice.
 */
export class Drawing {
  readonly #facts: Facts;
  readonly #day: Day;
  readonly #lifeDays: number | null;
  readonly #taken = new Map<string, Quantity>();

  constructor(facts: Facts, day: Day, lifeDays: number | null) {
    this.#facts = facts;
    this.#day = day;
    this.#lifeDays = lifeDays;
  }

  /** By the product's picking rule; needs `touchPlaces` for the same product and location. */
  take(product: Product, location: Id, wanted: Quantity): Drawn {
    const places = this.#places(product.id, location);
    return this.#drawn(product, location, places, wanted);
  }

  /** From the places a person chose; answers in words why one of them cannot give that. */
  takeChosen(product: Product, location: Id, chosen: readonly Chosen[]): Drawn | { readonly why: string } {
    const parts: Drawn[] = [];
    for (const one of chosen) {
      const here = this.#places(product.id, location).filter(
        (place) => place.bin === one.bin && (!one.lot || place.lot === one.lot.id),
      );
      const drawn = this.#drawn(product, location, here, one.quantity);
      if (drawn.usable < one.quantity) return { why: this.#hindrance(product, one, here, drawn.usable) };
      parts.push(drawn);
    }
    const [first] = parts;
    return {
      picks: merged(parts.flatMap((part) => part.picks)),
      availableToPick: first?.availableToPick ?? NO_QUANTITY,
      usable: total(parts.map((part) => part.usable)),
      short: total(parts.map((part) => part.short)),
    };
  }

  /** Why goods locked earlier may not leave on the day after all: their lot expired, or is in quarantine now. */
  hindranceOf(product: Id, location: Id, picks: readonly Pick[]): string | null {
    if (picks.every(({ lot }) => lot === null)) return null;
    const bad = stockedPlaces(this.#facts, product, location).find(
      (place) =>
        !isUsable(place, this.#day, null) &&
        picks.some(({ bin, lot }) => bin === place.bin && lot === place.lot),
    );
    return bad ? this.#whyUnusable(bad) : null;
  }

  /** Goods that were locked before and are free to be chosen anew. */
  giveBack(product: Id, location: Id, picks: readonly Pick[]): void {
    for (const one of picks) this.#note(product, location, one, -one.quantity as Quantity);
  }

  #drawn(product: Product, location: Id, places: readonly StockedPlace[], wanted: Quantity): Drawn {
    const free = this.#availableToPick(product.id, location);
    const { picks, short } = pick(places, product.pickingRule, wanted, this.#day, this.#lifeDays);
    for (const one of picks) this.#note(product.id, location, one, one.quantity);
    const usable = minus(wanted, short);
    const had = most(NO_QUANTITY, least(usable, free));
    return { picks, availableToPick: free, usable, short: minus(wanted, had) };
  }

  #places(product: Id, location: Id): StockedPlace[] {
    return stockedPlaces(this.#facts, product, location).map((place) => {
      const taken = this.#taken.get(binPositionKey(product, location, place.bin, place.lot));
      return taken === undefined ? place : { ...place, free: minus(place.free, taken) };
    });
  }

  #availableToPick(product: Id, location: Id): Quantity {
    const key = positionKey(product, location);
    const position = this.#facts.get(positions, key);
    const taken = this.#taken.get(key) ?? NO_QUANTITY;
    return minus(position ? availableToPick(position) : NO_QUANTITY, taken);
  }

  #note(product: Id, location: Id, { bin, lot }: Pick, quantity: Quantity): void {
    for (const key of [positionKey(product, location), binPositionKey(product, location, bin, lot)])
      this.#taken.set(key, plus(this.#taken.get(key) ?? NO_QUANTITY, quantity));
  }

  #hindrance(product: Product, one: Chosen, here: readonly StockedPlace[], usable: Quantity): string {
    const where = `${one.binCode}${one.lot ? ` of lot ${one.lot.number}` : ''}`;
    const bad = here.find((place) => place.free > 0n && !isUsable(place, this.#day, this.#lifeDays));
    const wanted = `${formatQuantity(one.quantity)} ${product.sku} chosen from ${where}`;
    if (!bad) return `${wanted}: ${formatQuantity(usable)} free there`;
    return `${wanted}: ${this.#whyUnusable(bad)}`;
  }

  #whyUnusable({ lotNumber, quarantined, expiresOn }: StockedPlace): string {
    if (quarantined) return `lot ${lotNumber} is in quarantine`;
    if (expiresOn !== null && expiresOn < this.#day) return `lot ${lotNumber} expired on ${expiresOn}`;
    const needed = addDays(this.#day, this.#lifeDays ?? 0);
    return `lot ${lotNumber} expires on ${expiresOn}; the customer wants it good until ${needed} at least`;
  }
}

/** One pick for each bin and lot. */
function merged(picks: readonly Pick[]): Pick[] {
  const places = new Map<string, Pick>();
  for (const one of picks) {
    const key = `${one.bin} ${one.lot}`;
    const before = places.get(key);
    places.set(key, before ? { ...before, quantity: plus(before.quantity, one.quantity) } : one);
  }
  return [...places.values()];
}
