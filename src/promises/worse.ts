import { type Product, products } from '../catalog/product.ts';
import type { Context, Warning } from '../command/command.ts';
import type { Facts, Need } from '../command/fact.ts';
import { positions } from '../command/stock-facts.ts';
import type { Id } from '../kernel/id.ts';
import { done } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { available, type Position, positionKey } from '../ledger/position.ts';
import type { Hanging } from '../sales/index.ts';
import { locationOf, type SalesOrder } from '../sales/sales-order.ts';
import { presentAt } from './present.ts';
import { promisesAt, queueOf } from './queue.ts';
import { isWorse, type LinePromise, share } from './share.ts';

/** How many lines that get worse are named; the others are counted. */
const MOST_NAMED = 20;
/** How many products of an order are looked at: each may have thousands of orders waiting. */
const MOST_QUEUES = 100;

export interface Place {
  readonly product: Id;
  readonly location: Id;
}

/** Where the lines of these orders wait, each place once. */
export function placesOfOrders(orders: readonly SalesOrder[], first: readonly Place[] = []): Place[] {
  const places = new Map(first.map((place) => [positionKey(place.product, place.location), place]));
  for (const order of orders) {
    for (const line of order.lines) {
      const location = locationOf(order, line);
      if (!location) continue;
      if (places.size >= MOST_QUEUES) return [...places.values()];
      places.set(positionKey(line.product, location), { product: line.product, location });
    }
  }
  return [...places.values()];
}

/**
 * K3: whose promises get worse when these orders become so, from what to what. The orders that are changed are not
 * named: what becomes of them is what the person asked for.
 */
export function worseWarnings(
  places: readonly Place[],
  changed: readonly SalesOrder[],
  facts: Facts,
  context: Context,
): Warning[] {
  const own = new Set(changed.map(({ id }) => id));
  const warnings: Warning[] = [];
  let more = 0;
  for (const { product, location } of places) {
    const shared = (instead: readonly SalesOrder[]) => {
      const { lines, supply } = queueOf(presentAt(facts, product, location, instead), context.today);
      return share(lines, supply, context.today);
    };
    const before = new Map(shared([]).map((one) => [one.line.order, one]));
    for (const after of shared(changed)) {
      const was = before.get(after.line.order);
      if (!was || own.has(after.line.order) || !isWorse(was, after)) continue;
      if (warnings.length < MOST_NAMED) warnings.push(worse(was, after, { product, location }, facts));
      else more++;
    }
  }
  if (!more) return warnings;
  const detail = `and ${more} more lines of other orders get worse`;
  return [...warnings, { type: 'promise/worse', detail, facts: { more } }];
}

function worse(before: LinePromise, after: LinePromise, at: Place, facts: Facts): Warning {
  const { number, line } = after.line;
  const product = facts.label('product', at.product);
  const location = facts.label('location', at.location);
  const detail = `${number} line ${line} (${product} at ${location}): ${inWords(before)} → ${inWords(after)}`;
  const told = { order: number, line, product, location, before: inShort(before), after: inShort(after) };
  return { type: 'promise/worse', detail, facts: told };
}

const inShort = ({ verdict, date, short }: LinePromise) => ({ verdict, date, short: formatQuantity(short) });

/** `in stock`, `expected 2026-12-20`, `expected, no day known`, `short 3`. */
export function inWords({ verdict, date, short }: LinePromise): string {
  if (verdict === 'in stock') return 'in stock';
  if (verdict === 'short') return `short ${formatQuantity(short)}`;
  return date ? `expected ${date}` : 'expected, no day known';
}

const isRanked = (a: SalesOrder, b: SalesOrder): boolean =>
  a.priority !== b.priority || a.mustArriveBy !== b.mustArriveBy;

/** Where there is enough for all, rank decides nothing; of lots some may be expired or held back. */
const isScarce = (at: Position | null | undefined, product: Product | null | undefined): boolean =>
  Boolean(at && product && (product.lotTracked || available(at) < 0n));

/**
 * A changed priority or must-arrive-by tells whose promises it makes worse. Nothing is looked at when an order is
 * taken in or confirmed: it stands behind those of its rank, and intake is where speed counts.
 */
export const hanging: Hanging = {
  touches: (need: Need, { move, order }) => {
    if (move !== 'edit' || !order) return;
    for (const place of placesOfOrders([order])) {
      const key = positionKey(place.product, place.location);
      if (isScarce(need(positions, key), need(products, place.product))) need(promisesAt, key);
    }
  },
  follow: ({ move, before, order }, facts, context) => {
    if (move !== 'edit' || !before || !isRanked(before, order)) return done({ order });
    const looked = placesOfOrders([order]).filter(
      ({ product, location }) => facts.peek(promisesAt, positionKey(product, location)) !== undefined,
    );
    const warnings = worseWarnings(looked, [order], facts, context);
    return done({ order, ...(warnings.length && { also: { warnings } }) });
  },
};
