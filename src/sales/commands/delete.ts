import { z } from 'zod';
import { type Command, defineCommand } from '../../command/command.ts';
import { done } from '../../kernel/problem.ts';
import { act } from '../act.ts';
import { orderEffect } from '../effect.ts';
import type { Hanging } from '../hanging.ts';
import { touchHanging, touchOrder } from '../touches.ts';
import { findStep, HANGING_PROBLEMS, MOVE_PROBLEMS, onOrder } from './on-order.ts';

export const deleteOrder = (hanging: readonly Hanging[]): Command =>
  defineCommand({
    name: 'sales-order.delete',
    sentence: 'Deletes a draft: its demand is reversed, its number stays used and a tombstone stays.',
    move: 'delete',
    permission: 'sales:write',
    input: z.strictObject(onOrder),
    problems: [...MOVE_PROBLEMS, ...HANGING_PROBLEMS],
    example: { ref: 'SO-000001' },
    touches: (input, need) => {
      const order = touchOrder(need, input.ref);
      touchHanging(need, order, 'delete', hanging);
    },
    decide: (facts, input, context) => {
      const step = findStep(facts, input, 'delete');
      if (!step.ok) return step;
      const { order: before } = step.value;
      const { today: day } = context;
      const order = { ...before, deletedAt: context.now };
      const acted = act({ move: 'delete', before, order, day, reversal: day }, hanging, facts, context);
      if (!acted.ok) return acted;
      const { order: after, notes: followed } = acted.value;
      const notes = [{ what: 'deleted', day }, ...followed];
      return done(
        orderEffect({ ...acted.value, before, after, notes, event: 'sales-order.deleted' }, facts, context),
      );
    },
  });
