import { z } from 'zod';
import { type Command, type Context, defineCommand, type Effect, put } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts } from '../../command/fact.ts';
import { dayField, longTextField } from '../../command/fields.ts';
import { positions } from '../../command/stock-facts.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { positionKey } from '../../ledger/position.ts';
import { brokers } from '../../parties/broker.ts';
import { Faults } from '../../record/index.ts';
import { locations } from '../../stock/location.ts';
import { act } from '../act.ts';
import { checkCharges } from '../amounts.ts';
import { orderNumber } from '../draft.ts';
import { orderEffect, unchanged } from '../effect.ts';
import { lineRefusal } from '../floors.ts';
import type { Hanging } from '../hanging.ts';
import { headerChanges, withHeader } from '../header.ts';
import { headerFields } from '../input.ts';
import { INPUT_REFUSED, NUMBER_LOCKED, NUMBER_TAKEN } from '../sales-order.problems.ts';
import { type SalesOrder, salesOrders } from '../sales-order.ts';
import { touchHanging, touchOrder } from '../touches.ts';
import {
  findStep,
  HANGING_PROBLEMS,
  LINE_PROBLEMS,
  MOVE_PROBLEMS,
  onOrder,
  STOCK_PROBLEMS,
} from './on-order.ts';

const updateInput = z.strictObject({
  ...onOrder,
  ...headerFields,
  day: dayField.optional(),
  note: longTextField().optional(),
});
type UpdateInput = z.output<typeof updateInput>;

export const updateOrder = (hanging: readonly Hanging[]): Command =>
  defineCommand({
    name: 'sales-order.update',
    sentence: 'Changes header fields; moving an order to another location re-allocates it there at once.',
    move: 'edit',
    permission: 'sales:write',
    scope: 'draft',
    input: updateInput,
    problems: [
      ...MOVE_PROBLEMS,
      ...STOCK_PROBLEMS,
      ...LINE_PROBLEMS,
      ...HANGING_PROBLEMS,
      'sales-order/invalid',
      'sales-order/number-taken',
      'sales-order/number-locked',
    ],
    example: { ref: 'SO-000001', mustArriveBy: '2026-12-20', priority: 2 },
    touches: (input, need) => {
      const order = touchOrder(need, input.ref);
      if (input.broker) need(brokers, input.broker);
      if (input.number !== undefined) {
        need(salesOrders, input.number);
        need(counters, 'sales-order');
      }
      const location = input.location ? need(locations, input.location) : null;
      if (order && location)
        for (const line of order.lines) need(positions, positionKey(line.product, location.id));
      if (isRanked(input)) touchHanging(need, order, moveOf(input), hanging);
    },
    decide: (facts, input, context) => decide(facts, input, context, hanging),
  });

const moveOf = (input: UpdateInput): string => (input.location === undefined ? 'edit' : 'edit-lines');
/** What is changed bears on the stock or on who is served first. */
const isRanked = ({ location, priority, mustArriveBy }: UpdateInput): boolean =>
  location !== undefined || priority !== undefined || mustArriveBy !== undefined;

function decide(
  facts: Facts,
  input: UpdateInput,
  context: Context,
  hanging: readonly Hanging[],
): Result<Effect> {
  const move = moveOf(input);
  const step = findStep(facts, input, move);
  if (!step.ok) return step;
  const before = step.value.order;
  const numbered = checkNumber(before, input, facts);
  if (!numbered.ok) return numbered;
  const faults = new Faults(facts);
  const changed = withHeader(before, input, faults);
  if (input.charges) checkCharges(changed, faults);
  const wrong = faults.problem(INPUT_REFUSED) ?? lineRefusal(before, changed, facts);
  if (wrong) return refused(wrong);
  const changes = headerChanges(before, changed, facts);
  if (!Object.keys(changes).length) return done(unchanged(before, facts));
  const day = input.day ?? context.today;
  const reversal = before.workflow === 'status-driven' ? null : day;
  const acted = isRanked(input)
    ? act({ move, before, order: changed, day, reversal }, hanging, facts, context)
    : done({ order: changed, entries: [], warnings: [], notes: [], also: undefined });
  if (!acted.ok) return acted;
  const { order: after, notes: followed } = acted.value;
  const notes = [{ what: 'edited', day, changes, note: input.note }, ...followed];
  const happened = { ...acted.value, before, after, notes, event: 'sales-order.edited' };
  const effect = orderEffect(happened, facts, context);
  return done({ ...effect, puts: [...numbered.value, ...(effect.puts ?? [])] });
}

/** A5: unique for ever, and locked once a ledger entry carries it. */
function checkNumber(order: SalesOrder, input: UpdateInput, facts: Facts): Result<ReturnType<typeof put>[]> {
  if (input.number === undefined || input.number === order.number) return done([]);
  if (order.posted) {
    const detail = `the ledger carries ${order.number}; the number can no longer change`;
    return refused(
      problem(NUMBER_LOCKED, detail, { number: order.number }, [{ pointer: '/number', detail }]),
    );
  }
  if (facts.get(salesOrders, input.number)) {
    const errors = [{ pointer: '/number', detail: 'it is taken' }];
    return refused(
      problem(NUMBER_TAKEN, `the number "${input.number}" is taken`, { number: input.number }, errors),
    );
  }
  const { counter } = orderNumber(input.number, facts);
  return done(counter ? [put(counters, counter)] : []);
}
