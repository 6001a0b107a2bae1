import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { dayField, longTextField, moneyField, textField } from '../../command/fields.ts';
import { done } from '../../kernel/problem.ts';
import { closedDispute, DISPUTE_OUTCOMES, DISPUTE_TYPES } from '../disputes.ts';
import { orderEffect } from '../effect.ts';
import { touchOrder } from '../touches.ts';
import { findStep, MOVE_PROBLEMS, onMove, onOrder, statusChange } from './on-order.ts';

export const disputeOrder = defineCommand({
  name: 'sales-order.dispute',
  sentence: 'Puts an order in dispute: it waits where it is and moves no stock.',
  move: 'dispute',
  permission: 'sales:write',
  scope: 'draft',
  input: z.strictObject({
    ...onOrder,
    type: z.enum(DISPUTE_TYPES),
    amount: moneyField.optional(),
    reason: textField(1000),
    openedOn: dayField.optional(),
    dueOn: dayField.optional(),
    notes: longTextField().optional(),
  }),
  problems: MOVE_PROBLEMS,
  example: {
    ref: 'SO-000001',
    type: 'shortage',
    amount: '40.00',
    reason: 'two cases were missing',
    dueOn: '2026-12-15',
  },
  touches: (input, need) => void touchOrder(need, input.ref),
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'dispute');
    if (!step.ok) return step;
    const { order, to } = step.value;
    const openedOn = input.openedOn ?? context.today;
    const dispute = {
      id: context.newId(),
      type: input.type,
      amount: input.amount ?? null,
      reason: input.reason,
      openedOn,
      dueOn: input.dueOn ?? null,
      outcome: null,
      resolvedOn: null,
      notes: input.notes ?? null,
    };
    const statusDates = { ...order.statusDates, [to]: openedOn };
    const after = {
      ...order,
      status: to,
      disputedFrom: order.status,
      statusDates,
      disputes: [...order.disputes, dispute],
    };
    const notes = [
      { what: 'status', day: openedOn, changes: statusChange(order, after), note: input.reason },
    ];
    return done(orderEffect({ before: order, after, notes, event: 'sales-order.disputed' }, facts, context));
  },
});

export const resolveDispute = defineCommand({
  name: 'sales-order.resolve',
  sentence: 'Resolves a dispute with its outcome; the order goes back to the status the dispute began in.',
  move: 'resolve',
  permission: 'sales:write',
  scope: 'confirm',
  input: z.strictObject({ ...onMove, outcome: z.enum(DISPUTE_OUTCOMES) }),
  problems: MOVE_PROBLEMS,
  example: { ref: 'SO-000001', outcome: 'won' },
  touches: (input, need) => void touchOrder(need, input.ref),
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'resolve');
    if (!step.ok) return step;
    const { order, to } = step.value;
    const day = input.day ?? context.today;
    const after = {
      ...closedDispute(order, day, input.outcome, input.note ?? null),
      status: to,
      disputedFrom: null,
    };
    const changes = { ...statusChange(order, after), outcome: [null, input.outcome] as const };
    const notes = [{ what: 'status', day, changes, note: input.note }];
    return done(
      orderEffect({ before: order, after, notes, event: 'sales-order.dispute-resolved' }, facts, context),
    );
  },
});
