import { z } from 'zod';
import { products } from '../catalog/product.ts';
import { type Context, defineCommand, type Effect } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import { longTextField, refField, versionField } from '../command/fields.ts';
import { positions } from '../command/stock-facts.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { positionKey } from '../ledger/position.ts';
import { Faults } from '../record/index.ts';
import { findStep, ORDER_PROBLEMS, orderEffect, together, touchOrder } from '../sales/index.ts';
import type { SalesOrder } from '../sales/sales-order.ts';
import { locations } from '../stock/location.ts';
import { presentAt } from './present.ts';
import { NOT_IN_QUEUE, REORDER_REFUSED, TOO_MANY_RANKS } from './promises.problems.ts';
import { promisesAt, queueOf } from './queue.ts';
import { prioritiesFor, ranksNeeded } from './ranks.ts';
import type { OpenLine } from './share.ts';
import { type Place, placesOfOrders, worseWarnings } from './worse.ts';

const input = z.strictObject({
  product: refField,
  location: refField,
  orders: z
    .array(z.strictObject({ ref: refField, expectedVersion: versionField.optional() }))
    .min(1)
    .max(200)
    .meta({ description: 'orders that wait for the product there, in the order they are to be served' }),
  note: longTextField().optional(),
});
type Input = z.output<typeof input>;

export const reorderPromises = defineCommand({
  name: 'promise.reorder',
  sentence: 'Puts the orders that wait for a product at a location in an order, by setting their priorities.',
  permission: 'sales:write',
  scope: 'confirm',
  input,
  problems: [
    ...ORDER_PROBLEMS,
    'sales-order/move-refused',
    REORDER_REFUSED.type,
    NOT_IN_QUEUE.type,
    TOO_MANY_RANKS.type,
  ],
  example: { product: 'LANTERN', location: 'MAIN', orders: [{ ref: 'SO-000002' }, { ref: 'SO-000001' }] },
  weight: ({ orders }) => orders.length,
  touches: ({ product: sku, location: code, orders }, need) => {
    const product = need(products, sku);
    const location = need(locations, code);
    const touched = orders.flatMap(({ ref }) => touchOrder(need, ref) ?? []);
    const first = product && location ? [{ product: product.id, location: location.id }] : [];
    for (const at of placesOfOrders(touched, first)) {
      const key = positionKey(at.product, at.location);
      need(positions, key);
      need(promisesAt, key);
    }
  },
  decide: (facts, given, context) => {
    const found = ordersIn(given, facts);
    if (!found.ok) return found;
    const { place, orders } = found.value;
    const waiting = waitingLines(place, orders, facts, context);
    if (!waiting.ok) return waiting;
    const priorities = prioritiesFor(waiting.value);
    if (!priorities) return refused(tooMany(waiting.value));
    return done(reordered(given, place, orders, priorities, facts, context));
  },
});

interface Found {
  readonly place: Place;
  readonly orders: readonly SalesOrder[];
}

function ordersIn(given: Input, facts: Facts): Result<Found> {
  const faults = new Faults(facts);
  const product = faults.record(products, given.product, '/product', facts.get(products, given.product)?.id);
  const at = facts.get(locations, given.location)?.id;
  const location = faults.record(locations, given.location, '/location', at);
  const orders: SalesOrder[] = [];
  for (const [i, one] of given.orders.entries()) {
    const step = findStep(facts, one, 'edit');
    if (!step.ok) return step;
    if (orders.some(({ id }) => id === step.value.order.id))
      faults.add(`/orders/${i}`, `${step.value.order.number} is named twice`);
    orders.push(step.value.order);
  }
  const wrong = faults.problem(REORDER_REFUSED);
  if (wrong || !product || !location) return refused(wrong ?? problem(REORDER_REFUSED, 'name both'));
  return done({ place: { product: product.id, location: location.id }, orders });
}

/** Each order's line in the queue, in the order wished. */
function waitingLines(
  { product, location }: Place,
  orders: readonly SalesOrder[],
  facts: Facts,
  context: Context,
): Result<OpenLine[]> {
  const { lines } = queueOf(presentAt(facts, product, location), context.today);
  const byOrder = new Map(lines.map((line) => [line.order, line]));
  const absent = orders.filter(({ id }) => !byOrder.has(id)).map(({ number }) => number);
  if (!absent.length) return done(orders.map(({ id }) => byOrder.get(id) as OpenLine));
  const [sku, code] = [facts.label('product', product), facts.label('location', location)];
  const detail = `${absent.join(', ')}: nothing of ${sku} is open there at ${code}; leave them out`;
  return refused(problem(NOT_IN_QUEUE, detail, { product: sku, location: code, orders: absent }));
}

function tooMany(wished: readonly OpenLine[]) {
  const needed = ranksNeeded(wished);
  const detail = `${needed} priorities are needed and there are 10; orders of one priority go by must-arrive-by, confirmation and number, so leave more of them in that order`;
  return problem(TOO_MANY_RANKS, detail, { needed, most: 10 });
}

function reordered(
  given: Input,
  place: Place,
  orders: readonly SalesOrder[],
  priorities: readonly number[],
  facts: Facts,
  context: Context,
): Effect {
  const changed = orders.flatMap((before, i) => {
    const priority = priorities[i] as number;
    return before.priority === priority ? [] : [{ before, after: { ...before, priority } }];
  });
  const effects = changed.map((one) => prioritised(one, given.note, facts, context));
  const warnings = worseWarnings(
    placesOfOrders(orders, [place]),
    changed.map(({ after }) => after),
    facts,
    context,
  );
  const product = facts.label('product', place.product);
  const location = facts.label('location', place.location);
  return {
    ...together([...effects, { warnings }]),
    answer: {
      kind: 'promise',
      id: place.product,
      product,
      location,
      orders: orders.map(({ number }, i) => ({ number, priority: priorities[i] })),
      ...(!changed.length && { unchanged: true }),
      ...(warnings.length && { warnings }),
    },
  };
}

function prioritised(
  { before, after }: { readonly before: SalesOrder; readonly after: SalesOrder },
  note: string | null | undefined,
  facts: Facts,
  context: Context,
): Effect {
  const changes = { priority: [before.priority, after.priority] as const };
  const notes = [{ what: 'edited', day: context.today, changes, ...(note && { note }) }];
  return orderEffect({ before, after, notes, event: 'sales-order.edited' }, facts, context);
}
