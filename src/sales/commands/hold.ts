import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { textField } from '../../command/fields.ts';
import { done } from '../../kernel/problem.ts';
import { orderEffect, unchanged } from '../effect.ts';
import { touchOrder } from '../touches.ts';
import { findStep, MOVE_PROBLEMS, onMove, onOrder } from './on-order.ts';

export const holdOrder = defineCommand({
  name: 'sales-order.hold',
  sentence: 'Holds an order: it is neither confirmed, committed nor shipped until the hold is released.',
  move: 'hold',
  permission: 'sales:write',
  scope: 'draft',
  input: z.strictObject({ ...onOrder, reason: textField(500) }),
  problems: MOVE_PROBLEMS,
  example: { ref: 'SO-000001', reason: 'waits for the prepayment' },
  touches: (input, need) => void touchOrder(need, input.ref),
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'hold');
    if (!step.ok) return step;
    const { order } = step.value;
    const hold = { reason: input.reason, actor: context.actor.name, at: context.now };
    const after = { ...order, hold };
    const changes = { hold: [order.hold?.reason ?? null, input.reason] as const };
    const notes = [{ what: 'held', day: context.today, changes }];
    return done(orderEffect({ before: order, after, notes, event: 'sales-order.held' }, facts, context));
  },
});

export const releaseOrder = defineCommand({
  name: 'sales-order.release',
  sentence: 'Releases the hold of an order.',
  move: 'release',
  permission: 'sales:write',
  scope: 'confirm',
  input: z.strictObject(onMove),
  problems: MOVE_PROBLEMS,
  example: { ref: 'SO-000001', note: 'the prepayment came in' },
  touches: (input, need) => void touchOrder(need, input.ref),
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'release');
    if (!step.ok) return step;
    const { order } = step.value;
    if (!order.hold) return done(unchanged(order, facts));
    const after = { ...order, hold: null };
    const changes = { hold: [order.hold.reason, null] as const };
    const notes = [{ what: 'released', day: input.day ?? context.today, changes, note: input.note }];
    return done(orderEffect({ before: order, after, notes, event: 'sales-order.released' }, facts, context));
  },
});
