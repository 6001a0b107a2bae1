import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { dayField } from '../../command/fields.ts';
import { done, problem, refused } from '../../kernel/problem.ts';
import { settleChecked } from '../advance.ts';
import { orderEffect } from '../effect.ts';
import { INPUT_REFUSED } from '../sales-order.problems.ts';
import { touchGoods, touchOrder } from '../touches.ts';
import { findStep, MOVE_PROBLEMS, onOrder } from './on-order.ts';

export const editDates = defineCommand({
  name: 'sales-order.edit-dates',
  sentence:
    'Changes the business date of statuses the order has had; their ledger entries move to the new dates.',
  move: 'edit-dates',
  permission: 'sales:write',
  scope: 'confirm',
  input: z.strictObject({ ...onOrder, dates: z.record(z.string().max(30), dayField) }),
  problems: [...MOVE_PROBLEMS, 'sales-order/invalid'],
  example: { ref: 'SO-000001', dates: { Received: '2026-11-30' } },
  touches: (input, need) => {
    const order = touchOrder(need, input.ref);
    if (order) touchGoods(need, order);
  },
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'edit-dates');
    if (!step.ok) return step;
    const { order } = step.value;
    const never = Object.keys(input.dates).filter((status) => !(status in order.statusDates));
    if (never.length) {
      const errors = never.map((status) => ({
        pointer: `/dates/${status}`,
        detail: `${order.number} has not been ${status}`,
      }));
      return refused(
        problem(INPUT_REFUSED, `${order.number} has not been ${never.join(', ')}`, undefined, errors),
      );
    }
    const changed = Object.entries(input.dates).filter(([status, day]) => order.statusDates[status] !== day);
    const orderDate = input.dates.Received ?? order.orderDate;
    const redated = { ...order, orderDate, statusDates: { ...order.statusDates, ...input.dates } };
    const advanced = settleChecked(redated, context.today, null, facts, context);
    if (!advanced.ok) return advanced;
    const { order: after, entries, warnings } = advanced.value;
    const changes = Object.fromEntries(
      changed.map(([status, day]) => [`${status} date`, [order.statusDates[status], day] as const]),
    );
    const notes = [{ what: 'edited', day: context.today, changes }];
    return done(
      orderEffect(
        { before: order, after, entries, warnings, notes, event: 'sales-order.edited' },
        facts,
        context,
      ),
    );
  },
});
