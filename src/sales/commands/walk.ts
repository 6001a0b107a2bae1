import { type Command, defineCommand } from '../../command/command.ts';
import { done } from '../../kernel/problem.ts';
import { advance } from '../advance.ts';
import { closedDispute } from '../disputes.ts';
import { orderEffect, unchanged } from '../effect.ts';
import { touchGoods, touchOrder } from '../touches.ts';
import { findStep, MOVE_PROBLEMS, moveInput, STOCK_PROBLEMS, statusChange } from './on-order.ts';

const WALK: readonly [move: string, event: string, sentence: string][] = [
  ['enter', 'entered', 'Enters a received order: every line is allocated.'],
  [
    'ship',
    'shipped',
    'Ships an order whole: every line is consumed from stock, by the picking rule of its product.',
  ],
  ['invoice', 'invoiced', 'Marks an order invoiced; what it skipped on the way is posted too.'],
  ['pay', 'paid', 'Marks an order paid; what it skipped on the way is posted too.'],
  ['complete', 'completed', 'Completes an order; nothing moves after that.'],
];

/** One command per forward move of the status-driven life (C1): skipping is allowed, backward refused. */
export const walkCommands: Command[] = WALK.map(([move, event, sentence]) =>
  defineCommand({
    name: `sales-order.${move}`,
    sentence,
    move,
    permission: 'sales:write',
    input: moveInput,
    problems: [...MOVE_PROBLEMS, ...STOCK_PROBLEMS],
    example: { ref: 'SO-000001', day: '2026-12-01' },
    touches: (input, need) => {
      const order = touchOrder(need, input.ref);
      if (order && move !== 'enter') touchGoods(need, order);
    },
    decide: (facts, input, context) => {
      const step = findStep(facts, input, move);
      if (!step.ok) return step;
      const { order, to, settled } = step.value;
      if (settled) return done(unchanged(order, facts));
      const day =
        input.day ?? (to === order.disputedFrom ? order.statusDates[to] : undefined) ?? context.today;
      const advanced = advance(closedDispute(order, context.today, null, null), to, day, facts, context);
      if (!advanced.ok) return advanced;
      const { order: after, entries, warnings } = advanced.value;
      const notes = [{ what: 'status', day, changes: statusChange(order, after), note: input.note }];
      return done(
        orderEffect(
          { before: order, after, entries, warnings, notes, event: `sales-order.${event}` },
          facts,
          context,
        ),
      );
    },
  }),
);
