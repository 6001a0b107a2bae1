import { defineCommand } from '../../command/command.ts';
import { done } from '../../kernel/problem.ts';
import { advance } from '../advance.ts';
import { orderEffect } from '../effect.ts';
import { touchOrder } from '../touches.ts';
import { findStep, MOVE_PROBLEMS, moveInput, STOCK_PROBLEMS, statusChange } from './on-order.ts';

export const confirmOrder = defineCommand({
  name: 'sales-order.confirm',
  sentence:
    'Confirms a saved order: every line is allocated, available goes down; warns, or refuses, when short.',
  move: 'confirm',
  permission: 'sales:write',
  input: moveInput,
  problems: [...MOVE_PROBLEMS, ...STOCK_PROBLEMS],
  example: { ref: 'SO-000001' },
  touches: (input, need) => void touchOrder(need, input.ref),
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'confirm');
    if (!step.ok) return step;
    const { order, to } = step.value;
    const day = input.day ?? context.today;
    const advanced = advance(order, to, day, facts, context);
    if (!advanced.ok) return advanced;
    const { order: after, entries, warnings } = advanced.value;
    const notes = [{ what: 'status', day, changes: statusChange(order, after), note: input.note }];
    return done(
      orderEffect(
        { before: order, after, entries, warnings, notes, event: 'sales-order.confirmed' },
        facts,
        context,
      ),
    );
  },
});
