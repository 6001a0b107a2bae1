import { z } from 'zod';
import { products } from '../../catalog/product.ts';
import { type Command, type Context, defineCommand, type Effect, put } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts, Need } from '../../command/fact.ts';
import {
  dayField,
  longTextField,
  quantityField,
  refField,
  textField,
  versionField,
} from '../../command/fields.ts';
import type { Id } from '../../kernel/id.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { judge } from '../../lifecycle/cycle.ts';
import { Faults } from '../../record/index.ts';
import {
  findOrder,
  type Hanging,
  type SalesOrder,
  stepOf,
  touchHanging,
  touchOrder,
} from '../../sales/index.ts';
import { locations } from '../../stock/index.ts';
import { chosenPlaces, touchChosen } from '../choosing.ts';
import { forwarded } from '../forward.ts';
import { goodsAsked } from '../goods.ts';
import { beyondOrdered, placeOf } from '../limits.ts';
import { newShipments } from '../new-shipments.ts';
import { shipmentCycle } from '../shipment.cycle.ts';
import { SHIPMENT_REFUSED } from '../shipment.problems.ts';
import type { Shipment } from '../shipment.ts';
import { shipmentEffect } from '../shipment-effect.ts';
import { touchOpenLines } from '../touches.ts';
import { LOCK_PROBLEMS, lineRefField, ORDER_PROBLEMS, overrideField, picksField } from './on-shipment.ts';

const createInput = z.strictObject({
  order: refField,
  expectedVersion: versionField.optional().meta({ description: 'of the order' }),
  location: refField
    .optional()
    .meta({ description: 'where it leaves from, where the lines leave from several' }),
  lines: z
    .array(z.strictObject({ line: lineRefField, quantity: quantityField, unit: textField(40).optional() }))
    .min(1)
    .max(10_000)
    .optional()
    .meta({ description: 'all that stands on no shipment yet, unless said' }),
  move: z
    .enum(['commit', 'pick', 'pack', 'ship'])
    .optional()
    .meta({ description: 'the move it makes at once; it is saved unless said' }),
  picks: picksField,
  carrier: textField(100).optional(),
  tracking: textField(200).optional(),
  notes: longTextField(4000).optional(),
  day: dayField.optional(),
  note: longTextField().optional(),
  override: overrideField,
});
export type CreateInput = z.output<typeof createInput>;

export const createShipment = (hanging: readonly Hanging[]): Command =>
  defineCommand({
    name: 'shipment.create',
    sentence: 'Makes a shipment of an order: all that is open at a location, or so much of some lines.',
    permission: 'shipping:write',
    scope: 'ship',
    input: createInput,
    problems: [
      'not-found',
      'version/moved',
      'sales-order/move-refused',
      'shipment/nothing-to-ship',
      'ledger/period-closed',
      ...LOCK_PROBLEMS,
      ...ORDER_PROBLEMS,
    ],
    example: { order: 'SO-000001', lines: [{ line: 1, quantity: '4' }], move: 'commit' },
    weight: ({ lines }) => 2 + 2 * (lines?.length ?? 0),
    touches: (input, need) => touch(need, input, hanging),
    decide: (facts, input, context) => create(facts, input, context, hanging),
  });

function touch(need: Need, input: CreateInput, hanging: readonly Hanging[]): void {
  const order = touchOrder(need, input.order);
  need(counters, 'shipment');
  if (input.location) need(locations, input.location);
  for (const { line } of input.lines ?? []) if (typeof line === 'string') need(products, line);
  if (!order || !input.move) return;
  touchOpenLines(need, order);
  const places = new Set(order.lines.map((line) => placeOf(order, line)).filter((place) => place !== null));
  touchChosen(need, order, [...places], input.picks);
  touchHanging(need, order, stoppedAs(input.move), hanging);
}

/** Picking and packing lock the goods as committing does. */
const stoppedAs = (move: string): string => (move === 'ship' ? 'ship' : 'commit');

function create(
  facts: Facts,
  input: CreateInput,
  context: Context,
  hanging: readonly Hanging[],
): Result<Effect> {
  const { move, expectedVersion } = input;
  const found = findOrder(facts, { ref: input.order, ...(expectedVersion && { expectedVersion }) });
  if (!found.ok) return found;
  const before = found.value;
  const step = stepOf(before, stoppedAs(move ?? 'commit'));
  if (step.refusal) return refused(step.refusal);
  const asked = goodsAsked(before, input, facts);
  if (!asked.ok) return asked;
  const { location, goods } = asked.value;
  const { made, counter } = newShipments(new Map([[location, goods]]), input, facts, context);
  const [shipment] = made as [Shipment];
  const saved = { ...before, shipments: [...before.shipments, shipment] };
  const beyond = beyondOrdered(saved, made, context.organisation.overShipment, facts);
  if (beyond) return refused(beyond);
  const order = move ? goneFurther(saved, shipment.id, input, facts, context) : done(saved);
  if (!order.ok) return order;
  const puts = counter ? [put(counters, counter)] : [];
  const day = input.day ?? context.today;
  const { note, override } = input;
  const doing = { shipment: shipment.id, move: move ? stoppedAs(move) : 'create', day, note, override, puts };
  return shipmentEffect(before, order.value, doing, move ? hanging : [], facts, context);
}

/** Straight to a later status, the effects of those between included (B8). */
function goneFurther(
  order: SalesOrder,
  id: Id,
  input: CreateInput,
  facts: Facts,
  context: Context,
): Result<SalesOrder> {
  const shipment = order.shipments.at(-1) as Shipment;
  const faults = new Faults(facts);
  const chosen = chosenPlaces(order, shipment, input.picks, facts, faults);
  const wrong = faults.problem(SHIPMENT_REFUSED);
  if (wrong) return refused(wrong);
  const verdict = judge(shipmentCycle, input.move as string, { status: 'saved' });
  if (!verdict.allowed) return refused(problem(SHIPMENT_REFUSED, verdict.reason));
  const to = verdict.to as Exclude<Shipment['status'], 'saved'>;
  return forwarded(order, new Set([id]), { to, day: input.day ?? context.today, chosen }, facts, context);
}
