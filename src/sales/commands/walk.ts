import { type Command, defineCommand } from '../../command/command.ts';
import type { Scope } from '../../command/mandate/scope.ts';
import { done } from '../../kernel/problem.ts';
import { closedDispute } from '../disputes.ts';
import { unchanged } from '../effect.ts';
import type { Hanging } from '../hanging.ts';
import type { SalesOrder } from '../sales-order.ts';
import { touchGoods, touchHanging, touchOrder } from '../touches.ts';
import { actOnOrder } from './act-on-order.ts';
import { findStep, HANGING_PROBLEMS, MOVE_PROBLEMS, STOCK_PROBLEMS, stoppableInput } from './on-order.ts';

const WALK: readonly [move: string, event: string, scope: Scope, sentence: string][] = [
  [
    'confirm',
    'confirmed',
    'confirm',
    'Confirms a saved order: every line is allocated, available goes down; warns, or refuses, when short.',
  ],
  ['enter', 'entered', 'confirm', 'Enters a received order: every line is allocated.'],
  [
    'commit',
    'committed',
    'ship',
    'Commits all that is open of an order to shipments, one for each location: the goods are locked.',
  ],
  [
    'ship',
    'shipped',
    'ship',
    'Ships the rest: of a shipment-driven order in shipments, one for each location; a status-driven one whole.',
  ],
  ['invoice', 'invoiced', 'invoice', 'Invoices the rest of an order; a status-driven one becomes Invoiced.'],
  [
    'pay',
    'paid',
    'pay',
    'Records the payment of all that is owed for an order; a status-driven one becomes Paid.',
  ],
  ['complete', 'completed', 'pay', 'Completes an order; nothing moves after that.'],
];

/** They promise goods and take none. */
const PROMISES = new Set(['confirm', 'enter']);

/**
 * One command per forward move, for both lives. Status-driven the status moves on, skipping allowed (C1);
 * shipment-driven the order stays where it is, and what hangs on it does the work: shipments, invoices, payments.
 */
export const walkCommands = (hanging: readonly Hanging[]): Command[] =>
  WALK.map(([move, event, scope, sentence]) =>
    defineCommand({
      name: `sales-order.${move}`,
      sentence,
      move,
      permission: 'sales:write',
      scope,
      input: stoppableInput,
      problems: [...MOVE_PROBLEMS, ...STOCK_PROBLEMS, ...HANGING_PROBLEMS],
      example: { ref: 'SO-000001', day: '2026-12-01' },
      touches: (input, need) => {
        const order = touchOrder(need, input.ref);
        if (order && !PROMISES.has(move) && order.workflow === 'status-driven') touchGoods(need, order);
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
        const { override, note } = input;
        const wanted = { move, before, order, day, reversal: null, override };
        const stays = to === before.status ? () => ({ what: event, day }) : undefined;
        const told = { note, event: `sales-order.${event}`, ...(stays && { what: stays }) };
        return actOnOrder(wanted, told, hanging, facts, context);
      },
    }),
  );

const movedTo = (order: SalesOrder, to: string, day: SalesOrder['orderDate']): SalesOrder =>
  to === order.status
    ? order
    : { ...order, status: to, disputedFrom: null, statusDates: { ...order.statusDates, [to]: day } };
