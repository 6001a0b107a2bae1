import { z } from 'zod';
import { defineCommand } from '../../command/command.ts';
import { longTextField, quantityField, textField } from '../../command/fields.ts';
import { refused } from '../../kernel/problem.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { Faults } from '../../record/index.ts';
import { SHIPMENT_REFUSED } from '../shipment.problems.ts';
import type { Package, Shipment } from '../shipment.ts';
import { shipmentEffect } from '../shipment-effect.ts';
import { FIND_PROBLEMS, findShipment, onShipment, touchShipment, withShipment } from './on-shipment.ts';

const packageField = z.strictObject({
  weight: z
    .string()
    .trim()
    .regex(/^\d{1,9}(\.\d{1,4})?( ?(kg|g|lb|oz))?$/, { error: 'a weight is written "2.4" or "2.4 kg"' })
    .nullable()
    .optional(),
  tracking: textField(200).nullable().optional(),
  contents: z
    .array(z.strictObject({ line: z.int().min(1), quantity: quantityField }))
    .max(10_000)
    .nullable()
    .optional(),
});

const updateInput = z.strictObject({
  ...onShipment,
  carrier: textField(100).nullable().optional(),
  tracking: textField(200).nullable().optional(),
  notes: longTextField(4000).nullable().optional(),
  packages: z
    .array(packageField)
    .max(1000)
    .optional()
    .meta({ description: 'all packages, in order; they are numbered from 1' }),
  note: longTextField().optional(),
});

export const updateShipment = defineCommand({
  name: 'shipment.update',
  sentence: 'Changes carrier, tracking, notes and packages of a shipment, also when it has shipped.',
  move: 'update',
  permission: 'shipping:write',
  scope: 'ship',
  input: updateInput,
  problems: [...FIND_PROBLEMS, 'shipment/invalid'],
  example: { ref: 'SH-000001', carrier: 'DHL', tracking: 'JD014600003' },
  touches: (input, need) => void touchShipment(need, input.ref),
  decide: (facts, input, context) => {
    const found = findShipment(facts, input, 'update');
    if (!found.ok) return found;
    const { order: before, shipment } = found.value;
    const faults = new Faults(facts);
    const packages = input.packages?.map((one, i) => packed(one, i, shipment, faults));
    const wrong = faults.problem(SHIPMENT_REFUSED);
    if (wrong) return refused(wrong);
    const { carrier, tracking, notes } = input;
    const after = {
      ...shipment,
      ...(carrier !== undefined && { carrier }),
      ...(tracking !== undefined && { tracking }),
      ...(notes !== undefined && { notes }),
      ...(packages && { packages }),
      version: shipment.version + 1,
    };
    const order = withShipment(before, shipment.id, after);
    const doing = { shipment: shipment.id, move: 'update', day: context.today, note: input.note };
    return shipmentEffect(before, order, doing, [], facts, context);
  },
});

/** A package holds lines of its shipment. */
function packed(
  given: z.output<typeof packageField>,
  i: number,
  shipment: Shipment,
  faults: Faults,
): Package {
  const contents = given.contents?.map(({ line, quantity }, at) => {
    if (!shipment.lines.some((one) => one.line === line))
      faults.add(`/packages/${i}/contents/${at}/line`, `${shipment.number} has no line ${line}`);
    return { line, quantity: formatQuantity(quantity) };
  });
  const { weight = null, tracking = null } = given;
  return { number: i + 1, weight, tracking, contents: contents ?? null };
}
