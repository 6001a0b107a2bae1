import { z } from 'zod';
import { type Command, type Context, defineCommand, type Effect } from '../../command/command.ts';
import type { Facts } from '../../command/fact.ts';
import { type Result, refused } from '../../kernel/problem.ts';
import { Faults } from '../../record/index.ts';
import { type Hanging, touchHanging } from '../../sales/index.ts';
import { chosenPlaces, touchChosen } from '../choosing.ts';
import { forwarded } from '../forward.ts';
import { SHIPMENT_REFUSED } from '../shipment.problems.ts';
import { isSaved, type Shipment } from '../shipment.ts';
import { shipmentEffect } from '../shipment-effect.ts';
import { touchGoods } from '../touches.ts';
import {
  findShipment,
  LOCK_PROBLEMS,
  MOVE_PROBLEMS,
  ORDER_PROBLEMS,
  onMove,
  overrideField,
  picksField,
  touchShipment,
} from './on-shipment.ts';

const forwardInput = z.strictObject({ ...onMove, override: overrideField, picks: picksField });
type ForwardInput = z.output<typeof forwardInput>;

const FORWARD: readonly [move: string, sentence: string][] = [
  ['commit', 'Commits a shipment: its goods are chosen by the picking rule or by hand, and locked.'],
  ['pick', 'Marks a shipment picked; commits it first where it is saved.'],
  ['pack', 'Marks a shipment packed; commits it first where it is saved.'],
  ['ship', 'Ships a shipment: the goods leave, and its order is fulfilled with the last of them.'],
];

/** One command for each move towards shipped, straight to it from wherever the shipment is (B8). */
export const forwardCommands = (hanging: readonly Hanging[]): Command[] =>
  FORWARD.map(([move, sentence]) =>
    defineCommand({
      name: `shipment.${move}`,
      sentence,
      move,
      permission: 'shipping:write',
      scope: 'ship',
      input: forwardInput,
      problems: [...MOVE_PROBLEMS, ...LOCK_PROBLEMS, ...ORDER_PROBLEMS],
      example: { ref: 'SH-000001' },
      touches: (input, need) => {
        const found = touchShipment(need, input.ref);
        if (!found) return;
        touchGoods(need, found.order, found.shipment);
        touchChosen(need, found.order, [found.shipment.location], input.picks);
        touchHanging(need, found.order, stoppedAs(move, found.shipment), hanging);
      },
      decide: (facts, input, context) => decide(facts, move, input, context, hanging),
    }),
  );

/** B20: a hold stops what locks goods or lets them go; picking and packing what is locked already goes on. */
const stoppedAs = (move: string, shipment: Shipment): string =>
  move !== 'ship' && isSaved(shipment) ? 'commit' : move;

function decide(
  facts: Facts,
  move: string,
  input: ForwardInput,
  context: Context,
  hanging: readonly Hanging[],
): Result<Effect> {
  const found = findShipment(facts, input, move);
  if (!found.ok) return found;
  const { order: before, shipment, to } = found.value;
  const faults = new Faults(facts);
  const chosen = chosenPlaces(before, shipment, input.picks, facts, faults);
  const wrong = faults.problem(SHIPMENT_REFUSED);
  if (wrong) return refused(wrong);
  const day = input.day ?? context.today;
  const forward = { to: to as Exclude<typeof to, 'saved'>, day, chosen };
  const order = forwarded(before, new Set([shipment.id]), forward, facts, context);
  if (!order.ok) return order;
  const { note, override } = input;
  const doing = { shipment: shipment.id, move: stoppedAs(move, shipment), day, note, override };
  return shipmentEffect(before, order.value, doing, hanging, facts, context);
}
