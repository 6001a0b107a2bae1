import { orderChannels } from '../../channels/order-channel.ts';
import { type Command, type Context, defineCommand, type Effect, put } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts } from '../../command/fact.ts';
import type { Day } from '../../kernel/day.ts';
import { done, type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { type Acted, act } from '../act.ts';
import { settleChecked } from '../advance.ts';
import { draftOf, orderNumber, outsideHash, sourceOf } from '../draft.ts';
import { orderEffect, unchanged } from '../effect.ts';
import type { Hanging } from '../hanging.ts';
import { type CreateInput, createInput } from '../input.ts';
import { repeated } from '../lines.ts';
import { flagTotals } from '../outside.ts';
import { INPUT_REFUSED, NUMBER_TAKEN, PRODUCT_TWICE } from '../sales-order.problems.ts';
import { externalName, type Flag, type SalesOrder, salesOrders } from '../sales-order.ts';
import { cycleOf, moveTo } from '../standing.ts';
import { firstStatus, touchNewOrder } from './new-order.ts';
import { HANGING_PROBLEMS } from './on-order.ts';

export const createOrder = (hanging: readonly Hanging[]): Command =>
  defineCommand({
    name: 'sales-order.create',
    sentence: 'Creates a sales order; confirms it at once when asked to, or when its channel says so.',
    permission: 'sales:write',
    scope: 'draft',
    input: createInput,
    problems: [
      'sales-order/invalid',
      'sales-order/product-twice',
      'sales-order/number-taken',
      'sales-order/no-lines',
      'sales-order/location-required',
      'stock/short',
      'stock/not-enough-to-pick',
      ...HANGING_PROBLEMS,
    ],
    example: { customer: 'C-000001', lines: [{ product: 'LANTERN', quantity: '6' }], confirm: true },
    weight: (input) => 1 + input.lines.length,
    touches: (input, need, actor) => touchNewOrder(input, need, actor, hanging),
    decide: (facts, input, context) => decide(facts, input, context, hanging),
  });

function decide(
  facts: Facts,
  input: CreateInput,
  context: Context,
  hanging: readonly Hanging[],
): Result<Effect> {
  const there = alreadyThere(facts, input, context);
  if (there) return done(there);
  const { number, counter } = orderNumber(input.number, facts);
  const drafted = draftOf(input, number, facts, context);
  if (!drafted.ok) return drafted;
  const draft = drafted.value;
  const collision = collisionOf(draft, facts, input);
  if (collision) return refused(collision);
  const status = statusWanted(input, draft, facts);
  if (!status.ok) return status;
  const flagged = flagTotals(draft, input, context);
  const advanced = arrive(flagged, status.value, input, facts, context, hanging);
  if (!advanced.ok) return advanced;
  const { order, notes: followed } = advanced.value;
  const notes = [{ what: 'created', day: order.orderDate, note: input.notes ?? null, ...sourceLines(input) }];
  const moved = order.status !== cycleOf(order).initial;
  const change = { status: [cycleOf(order).initial, order.status] as const };
  const statusNote = {
    what: 'status',
    day: order.statusDates[order.status] ?? context.today,
    changes: change,
  };
  const happened = { ...advanced.value, before: null, after: order, event: 'sales-order.created' };
  const told = [...notes, ...(moved ? [statusNote] : []), ...followed];
  const effect = orderEffect({ ...happened, notes: told }, facts, context);
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
  const status = firstStatus(input, draft.workflow, facts.get(orderChannels, draft.channel));
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
  hanging: readonly Hanging[],
): Result<Acted> {
  const { initial } = cycleOf(draft);
  const dates = { ...draft.statusDates, ...datesUntil(draft, status, input) };
  if (status === initial) return asItCame({ ...draft, statusDates: dates }, facts, context);
  const day = input.dates?.[status] ?? context.today;
  const order = { ...draft, status, statusDates: { ...dates, [status]: day } };
  const wanted = { move: moveTo(draft.workflow, status), before: null, order, day, reversal: null };
  const acted = act({ ...wanted, override: input.override }, hanging, facts, context);
  const kept = draft.source === 'shop' || draft.source === 'import';
  if (acted.ok || !kept) return acted;
  const flag: Flag = { type: `not-${status.toLowerCase()}`, detail: acted.problem.detail, at: context.now };
  return asItCame({ ...draft, flags: [...draft.flags, flag] }, facts, context);
}

/** In its first status nothing hangs on it, and nothing follows but demand. */
function asItCame(draft: SalesOrder, facts: Facts, context: Context): Result<Acted> {
  const settled = settleChecked(draft, context.today, null, facts, context);
  return settled.ok ? done({ ...settled.value, notes: [], also: {} }) : settled;
}
