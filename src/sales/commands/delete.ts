import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { done } from '../../kernel/problem.ts';
import { orderEffect } from '../effect.ts';
import { settle } from '../settle.ts';
import { touchOrder } from '../touches.ts';
import { findStep, MOVE_PROBLEMS, onOrder } from './on-order.ts';

export const deleteOrder = defineCommand({
  name: 'sales-order.delete',
  sentence: 'Deletes a draft: its demand is reversed, its number stays used and a tombstone stays.',
  move: 'delete',
  permission: 'sales:write',
  input: z.strictObject(onOrder),
  problems: MOVE_PROBLEMS,
  example: { ref: 'SO-000001' },
  touches: (input, need) => void touchOrder(need, input.ref),
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'delete');
    if (!step.ok) return step;
    const { order } = step.value;
    const deleted = { ...order, deletedAt: context.now };
    const days = { posting: context.today, reversal: context.today };
    const { order: after, entries } = settle(deleted, facts, context.newId, days);
    const notes = [{ what: 'deleted', day: context.today }];
    return done(
      orderEffect({ before: order, after, entries, notes, event: 'sales-order.deleted' }, facts, context),
    );
  },
});
