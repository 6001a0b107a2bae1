import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { longTextField } from '../../command/fields.ts';
import { done } from '../../kernel/problem.ts';
import { orderEffect } from '../effect.ts';
import { touchOrder } from '../touches.ts';
import { findOrder, ORDER_PROBLEMS, onOrder } from './on-order.ts';

export const noteOnOrder = defineCommand({
  name: 'sales-order.note',
  sentence: "Writes a note on the order's timeline, at any status.",
  permission: 'sales:write',
  scope: 'draft',
  input: z.strictObject({ ...onOrder, note: longTextField().min(1, { error: 'the note is empty' }) }),
  problems: ORDER_PROBLEMS,
  example: { ref: 'SO-000001', note: 'call before delivery' },
  touches: (input, need) => void touchOrder(need, input.ref),
  decide: (facts, input, context) => {
    const found = findOrder(facts, input);
    if (!found.ok) return found;
    const order = found.value;
    const notes = [{ what: 'note', day: context.today, note: input.note }];
    return done(
      orderEffect({ before: order, after: order, notes, event: 'sales-order.noted' }, facts, context),
    );
  },
});
