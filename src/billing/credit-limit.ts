import type { Context } from '../command/command.ts';
import type { Facts, Need } from '../command/fact.ts';
import { type Money, minus, plus } from '../kernel/fixed.ts';
import { NO_MONEY } from '../kernel/money.ts';
import { done, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { type Customer, customers } from '../parties/index.ts';
import { type Hanging, type OrderAct, type OrderNote, overridden } from '../sales/index.ts';
import { CREDIT_LIMIT } from './billing.problems.ts';
import { exposureNow, exposures, uninvoiced } from './exposure.ts';
import { amountIn } from './shown.ts';
import { hasShippedWhole } from './to-invoice.ts';

/** What a credit limit stops: what makes an order binding, and what lets goods go. Invoicing an unshipped status-driven order ships it. */
const STOPPED = new Set(['confirm', 'enter', 'commit', 'ship', 'invoice']);

type Touched = Parameters<NonNullable<Hanging['touches']>>[1];

export function touchLimit(need: Need, { move, customer }: Touched): void {
  if (!STOPPED.has(move)) return;
  const found = need(customers, customer);
  if (found && found.creditLimit !== null) need(exposures, found.id);
}

/** B20: a note where someone with the right goes beyond the limit. */
export function creditLimitStop(act: OrderAct, facts: Facts, context: Context): Result<readonly OrderNote[]> {
  if (!isStopped(act)) return done([]);
  const customer = facts.sure(customers, act.order.customer);
  const refusal = limitRefusal(act, customer, facts, context);
  if (!refusal) return done([]);
  const stop = overridden(refusal, act.override, context);
  return stop.refusal ? refused(stop.refusal) : done(stop.notes);
}

function isStopped({ move, before, order }: OrderAct): boolean {
  if (move !== 'invoice') return STOPPED.has(move);
  return order.workflow === 'status-driven' && (before === null || !hasShippedWhole(before));
}

function limitRefusal(act: OrderAct, customer: Customer, facts: Facts, context: Context): Problem | null {
  const { creditLimit: limit } = customer;
  const { currency, number } = act.order;
  if (limit === null || currency !== (customer.currency ?? context.organisation.currency)) return null;
  const before: Money = act.before ? uninvoiced(act.before) : NO_MONEY;
  const others = minus(exposureNow(facts, customer.id, currency), before);
  const own = uninvoiced(act.order);
  const exposure = plus(others, own);
  if (exposure <= limit) return null;
  const show = amountIn(currency);
  const numbers = {
    limit: show(limit),
    exposure: show(exposure),
    order: show(own),
    beyond: show(minus(exposure, limit)),
  };
  const detail =
    `${customer.name} may owe ${numbers.limit} ${currency}; with ${number} (${numbers.order} not invoiced) it would be ` +
    `${numbers.exposure}, ${numbers.beyond} too much: take a payment, raise the limit, or override with a reason`;
  return problem(CREDIT_LIMIT, detail, { customer: customer.number, currency, ...numbers });
}
