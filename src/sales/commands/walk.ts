import { type Command, defineCommand } from '../../command/command.ts';
import { done } from '../../kernel/problem.ts';
import { act } from '../act.ts';
import { closedDispute } from '../disputes.ts';
import { orderEffect, unchanged } from '../effect.ts';
import type { Hanging } from '../hanging.ts';
import type { SalesOrder } from '../sales-order.ts';
import { touchGoods, touchHanging, touchOrder } from '../touches.ts';
import {
  findStep,
  HANGING_PROBLEMS,
  MOVE_PROBLEMS,
  STOCK_PROBLEMS,
  statusChange,
  stoppableInput,
} from './on-order.ts';

const WALK: readonly [move: string, event: string, sentence: string][] = [
  ['enter', 'entered', 'Enters a received order: every line is allocated.'],
  [
    'commit',
    'committed',
    'Commits all that is open of an order to shipments, one for each location: the goods are locked.',
  ],
  [
    'ship',
    'shipped',
    'Ships the rest: of a shipment-driven order in shipments, one for each location; a status-driven one whole.',
  ],
  ['invoice', 'invoiced', 'Invoices the rest of an order; a status-driven one becomes Invoiced.'],
  ['pay', 'paid', 'Records the payment of all that is owed for an order; a status-driven one becomes Paid.'],
  ['complete', 'completed', 'Completes an order; nothing moves after that.'],
];

/**
 * One command per forward move, for both lives. Status-driven the status moves on, skipping allowed (C1);
 * shipment-driven the order stays where it is, and what hangs on it does the work: shipments, invoices, payments.
 */
export const walkCommands = (hanging: readonly Hanging[]): Command[] =>
  WALK.map(([move, event, sentence]) =>
    defineCommand({
      name: `sales-order.${move}`,
      sentence,
      move,
      permission: 'sales:write',
      input: stoppableInput,
      problems: [...MOVE_PROBLEMS, ...STOCK_PROBLEMS, ...HANGING_PROBLEMS],
      example: { ref: 'SO-000001', day: '2026-12-01' },
      touches: (input, need) => {
        const order = touchOrder(need, input.ref);
        if (order && move !== 'enter' && order.workflow === 'status-driven') touchGoods(need, order);
        touchHanging(need, order, move, hanging);
      },
      decide: (facts, input, context) => {
        const step = findStep(facts, input, move);
        if (!step.ok) return step;
        const { order: before, to, settled } = step.value;
        if (settled) return done(unchanged(before, facts));
        const day =
          input.day ?? (to === before.disputedFrom ? before.statusDates[to] : undefined) ?? context.today;
        const order = movedTo(closedDispute(before, context.today, null, null), to, day);
        const { override } = input;
        const acted = act({ move, before, order, day, reversal: null, override }, hanging, facts, context);
        if (!acted.ok) return acted;
        const { order: after, notes: followed } = acted.value;
        const status = { what: 'status', day, changes: statusChange(before, after), note: input.note };
        const said = { what: event, day, note: input.note };
        const notes = [to === before.status ? said : status, ...followed];
        const happened = { ...acted.value, before, after, notes, event: `sales-order.${event}` };
        return done(orderEffect(happened, facts, context));
      },
    }),
  );

const movedTo = (order: SalesOrder, to: string, day: SalesOrder['orderDate']): SalesOrder =>
  to === order.status
    ? order
    : { ...order, status: to, disputedFrom: null, statusDates: { ...order.statusDates, [to]: day } };
