import { z } from 'zod';
import { products } from '../../catalog/product.ts';
import { defineCommand } from '../../command/command.ts';
import type { Facts } from '../../command/fact.ts';
import { countField, dayField, longTextField, textField } from '../../command/fields.ts';
import { done, type Result, refused } from '../../kernel/problem.ts';
import { Faults } from '../../record/index.ts';
import type { SalesOrder } from '../../sales/index.ts';
import { linesAsked } from '../goods.ts';
import { beyondOrdered, placeOf } from '../limits.ts';
import { SHIPMENT_REFUSED } from '../shipment.problems.ts';
import type { Shipment, ShipmentLine } from '../shipment.ts';
import { shipmentEffect } from '../shipment-effect.ts';
import {
  findShipment,
  lineRefField,
  MOVE_PROBLEMS,
  onShipment,
  touchShipment,
  withShipment,
} from './on-shipment.ts';

const editInput = z.strictObject({
  ...onShipment,
  lines: z
    .array(z.strictObject({ line: lineRefField, quantity: countField, unit: textField(40).optional() }))
    .min(1)
    .max(10_000)
    .meta({ description: 'how much of these lines is on it now; 0 takes a line off, others stay' }),
  day: dayField.optional(),
  note: longTextField().optional(),
});
type EditInput = z.output<typeof editInput>;

export const editShipment = defineCommand({
  name: 'shipment.edit',
  sentence: 'Changes how much of which lines a saved shipment holds.',
  move: 'edit',
  permission: 'shipping:write',
  scope: 'ship',
  input: editInput,
  problems: [...MOVE_PROBLEMS, 'shipment/invalid', 'shipment/too-much'],
  example: { ref: 'SH-000001', lines: [{ line: 1, quantity: '3' }] },
  weight: ({ lines }) => 1 + lines.length,
  touches: (input, need) => {
    touchShipment(need, input.ref);
    for (const { line } of input.lines) if (typeof line === 'string') need(products, line);
  },
  decide: (facts, input, context) => {
    const found = findShipment(facts, input, 'edit');
    if (!found.ok) return found;
    const { order: before, shipment } = found.value;
    const lines = linesAfter(before, shipment, input, facts);
    if (!lines.ok) return lines;
    const edited = { ...shipment, lines: lines.value, version: shipment.version + 1 };
    const order = withShipment(before, shipment.id, edited);
    const beyond = beyondOrdered(order, [edited], context.organisation.overShipment, facts);
    if (beyond) return refused(beyond);
    const day = input.day ?? context.today;
    const doing = { shipment: shipment.id, move: 'edit-shipment', day, note: input.note };
    return shipmentEffect(before, order, doing, [], facts, context);
  },
});

function linesAfter(
  order: SalesOrder,
  shipment: Shipment,
  input: EditInput,
  facts: Facts,
): Result<readonly ShipmentLine[]> {
  const faults = new Faults(facts);
  const lines = new Map(shipment.lines.map((line) => [line.line, line]));
  for (const { line, quantity, of } of linesAsked(order, input.lines, facts, faults)) {
    if (placeOf(order, of) !== shipment.location)
      faults.add('/lines', `line ${line} does not leave from where the shipment does`);
    if (quantity === 0n) lines.delete(line);
    else lines.set(line, { line, quantity, picks: null });
  }
  if (!lines.size) faults.add('/lines', `nothing would be left on ${shipment.number}; delete it instead`);
  const wrong = faults.problem(SHIPMENT_REFUSED);
  return wrong ? refused(wrong) : done([...lines.values()].sort((a, b) => a.line - b.line));
}
