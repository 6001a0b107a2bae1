import { type Put, put } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { binPositions, positions } from '../command/stock-facts.ts';
import type { Day } from '../kernel/day.ts';
import { minus, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { NO_QUANTITY } from '../kernel/quantity.ts';
import { reversal } from '../ledger/difference.ts';
import type { Entry, HeldEntry, Posting } from '../ledger/entry.ts';
import { namesBin } from '../ledger/events.ts';
import {
  type BinPosition,
  binPositionKey,
  emptyPosition,
  type Position,
  positionKey,
  post,
  postToBin,
} from '../ledger/position.ts';
import { stockedPlaces } from './pick-from.ts';
import type { StockedPlace } from './picking.ts';

interface Source {
  readonly id: Id;
  readonly number: string;
}

/** Entries of one document while it is being decided, and the stock as it stands after them, line by line. */
export class Booking {
  readonly entries: Entry[] = [];
  readonly #facts: Facts;
  readonly #source: Source;
  readonly #now: string;
  readonly #newId: () => Id;
  readonly #positions = new Map<string, Position>();
  readonly #bins = new Map<string, BinPosition>();
  readonly #places = new Map<string, StockedPlace[]>();

  constructor(facts: Facts, source: Source, now: string, newId: () => Id) {
    this.#facts = facts;
    this.#source = source;
    this.#now = now;
    this.#newId = newId;
  }

  position(product: Id, location: Id): Position {
    const key = positionKey(product, location);
    return this.#positions.get(key) ?? this.#facts.get(positions, key) ?? emptyPosition(product, location);
  }

  bin(product: Id, location: Id, bin: Id, lot: Id | null): BinPosition {
    const key = binPositionKey(product, location, bin, lot);
    const empty = {
      product,
      location,
      bin,
      lot,
      onHand: NO_QUANTITY,
      committed: NO_QUANTITY,
      receivedAt: null,
    };
    return this.#bins.get(key) ?? this.#facts.peek(binPositions, key) ?? empty;
  }

  /** The places of a product at a location with what is free in each after the entries so far. */
  places(product: Id, location: Id): StockedPlace[] {
    const key = positionKey(product, location);
    let places = this.#places.get(key);
    // Looked up once: a document may have many lines of a product that stands in thousands of bins.
    if (!places) this.#places.set(key, (places = stockedPlaces(this.#facts, product, location)));
    const here = [...this.#bins.values()].filter((at) => at.product === product && at.location === location);
    if (!here.length) return places;
    const changed = Map.groupBy(here, ({ bin }) => bin);
    return places.map((place) => {
      const now = changed.get(place.bin)?.find(({ lot }) => lot === place.lot);
      return now ? { ...place, free: minus(now.onHand, now.committed), receivedAt: now.receivedAt } : place;
    });
  }

  /** Nothing where the quantity is zero. Events that happen in a bin name it. */
  post(posting: Posting, reverses: Id | null = null): void {
    const { product, location, bin, lot, quantity } = posting;
    if (quantity === NO_QUANTITY) return;
    const { id: source, number: ref } = this.#source;
    this.entries.push({ ...posting, id: this.#newId(), source, ref, reverses });
    this.#positions.set(positionKey(product, location), post(this.position(product, location), posting));
    if (bin === null || !namesBin(posting.event)) return;
    const inBin = postToBin(this.bin(product, location, bin, lot), posting, this.#now);
    this.#bins.set(binPositionKey(product, location, bin, lot), inBin);
  }

  /** Takes back so much of an entry the document holds. */
  reverse(held: HeldEntry, quantity: Quantity, day: Day): void {
    this.post(reversal(held, quantity, day), held.id);
  }

  /** Bins and lots nobody could name beforehand, because the lot is made with this document: they start empty. */
  freshBins(): Put[] {
    const fresh = [...this.#bins].filter(([key]) => this.#facts.peek(binPositions, key) === undefined);
    return fresh.map(([, { product, location, bin, lot }]) =>
      put(binPositions, {
        product,
        location,
        bin,
        lot,
        onHand: NO_QUANTITY,
        committed: NO_QUANTITY,
        receivedAt: null,
      }),
    );
  }

  /** How far the unassigned bin stands below zero (C10). */
  owedToUnassigned(product: Id, location: Id, unassignedBin: Id): Quantity {
    const { onHand } = this.bin(product, location, unassignedBin, null);
    return onHand < 0n ? minus(NO_QUANTITY, onHand) : NO_QUANTITY;
  }

  touched(): Position[] {
    return [...this.#positions.values()];
  }
}
