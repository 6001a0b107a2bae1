import { z } from 'zod';
import { defineCommand, put } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import { done } from '../../kernel/problem.ts';
import { orderNumber } from '../draft.ts';
import { orderEffect } from '../effect.ts';
import { NOTHING_HANGS, type SalesOrder } from '../sales-order.ts';
import { settle } from '../settle.ts';
import { cycleOf } from '../standing.ts';
import { touchOrder } from '../touches.ts';
import { findStep, ORDER_PROBLEMS, onOrder } from './on-order.ts';

export const duplicateOrder = defineCommand({
  name: 'sales-order.duplicate',
  sentence:
    'Makes a new draft with the same customer, lines, prices and addresses, from an order in any status.',
  move: 'duplicate',
  permission: 'sales:write',
  scope: 'draft',
  input: z.strictObject(onOrder),
  problems: ORDER_PROBLEMS,
  example: { ref: 'SO-000001' },
  touches: (input, need) => {
    touchOrder(need, input.ref);
    need(counters, 'sales-order');
  },
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'duplicate');
    if (!step.ok) return step;
    const { number, counter } = orderNumber(undefined, facts);
    const original = step.value.order;
    const draft = copyOf(original, context.newId(), number, context.today, context.now);
    const days = { posting: context.today, reversal: null };
    const { order: after, entries } = settle(draft, facts, context.newId, days);
    const notes = [
      { what: 'created', day: context.today, changes: { duplicatedFrom: [null, original.number] as const } },
    ];
    const effect = orderEffect(
      { before: null, after, entries, notes, event: 'sales-order.created' },
      facts,
      context,
    );
    return done(counter ? { ...effect, puts: [put(counters, counter), ...(effect.puts ?? [])] } : effect);
  },
});

/** A11: no shipments, invoices, payments, dates, external id or links come along. */
function copyOf(
  order: SalesOrder,
  id: string,
  number: string,
  today: SalesOrder['orderDate'],
  now: string,
): SalesOrder {
  const { initial } = cycleOf(order);
  return {
    ...order,
    id,
    number,
    status: initial,
    disputedFrom: null,
    source: 'hand',
    externalId: null,
    orderDate: today,
    mustArriveBy: null,
    statusDates: { [initial]: today },
    customerPo: null,
    externalRefs: null,
    outsideTotals: null,
    outsideHash: null,
    flags: [],
    disputes: [],
    ...NOTHING_HANGS,
    duplicatedFrom: order.id,
    lines: order.lines.map((line) => ({ ...line, firstQuantity: line.quantity, picks: null })),
    createdAt: now,
    version: 0,
  };
}
