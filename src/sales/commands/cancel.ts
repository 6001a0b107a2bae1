import { z } from 'zod';
import { type Command, defineCommand } from '../../command/command.ts';
import type { Hanging } from '../hanging.ts';
import { touchHanging, touchOrder } from '../touches.ts';
import { actOnOrder } from './act-on-order.ts';
import { choicesField, findStep, HANGING_PROBLEMS, MOVE_PROBLEMS, onMove } from './on-order.ts';

export const cancelOrder = (hanging: readonly Hanging[]): Command =>
  defineCommand({
    name: 'sales-order.cancel',
    sentence:
      'Cancels an order for good: allocation and commitments are released; what has shipped stays shipped.',
    move: 'cancel',
    permission: 'sales:write',
    scope: 'cancel',
    input: z.strictObject({ ...onMove, choices: choicesField }),
    problems: [...MOVE_PROBLEMS, ...HANGING_PROBLEMS, 'sales-order/invalid'],
    example: { ref: 'SO-000001', note: 'the customer changed their mind' },
    touches: (input, need) => touchHanging(need, touchOrder(need, input.ref), 'cancel', hanging),
    decide: (facts, input, context) => {
      const step = findStep(facts, input, 'cancel');
      if (!step.ok) return step;
      const { order: before, to } = step.value;
      const day = input.day ?? context.today;
      const order = { ...before, status: to, hold: null, statusDates: { ...before.statusDates, [to]: day } };
      // C6: releases stand at the cancel date.
      const { choices, note } = input;
      const wanted = { move: 'cancel', before, order, day, reversal: day, choices };
      return actOnOrder(wanted, { note, event: 'sales-order.cancelled' }, hanging, facts, context);
    },
  });
