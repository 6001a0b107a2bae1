import { z } from 'zod';
import { type Command, defineCommand } from '../../command/command.ts';
import type { Hanging } from '../hanging.ts';
import { touchHanging, touchOrder } from '../touches.ts';
import { actOnOrder } from './act-on-order.ts';
import { findStep, HANGING_PROBLEMS, MOVE_PROBLEMS, onOrder } from './on-order.ts';

export const deleteOrder = (hanging: readonly Hanging[]): Command =>
  defineCommand({
    name: 'sales-order.delete',
    sentence: 'Deletes a draft: its demand is reversed, its number stays used and a tombstone stays.',
    move: 'delete',
    permission: 'sales:write',
    scope: 'draft',
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
      const wanted = { move: 'delete', before, order, day, reversal: day };
      const told = { what: () => ({ what: 'deleted', day }), note: undefined, event: 'sales-order.deleted' };
      return actOnOrder(wanted, told, hanging, facts, context);
    },
  });
