import { type Command, defineCommand } from '../../command/command.ts';
import { done } from '../../kernel/problem.ts';
import { act } from '../act.ts';
import { orderEffect } from '../effect.ts';
import type { Hanging } from '../hanging.ts';
import { touchHanging, touchOrder } from '../touches.ts';
import {
  findStep,
  HANGING_PROBLEMS,
  MOVE_PROBLEMS,
  STOCK_PROBLEMS,
  statusChange,
  stoppableInput,
} from './on-order.ts';

export const confirmOrder = (hanging: readonly Hanging[]): Command =>
  defineCommand({
    name: 'sales-order.confirm',
    sentence:
      'Confirms a saved order: every line is allocated, available goes down; warns, or refuses, when short.',
    move: 'confirm',
    permission: 'sales:write',
    input: stoppableInput,
    problems: [...MOVE_PROBLEMS, ...STOCK_PROBLEMS, ...HANGING_PROBLEMS],
    example: { ref: 'SO-000001' },
    touches: (input, need) => touchHanging(need, touchOrder(need, input.ref), 'confirm', hanging),
    decide: (facts, input, context) => {
      const step = findStep(facts, input, 'confirm');
      if (!step.ok) return step;
      const { order: before, to } = step.value;
      const day = input.day ?? context.today;
      const order = { ...before, status: to, statusDates: { ...before.statusDates, [to]: day } };
      const { override } = input;
      const acted = act(
        { move: 'confirm', before, order, day, reversal: null, override },
        hanging,
        facts,
        context,
      );
      if (!acted.ok) return acted;
      const { order: after, notes: followed } = acted.value;
      const notes = [
        { what: 'status', day, changes: statusChange(before, after), note: input.note },
        ...followed,
      ];
      const happened = { ...acted.value, before, after, notes, event: 'sales-order.confirmed' };
      return done(orderEffect(happened, facts, context));
    },
  });
