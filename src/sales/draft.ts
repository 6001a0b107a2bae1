import { createHash } from 'node:crypto';
import { type OrderChannel, orderChannels } from '../channels/order-channel.ts';
import type { Actor } from '../command/access.ts';
import type { Context } from '../command/command.ts';
import { counted, counterOf, numberOf } from '../command/counter.ts';
import type { Facts } from '../command/fact.ts';
import type { Id } from '../kernel/id.ts';
import { NO_MONEY } from '../kernel/money.ts';
import { done, type Problem, type Result, refused } from '../kernel/problem.ts';
import { brokers } from '../parties/broker.ts';
import { type Customer, customers } from '../parties/customer.ts';
import { Faults } from '../record/index.ts';
import { locations } from '../stock/location.ts';
import { checkCharges } from './amounts.ts';
import type { CreateInput } from './input.ts';
import { newLine } from './lines.ts';
import { INPUT_REFUSED } from './sales-order.problems.ts';
import { type AddOns, NOTHING_HANGS, type OrderLine, type SalesOrder } from './sales-order.ts';
import { CYCLES } from './standing.ts';

/** The order as it starts, before anything moves, or everything that is wrong with the input at once. */
export function draftOf(
  input: CreateInput,
  number: string,
  facts: Facts,
  context: Context,
): Result<SalesOrder> {
  const { organisation } = context;
  const faults = new Faults(facts);
  const channel = channelFor(input, facts, context, faults);
  const customer = faults.record(customers, input.customer, '/customer');
  if (!channel || !customer) return refused(faults.problem(INPUT_REFUSED) as Problem);
  const location = locationFor(input, channel, facts, context, faults);
  const broker =
    input.broker === undefined
      ? customer.broker
      : input.broker && (faults.record(brokers, input.broker, '/broker')?.id ?? null);
  const workflow = input.workflow ?? channel.defaultWorkflow ?? organisation.defaultWorkflow;
  const orderDate = input.orderDate ?? context.today;
  const order: SalesOrder = {
    id: context.newId(),
    number,
    workflow,
    status: CYCLES[workflow].initial,
    disputedFrom: null,
    source: sourceOf(input, channel, context.actor),
    externalId: input.externalId ?? null,
    channel: channel.id,
    customer: customer.id,
    location,
    orderDate,
    mustArriveBy: input.mustArriveBy ?? null,
    statusDates: { [CYCLES[workflow].initial]: orderDate },
    customerPo: input.customerPo ?? null,
    currency: input.currency ?? customer.currency ?? organisation.currency,
    pricesIncludeTax: input.pricesIncludeTax ?? channel.pricesIncludeTax,
    billTo: input.billTo === undefined ? customer.billTo : input.billTo,
    shipTo: input.shipTo === undefined ? customer.shipTo : input.shipTo,
    paymentTerms: input.paymentTerms === undefined ? customer.paymentTerms : input.paymentTerms,
    shelfLifeDays: input.shelfLifeDays === undefined ? customer.shelfLifeDays : input.shelfLifeDays,
    priority: input.priority ?? 5,
    broker,
    feePercent: feePercentFor(input, customer, broker, facts),
    manualFee: input.feeAmount ?? null,
    addOns: addOnsFrom(input.addOns, null),
    shippingCharge: input.charges?.shipping ?? NO_MONEY,
    otherCharge: input.charges?.other ?? NO_MONEY,
    notes: input.notes ?? null,
    externalRefs: input.externalRefs ?? null,
    outsideTotals: null,
    outsideHash: input.externalId === undefined ? null : outsideHash(input),
    flags: [],
    duplicatedFrom: null,
    lastLine: input.lines.length,
    lines: [],
    disputes: [],
    ...NOTHING_HANGS,
    createdAt: context.now,
    deletedAt: null,
    version: 0,
  };
  const lines = input.lines.map((line, i) =>
    newLine(i + 1, line, customer, order, facts, faults, `/lines/${i}`),
  );
  checkCharges(order, faults);
  const wrong = faults.problem(INPUT_REFUSED);
  return wrong ? refused(wrong) : done({ ...order, lines: lines as OrderLine[] });
}

/** A1: how it got in: as said, as the channel named stands for, or the way the request itself came. */
export function sourceOf(input: CreateInput, channel: OrderChannel, actor: Actor): string {
  if (input.source !== undefined) return input.source;
  const ownWay = input.channel === undefined && (actor.source === 'api' || actor.source === 'agent');
  return ownWay ? actor.source : channel.source;
}

function channelFor(
  input: CreateInput,
  facts: Facts,
  { organisation }: Context,
  faults: Faults,
): OrderChannel | null {
  if (input.channel !== undefined) return faults.record(orderChannels, input.channel, '/channel');
  if (organisation.defaultChannel) return facts.get(orderChannels, organisation.defaultChannel);
  return faults.add('/channel', 'it is required: the organisation has no default channel');
}

function locationFor(
  input: CreateInput,
  channel: OrderChannel,
  facts: Facts,
  { organisation }: Context,
  faults: Faults,
): Id | null {
  if (input.location === null) return null;
  if (input.location !== undefined) return faults.record(locations, input.location, '/location')?.id ?? null;
  const usual = channel.defaultLocation ?? organisation.defaultLocation;
  return usual && facts.get(locations, usual)?.active ? usual : null;
}

/** A8: the customer's agreement first, then the broker's own. */
function feePercentFor(input: CreateInput, customer: Customer, broker: Id | null, facts: Facts) {
  if (input.feePercent !== undefined) return input.feePercent;
  if (!broker) return null;
  return customer.feePercent ?? facts.get(brokers, broker)?.feePercent ?? null;
}

export function addOnsFrom(input: Partial<AddOns> | undefined, before: AddOns | null): AddOns | null {
  if (!input) return before;
  const none = { freight: NO_MONEY, fulfillment: NO_MONEY, promo: NO_MONEY, other: NO_MONEY };
  const after = { ...none, ...before, ...input };
  return Object.values(after).every((value) => value === 0n) ? null : after;
}

/** The number given, or the next one counted. A given number that looks counted moves the counter past it. */
export function orderNumber(given: string | undefined, facts: Facts) {
  const counter = counterOf('sales-order', 'SO', facts);
  if (given === undefined) {
    const next = counted(counter);
    return { number: numberOf(next), counter: next };
  }
  const digits = given.startsWith(`${counter.prefix}-`)
    ? /^\d{1,11}$/.exec(given.slice(counter.prefix.length + 1))
    : null;
  const last = digits ? Number(digits[0]) : 0;
  return { number: given, counter: last > counter.last ? { ...counter, last } : null };
}

/** Tells a repeated outside order from a changed one (A2): what it is for, at what price, for whom. */
export function outsideHash(input: CreateInput): string {
  const { customer, currency, customerPo, orderDate, mustArriveBy, charges, lines, pricesIncludeTax } = input;
  const content = {
    customer,
    currency,
    customerPo,
    orderDate,
    mustArriveBy,
    charges,
    lines,
    pricesIncludeTax,
  };
  const text = JSON.stringify(content, (_, value) => (typeof value === 'bigint' ? value.toString() : value));
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
