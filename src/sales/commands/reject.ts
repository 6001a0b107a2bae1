import { defineCommand } from '../../command/command.ts';
import { done } from '../../kernel/problem.ts';
import { closedDispute } from '../disputes.ts';
import { orderEffect } from '../effect.ts';
import { settle } from '../settle.ts';
import { touchHeldGoods, touchOrder } from '../touches.ts';
import { findStep, MOVE_PROBLEMS, moveInput, statusChange } from './on-order.ts';

export const rejectOrder = defineCommand({
  name: 'sales-order.reject',
  sentence:
    'Rejects an order for good: demand, allocation and consumption are reversed, goods on hand included.',
  move: 'reject',
  permission: 'sales:write',
  input: moveInput,
  problems: MOVE_PROBLEMS,
  example: { ref: 'SO-000001', note: 'credit refused' },
  touches: (input, need) => {
    const order = touchOrder(need, input.ref);
    if (order) touchHeldGoods(need, order);
  },
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'reject');
    if (!step.ok) return step;
    const { order, to } = step.value;
    const day = input.day ?? context.today;
    const statusDates = { ...order.statusDates, [to]: day };
    // C3: goods go back to the bin and lot they came from, so the picks go too.
    const lines = order.lines.map((line) => ({ ...line, picks: null }));
    const rejected = {
      ...closedDispute(order, day, null, null),
      status: to,
      disputedFrom: null,
      statusDates,
      lines,
    };
    const { order: after, entries } = settle(rejected, facts, context.newId, { posting: day, reversal: day });
    const notes = [{ what: 'status', day, changes: statusChange(order, after), note: input.note }];
    const back = entries.filter((entry) => entry.event === 'REVERSE_CONSUME').length;
    const warnings = back
      ? [
          {
            type: 'stock/comes-back',
            detail: `the goods of ${back} entries return to stock`,
            facts: { entries: back },
          },
        ]
      : [];
    return done(
      orderEffect(
        { before: order, after, entries, warnings, notes, event: 'sales-order.rejected' },
        facts,
        context,
      ),
    );
  },
});
