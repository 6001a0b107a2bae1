import { type Context, type Effect, type Put, put, type Warning } from '../command/command.ts';
import type { Counter } from '../command/counter.ts';
import { counters } from '../command/counter.ts';
import type { Facts } from '../command/fact.ts';
import { positions } from '../command/stock-facts.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Entry } from '../ledger/entry.ts';
import { available, positionKey } from '../ledger/position.ts';
import type { Booking } from './booking.ts';
import type { Location } from './location.ts';
import { type Lot, lots } from './lot.ts';
import { placesAfter } from './places-after.ts';
import { STOCK_DOCUMENTS, type StockDocument, stockDocuments } from './stock-document.ts';

export interface GoodsMoved {
  readonly puts: readonly Put[];
  readonly entries: readonly Entry[];
  readonly warnings: readonly Warning[];
}

/** What moving goods does whatever document they move by: entries, the lots made, places, what there is to know. */
export const goodsMoved = (booking: Booking, made: readonly Lot[], facts: Facts): GoodsMoved => ({
  puts: [
    ...made.map((lot) => put(lots, lot)),
    ...booking.freshBins(),
    ...placesAfter(booking.entries, made, facts),
  ],
  entries: booking.entries,
  warnings: promisedAway(booking, facts),
});

/** The entries in words: `RECEIVE 48 MUG-BLUE`. */
export const quantitiesOf = (booking: Booking, facts: Facts): string[] =>
  booking.entries.map(
    ({ event, product, quantity }) =>
      `${event} ${formatQuantity(quantity)} ${facts.label('product', product)}`,
  );

export interface Booked {
  readonly document: StockDocument;
  readonly counter: Counter;
  readonly location: Location;
  readonly booking: Booking;
  /** Lots made with it. */
  readonly lots: readonly Lot[];
}

/**
 * What a stock document does: the document itself, its entries, the lots it made, its timeline and event. Whoever has
 * more to do with it adds to `puts`, `timeline`, `documents`; entries of their own come after its.
 */
export function bookingEffect(
  { document, counter, location, booking, lots: made }: Booked,
  facts: Facts,
  context: Context,
): Effect & { readonly puts: readonly Put[]; readonly entries: readonly Entry[] } {
  const { id, number, kind, day } = document;
  const { noun } = STOCK_DOCUMENTS[kind];
  const { puts, entries, warnings } = goodsMoved(booking, made, facts);
  const note = { document: id, what: 'created', status: 'booked', source: context.source, day };
  const after = {
    number,
    location: location.code,
    day,
    reason: document.reason,
    quantities: quantitiesOf(booking, facts),
  };
  return {
    puts: [put(stockDocuments, document), put(counters, counter), ...puts],
    entries,
    timeline: [{ ...note, note: document.note ?? document.reason }],
    events: [
      { event: `${noun}.created`, document: id, version: 1, facts: { number, location: location.code } },
    ],
    documents: [{ kind: noun, id, number, created: true, version: 0, before: null, after }],
    warnings,
    answer: { kind: noun, id, number, version: 1, ...(warnings.length && { warnings }) },
  };
}

/** Positions left with less on hand than is allocated: orders that count on it cannot all be served. */
function promisedAway(booking: Booking, facts: Facts): Warning[] {
  const short = booking.touched().filter((after) => {
    const before = facts.get(positions, positionKey(after.product, after.location));
    return available(after) < 0n && after.onHand < (before?.onHand ?? 0n);
  });
  return short.map((position) => {
    const [product, location] = [
      facts.label('product', position.product),
      facts.label('location', position.location),
    ];
    const numbers = {
      onHand: formatQuantity(position.onHand),
      allocated: formatQuantity(position.allocated),
      available: formatQuantity(available(position)),
    };
    const detail = `${product} at ${location}: ${numbers.onHand} on hand for ${numbers.allocated} promised to orders`;
    return { type: 'stock/promised-away', detail, facts: { product, location, ...numbers } };
  });
}
