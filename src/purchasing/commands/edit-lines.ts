import { z } from 'zod';
import { products } from '../../catalog/product.ts';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { positions } from '../../command/stock-facts.ts';
import { type Result, refused } from '../../kernel/problem.ts';
import { positionKey } from '../../ledger/position.ts';
import { Faults } from '../../record/index.ts';
import { editedPurchase, lineEditFields, lineRefusal } from '../line-edits.ts';
import { purchaseEffect, touchPurchase } from '../purchase-effect.ts';
import type { PurchaseOrder } from '../purchase-order.ts';
import { findPurchase } from '../purchase-standing.ts';
import { BELOW_RECEIVED, NO_LINES, PURCHASE_REFUSED, TOO_MUCH } from '../purchasing.problems.ts';
import { onPurchaseMove, PURCHASE_INPUT_PROBLEMS } from './on-purchase.ts';

const editLinesInput = z.strictObject({
  ...onPurchaseMove,
  ...lineEditFields,
});
type EditPurchaseLines = z.output<typeof editLinesInput>;

export const editPurchaseLines = defineCommand({
  name: 'purchase-order.edit-lines',
  sentence: 'Edits, adds and removes lines; of an issued purchase order the difference is expected at once.',
  move: 'edit-lines',
  permission: 'purchasing:write',
  scope: 'purchase',
  input: editLinesInput,
  problems: [...PURCHASE_INPUT_PROBLEMS, BELOW_RECEIVED.type, NO_LINES.type, TOO_MUCH.type],
  example: { ref: 'PO-000001', edit: [{ line: 1, quantity: '60' }] },
  weight: (input) => 1 + input.edit.length + input.add.length + input.remove.length,
  touches: touchEdits,
  decide: (facts, input, context) => {
    const found = findPurchase(facts, input, 'edit-lines');
    return found.ok ? edited(found.value, input, facts, context) : found;
  },
});

function touchEdits({ ref, edit, add, remove }: EditPurchaseLines, need: Need): void {
  const purchase = touchPurchase(need, ref);
  const named = [...edit.map((one) => one.product), ...remove.filter((one) => typeof one === 'string')];
  for (const product of named) need(products, product);
  for (const one of add) {
    const product = need(products, one.product);
    if (product && purchase?.location) need(positions, positionKey(product.id, purchase.location));
  }
}

function edited(
  before: PurchaseOrder,
  input: EditPurchaseLines,
  facts: Facts,
  context: Context,
): Result<Effect> {
  const faults = new Faults(facts);
  const after = editedPurchase(before, input, facts, faults);
  const refusal = faults.problem(PURCHASE_REFUSED) ?? lineRefusal(before, after, facts);
  if (refusal) return refused(refusal);
  const day = input.day ?? context.today;
  return purchaseEffect({ before, after, what: 'lines edited', day, note: input.note }, facts, context);
}
