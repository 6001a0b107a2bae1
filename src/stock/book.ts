import { type Context, type Effect, put, type Warning } from '../command/command.ts';
import type { Counter } from '../command/counter.ts';
import { counters } from '../command/counter.ts';
import type { Facts } from '../command/fact.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { available } from '../ledger/position.ts';
import type { Booking } from './booking.ts';
import type { Location } from './location.ts';
import { type Lot, lots } from './lot.ts';
import { placesAfter } from './places-after.ts';
import { type StockDocument, stockDocuments } from './stock-document.ts';

export interface Booked {
  readonly document: StockDocument;
  readonly counter: Counter;
  readonly location: Location;
  readonly booking: Booking;
  /** Lots made with it. */
  readonly lots: readonly Lot[];
}

/** What a receipt or adjustment does: its document, its entries, the lots it made, what there is to know. */
export function bookingEffect(
  { document, counter, location, booking, lots: made }: Booked,
  facts: Facts,
  context: Context,
): Effect {
  const { id, number, kind, day } = document;
  const warnings = promisedAway(booking, facts);
  const note = { document: id, what: 'created', status: 'booked', source: context.source, day };
  const after = {
    number,
    location: location.code,
    day,
    reason: document.reason,
    quantities: booking.entries.map(
      ({ event, product, quantity }) =>
        `${event} ${formatQuantity(quantity)} ${facts.label('product', product)}`,
    ),
  };
  return {
    puts: [
      put(stockDocuments, document),
      put(counters, counter),
      ...made.map((lot) => put(lots, lot)),
      ...booking.freshBins(),
      ...placesAfter(booking.entries, made, facts),
    ],
    entries: booking.entries,
    timeline: [{ ...note, note: document.note ?? document.reason }],
    events: [
      { event: `${kind}.created`, document: id, version: 1, facts: { number, location: location.code } },
    ],
    documents: [{ kind, id, number, created: true, version: 0, before: null, after }],
    warnings,
    answer: { kind, id, number, version: 1, ...(warnings.length && { warnings }) },
  };
}

/** Positions left with less on hand than is allocated: orders that count on it cannot all be served. */
function promisedAway(booking: Booking, facts: Facts): Warning[] {
  const disposed = new Set(
    booking.entries.filter(({ event }) => event === 'DISPOSE').map(({ product }) => product),
  );
  const short = booking
    .touched()
    .filter((position) => disposed.has(position.product) && available(position) < 0n);
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
