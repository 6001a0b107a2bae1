import { defineCommand } from '../../command/command.ts';
import { done } from '../../kernel/problem.ts';
import { orderEffect } from '../effect.ts';
import { settle } from '../settle.ts';
import { touchOrder } from '../touches.ts';
import { findStep, MOVE_PROBLEMS, moveInput, statusChange } from './on-order.ts';

export const cancelOrder = defineCommand({
  name: 'sales-order.cancel',
  sentence: 'Cancels an order for good: its open allocation is released; what has shipped stays shipped.',
  move: 'cancel',
  permission: 'sales:write',
  input: moveInput,
  problems: MOVE_PROBLEMS,
  example: { ref: 'SO-000001', note: 'the customer changed their mind' },
  touches: (input, need) => void touchOrder(need, input.ref),
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'cancel');
    if (!step.ok) return step;
    const { order, to } = step.value;
    const day = input.day ?? context.today;
    const cancelled = { ...order, status: to, statusDates: { ...order.statusDates, [to]: day } };
    // C6: releases stand at the cancel date.
    const { order: after, entries } = settle(cancelled, facts, context.newId, {
      posting: day,
      reversal: day,
    });
    const notes = [{ what: 'status', day, changes: statusChange(order, after), note: input.note }];
    return done(
      orderEffect({ before: order, after, entries, notes, event: 'sales-order.cancelled' }, facts, context),
    );
  },
});
