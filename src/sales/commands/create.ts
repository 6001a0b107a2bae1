import { listedPrices, priceKey } from '../../catalog/price-list.ts';
import { products } from '../../catalog/product.ts';
import { orderChannels } from '../../channels/order-channel.ts';
import type { Actor } from '../../command/access.ts';
import { type Context, defineCommand, type Effect, put } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { organisations } from '../../command/organisation.ts';
import { positions } from '../../command/stock-facts.ts';
import type { Day } from '../../kernel/day.ts';
import { done, type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { positionKey } from '../../ledger/position.ts';
import { brokers } from '../../parties/broker.ts';
import { customers } from '../../parties/customer.ts';
import { touchPlaces } from '../../stock/index.ts';
import { locations } from '../../stock/location.ts';
import { type Advanced, advance, settleChecked } from '../advance.ts';
import { draftOf, nextNumber, outsideHash, sourceOf } from '../draft.ts';
import { orderEffect, unchanged } from '../effect.ts';
import { type CreateInput, createInput } from '../input.ts';
import { repeated } from '../lines.ts';
import { flagTotals } from '../outside.ts';
import { INPUT_REFUSED, NUMBER_TAKEN, PRODUCT_TWICE } from '../sales-order.problems.ts';
import { externalName, type Flag, type SalesOrder, salesOrders } from '../sales-order.ts';
import { cycleOf } from '../standing.ts';

export const createOrder = defineCommand({
  name: 'sales-order.create',
  sentence: 'Creates a sales order; confirms it at once when asked to, or when its channel says so.',
  permission: 'sales:write',
  input: createInput,
  problems: [
    'sales-order/invalid',
    'sales-order/product-twice',
    'sales-order/number-taken',
    'sales-order/no-lines',
    'sales-order/location-required',
    'stock/short',
    'stock/not-enough-to-pick',
  ],
  example: { customer: 'C-000001', lines: [{ product: 'LANTERN', quantity: '6' }], confirm: true },
  weight: (input) => 1 + input.lines.length,
  touches,
  decide,
});

function touches(input: CreateInput, need: Need, actor: Actor): void {
  const organisation = need(organisations, actor.org);
  if (!organisation) return;
  const channel = need(orderChannels, input.channel ?? organisation.defaultChannel);
  const customer = need(customers, input.customer);
  const broker = input.broker ?? customer?.broker;
  if (broker) need(brokers, broker);
  need(salesOrders, input.number);
  if (input.externalId !== undefined && channel) {
    need(salesOrders, externalName(sourceOf(input, channel, actor), input.externalId));
  }
  const usual = channel?.defaultLocation ?? organisation.defaultLocation;
  const location = need(locations, input.location === undefined ? usual : input.location);
  need(counters, 'sales-order');
  const workflow = input.workflow ?? channel?.defaultWorkflow ?? organisation.defaultWorkflow;
  const ships = workflow === 'status-driven' && input.status !== undefined;
  for (const line of input.lines) {
    const product = need(products, line.product);
    const at = line.location === undefined ? location : need(locations, line.location);
    if (!product) continue;
    if (customer?.priceList) need(listedPrices, priceKey(customer.priceList, product.id));
    if (!at) continue;
    need(positions, positionKey(product.id, at.id));
    if (ships) touchPlaces(need, product.id, at.id);
  }
}

function decide(facts: Facts, input: CreateInput, context: Context): Result<Effect> {
  const there = alreadyThere(facts, input, context);
  if (there) return done(there);
  const { number, counter } = nextNumber(input.number, facts);
  const drafted = draftOf(input, number, facts, context);
  if (!drafted.ok) return drafted;
  const draft = drafted.value;
  const collision = collisionOf(draft, facts, input);
  if (collision) return refused(collision);
  const status = statusWanted(input, draft, facts);
  if (!status.ok) return status;
  const flagged = flagTotals(draft, input, context);
  const advanced = arrive(flagged, status.value, input, facts, context);
  if (!advanced.ok) return advanced;
  const { order, entries, warnings } = advanced.value;
  const notes = [{ what: 'created', day: order.orderDate, note: input.notes ?? null, ...sourceLines(input) }];
  const moved = order.status !== cycleOf(order).initial;
  const change = { status: [cycleOf(order).initial, order.status] as const };
  const statusNote = {
    what: 'status',
    day: order.statusDates[order.status] ?? context.today,
    changes: change,
  };
  const happened = { before: null, after: order, entries, warnings, event: 'sales-order.created' };
  const effect = orderEffect({ ...happened, notes: moved ? [...notes, statusNote] : notes }, facts, context);
  return done(counter ? { ...effect, puts: [put(counters, counter), ...(effect.puts ?? [])] } : effect);
}

const sourceLines = (input: CreateInput) =>
  input.sourceLines?.length ? { changes: { sourceLines: [null, input.sourceLines] as const } } : {};

/** A2: the same outside order again makes nothing; with other content it is skipped and the order flagged. */
function alreadyThere(facts: Facts, input: CreateInput, context: Context): Effect | null {
  if (input.externalId === undefined) return null;
  const channel = facts.get(orderChannels, input.channel ?? context.organisation.defaultChannel);
  const source = channel && sourceOf(input, channel, context.actor);
  const order = source ? facts.get(salesOrders, externalName(source, input.externalId)) : null;
  if (!order) return null;
  const hash = outsideHash(input);
  const told = order.flags.some((flag) => flag.facts?.hash === hash);
  if (order.outsideHash === hash || told) return unchanged(order, facts, { alreadyThere: true });
  const detail = `${source} sent ${input.externalId} again with other content; it was skipped`;
  const flag: Flag = { type: 'sent-again-differently', detail, at: context.now, facts: { hash } };
  const notes = [{ what: 'flagged', day: context.today, note: detail }];
  const after = { ...order, flags: [...order.flags, flag] };
  const answer = { alreadyThere: true, flagged: flag.type };
  return orderEffect({ before: order, after, notes, event: 'sales-order.flagged', answer }, facts, context);
}

function collisionOf(draft: SalesOrder, facts: Facts, input: CreateInput): Problem | null {
  if (input.number !== undefined && facts.get(salesOrders, input.number)) {
    const errors = [{ pointer: '/number', detail: 'it is taken' }];
    return problem(
      NUMBER_TAKEN,
      `the number "${input.number}" is taken, if only by a deleted order`,
      { number: input.number },
      errors,
    );
  }
  const again = repeated(draft.lines);
  if (!again.length) return null;
  const skus = again.map((i) => input.lines[i]?.product as string);
  const errors = again.map((i) => ({
    pointer: `/lines/${i}/product`,
    detail: 'it stands on an earlier line',
  }));
  return problem(
    PRODUCT_TWICE,
    `${skus.join(', ')}: on more than one line; put the quantities together`,
    { products: skus },
    errors,
  );
}

/** The status to create it at: confirmed when asked or when the channel says so (A3); any on the walk (C1). */
function statusWanted(input: CreateInput, draft: SalesOrder, facts: Facts): Result<string> {
  const cycle = cycleOf(draft);
  if (draft.workflow === 'shipment-driven') {
    const confirm = input.confirm ?? facts.get(orderChannels, draft.channel)?.confirmOnArrival;
    if (input.status === undefined) return done(confirm ? 'Confirmed' : 'Saved');
  }
  const status = input.status ?? cycle.initial;
  const allowed =
    draft.workflow === 'shipment-driven'
      ? ['Saved', 'Confirmed']
      : Object.keys(cycle.states).filter((state) => cycle.states[state]?.rank);
  if (allowed.includes(status)) return done(status);
  const detail = `a ${draft.workflow} order is created at one of: ${allowed.join(', ')}`;
  return refused(problem(INPUT_REFUSED, detail, { allowed }, [{ pointer: '/status', detail }]));
}

/** The dates given for the statuses it has been through; a status it has not had yet has no date. */
function datesUntil(draft: SalesOrder, status: string, input: CreateInput): Record<string, Day> {
  const { states } = cycleOf(draft);
  const rank = (name: string): number => states[name]?.rank ?? Number.POSITIVE_INFINITY;
  const given = Object.entries(input.dates ?? {}) as [string, Day][];
  return Object.fromEntries(given.filter(([name]) => rank(name) <= rank(status)));
}

/** B4: what stock refuses by hand is not saved; from a shop or an import it is kept as it came, and flagged. */
function arrive(
  draft: SalesOrder,
  status: string,
  input: CreateInput,
  facts: Facts,
  context: Context,
): Result<Advanced> {
  const { initial } = cycleOf(draft);
  const dates = { ...draft.statusDates, ...datesUntil(draft, status, input) };
  if (status === initial)
    return settleChecked({ ...draft, statusDates: dates }, context.today, null, facts, context);
  const day = input.dates?.[status] ?? context.today;
  const advanced = advance({ ...draft, statusDates: dates }, status, day, facts, context);
  const kept = draft.source === 'shop' || draft.source === 'import';
  if (advanced.ok || !kept) return advanced;
  const flag: Flag = {
    type: `not-${status.toLowerCase()}`,
    detail: advanced.problem.detail,
    at: context.now,
  };
  return settleChecked({ ...draft, flags: [...draft.flags, flag] }, context.today, null, facts, context);
}
