import { z } from 'zod';
import { type Command, defineCommand, type Warning } from '../../command/command.ts';
import type { Acted } from '../act.ts';
import { closedDispute } from '../disputes.ts';
import type { Hanging } from '../hanging.ts';
import { touchHanging, touchHeldGoods, touchOrder } from '../touches.ts';
import { actOnOrder } from './act-on-order.ts';
import { choicesField, findStep, HANGING_PROBLEMS, MOVE_PROBLEMS, onMove } from './on-order.ts';

export const rejectOrder = (hanging: readonly Hanging[]): Command =>
  defineCommand({
    name: 'sales-order.reject',
    sentence:
      'Rejects an order for good: demand, allocation and consumption are reversed, goods on hand included.',
    move: 'reject',
    permission: 'sales:write',
    scope: 'cancel',
    input: z.strictObject({ ...onMove, choices: choicesField }),
    problems: [...MOVE_PROBLEMS, ...HANGING_PROBLEMS, 'sales-order/invalid'],
    example: { ref: 'SO-000001', note: 'credit refused' },
    touches: (input, need) => {
      const order = touchOrder(need, input.ref);
      if (order) touchHeldGoods(need, order);
      touchHanging(need, order, 'reject', hanging);
    },
    decide: (facts, input, context) => {
      const step = findStep(facts, input, 'reject');
      if (!step.ok) return step;
      const { order: before, to } = step.value;
      const day = input.day ?? context.today;
      const statusDates = { ...before.statusDates, [to]: day };
      // C3: goods go back to the bin and lot they came from, so the picks go too.
      const lines = before.lines.map((line) => ({ ...line, picks: null }));
      const closed = closedDispute(before, day, null, null);
      const order = { ...closed, status: to, disputedFrom: null, hold: null, statusDates, lines };
      const { choices, note } = input;
      const wanted = { move: 'reject', before, order, day, reversal: day, choices };
      const told = { note, event: 'sales-order.rejected', warnings: comesBack };
      return actOnOrder(wanted, told, hanging, facts, context);
    },
  });

function comesBack({ entries }: Acted): Warning[] {
  const back = entries.filter((entry) => entry.event === 'REVERSE_CONSUME').length;
  const detail = `the goods of ${back} entries return to stock`;
  return back ? [{ type: 'stock/comes-back', detail, facts: { entries: back } }] : [];
}
