import { z } from 'zod';
import { inUnitsOf } from '../../catalog/base-units.ts';
import { products } from '../../catalog/product.ts';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import type { Facts } from '../../command/fact.ts';
import { quantityField, textField } from '../../command/fields.ts';
import { plus, type Quantity } from '../../kernel/fixed.ts';
import { type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { formatQuantity, NO_QUANTITY } from '../../kernel/quantity.ts';
import { Faults } from '../../record/index.ts';
import { purchaseEffect, touchPurchase } from '../purchase-effect.ts';
import { purchaseLineNamed, unitField, whichLine } from '../purchase-lines.ts';
import { openOf, type PurchaseOrder } from '../purchase-order.ts';
import { findPurchase } from '../purchase-standing.ts';
import { PURCHASE_REFUSED, TOO_MUCH } from '../purchasing.problems.ts';
import { dayOfArrival, onPurchaseMove, PURCHASE_INPUT_PROBLEMS } from './on-purchase.ts';

const shipInput = z.strictObject({
  ...onPurchaseMove,
  carrier: textField(100).optional(),
  tracking: textField(200).optional(),
  lines: z
    .array(z.strictObject({ ...whichLine, quantity: quantityField, unit: unitField }))
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'what the supplier shipped; all that is open unless said' }),
});
type ShipInput = z.output<typeof shipInput>;

export const supplierShipped = defineCommand({
  name: 'purchase-order.ship',
  sentence: 'Marks a drop-ship as shipped by the supplier, in parts or all of it: it counts as shipped.',
  move: 'ship',
  permission: 'purchasing:write',
  scope: 'purchase',
  input: shipInput,
  problems: [...PURCHASE_INPUT_PROBLEMS, TOO_MUCH.type],
  example: { ref: 'PO-000002', lines: [{ line: 1, quantity: '4' }], tracking: '1Z999AA10123456784' },
  touches: ({ ref, lines }, need) => {
    touchPurchase(need, ref);
    for (const { product } of lines ?? []) need(products, product);
  },
  decide: (facts, input, context) => {
    const found = findPurchase(facts, input, 'ship');
    return found.ok ? shipped(found.value, input, facts, context) : found;
  },
});

function shipped(before: PurchaseOrder, input: ShipInput, facts: Facts, context: Context): Result<Effect> {
  const faults = new Faults(facts);
  const sent = sentOf(before, input, facts, faults);
  const day = dayOfArrival(input.day, before, faults, context);
  const refusal = faults.problem(PURCHASE_REFUSED) ?? tooMuchShipped(before, sent, facts);
  if (refusal) return refused(refusal);
  const lines = before.lines.map((line) => {
    const quantity = sent.get(line.line);
    return quantity ? { ...line, received: plus(line.received, quantity) } : line;
  });
  const { carrier, tracking, note } = input;
  const changes = {
    ...(carrier !== undefined && { carrier: [null, carrier] as const }),
    ...(tracking !== undefined && { tracking: [null, tracking] as const }),
  };
  const change = { before, after: { ...before, lines }, what: 'shipped', day, changes, note };
  return purchaseEffect(change, facts, context);
}

/** What the supplier shipped of each line, in base units; everything open where nothing was said. */
function sentOf(
  purchase: PurchaseOrder,
  { lines }: ShipInput,
  facts: Facts,
  faults: Faults,
): Map<number, Quantity> {
  if (!lines) return new Map(purchase.lines.map((line) => [line.line, openOf(line)]));
  const sent = new Map<number, Quantity>();
  for (const [i, one] of lines.entries()) {
    const at = `/lines/${i}`;
    const line = purchaseLineNamed(purchase, one, facts, faults, at);
    if (!line) continue;
    const counted = inUnitsOf(facts.sure(products, line.product), one.quantity, one.unit);
    if ('fault' in counted) faults.add(`${at}/${counted.fault.field}`, counted.fault.detail);
    else sent.set(line.line, plus(sent.get(line.line) ?? NO_QUANTITY, counted.quantity));
  }
  return sent;
}

function tooMuchShipped(
  purchase: PurchaseOrder,
  sent: ReadonlyMap<number, Quantity>,
  facts: Facts,
): Problem | null {
  const over = purchase.lines.flatMap((line) => {
    const quantity = sent.get(line.line) ?? NO_QUANTITY;
    if (quantity <= openOf(line)) return [];
    const product = facts.label('product', line.product);
    const [wanted, most] = [formatQuantity(quantity), formatQuantity(openOf(line))];
    return [{ line: line.line, product, wanted, most }];
  });
  if (!over.length) return null;
  const words = over.map((one) => `line ${one.line} (${one.product}): ${one.wanted} of ${one.most} open`);
  return problem(TOO_MUCH, words.join('; '), { number: purchase.number, lines: over });
}
