import { z } from 'zod';
import { listedPrices, priceKey } from '../../catalog/price-list.ts';
import { products } from '../../catalog/product.ts';
import { type Command, defineCommand } from '../../command/command.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { dayField, longTextField } from '../../command/fields.ts';
import { positions } from '../../command/stock-facts.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { positionKey } from '../../ledger/position.ts';
import { customers } from '../../parties/customer.ts';
import { Faults } from '../../record/index.ts';
import { locations } from '../../stock/location.ts';
import { lineRefusal } from '../floors.ts';
import type { Hanging } from '../hanging.ts';
import { lineEditFields } from '../input.ts';
import { lineChanges } from '../line-changes.ts';
import { editedLines } from '../line-edits.ts';
import { repeated } from '../lines.ts';
import { INPUT_REFUSED, PRODUCT_TWICE } from '../sales-order.problems.ts';
import { locationOf, type OrderLine, type SalesOrder } from '../sales-order.ts';
import { touchHanging, touchOrder } from '../touches.ts';
import { actOnOrder } from './act-on-order.ts';
import {
  choicesField,
  findStep,
  HANGING_PROBLEMS,
  LINE_PROBLEMS,
  MOVE_PROBLEMS,
  onOrder,
  STOCK_PROBLEMS,
} from './on-order.ts';

const editLinesInput = z.strictObject({
  ...onOrder,
  day: dayField
    .optional()
    .meta({ description: 'the day of the edit, which dates what it posts; today unless given' }),
  note: longTextField().optional(),
  choices: choicesField,
  ...lineEditFields,
});
type EditLinesInput = z.output<typeof editLinesInput>;

export const editLines = (hanging: readonly Hanging[]): Command =>
  defineCommand({
    name: 'sales-order.edit-lines',
    sentence:
      'Edits, adds, moves, swaps and removes lines in one step; a binding order re-allocates the difference at once.',
    move: 'edit-lines',
    permission: 'sales:write',
    scope: 'draft',
    input: editLinesInput,
    problems: [
      ...MOVE_PROBLEMS,
      ...STOCK_PROBLEMS,
      ...LINE_PROBLEMS,
      ...HANGING_PROBLEMS,
      'sales-order/invalid',
      'sales-order/product-twice',
    ],
    example: {
      ref: 'SO-000001',
      edit: [{ line: 1, quantity: '5' }],
      add: [{ product: 'LANTERN', quantity: '2' }],
    },
    weight: (input) => 1 + input.edit.length + input.add.length + input.remove.length,
    touches: (input, need) => {
      const order = touchOrder(need, input.ref);
      if (order) touchEdits(need, order, input);
      touchHanging(need, order, 'edit-lines', hanging);
    },
    decide: (facts, input, context) => {
      const step = findStep(facts, input, 'edit-lines');
      if (!step.ok) return step;
      const { order: before } = step.value;
      const edited = wantedLines(before, input, facts);
      if (!edited.ok) return edited;
      const day = input.day ?? context.today;
      // C6: a status-driven entry is reversed at its own date, a shipment-driven one at the day of the edit.
      const reversal = before.workflow === 'status-driven' ? null : day;
      const { choices, note } = input;
      const wanted = { move: 'edit-lines', before, order: edited.value, day, reversal, choices };
      const what = (after: SalesOrder) => ({
        what: 'lines edited',
        day,
        changes: lineChanges(before, after, facts),
      });
      return actOnOrder(wanted, { what, note, event: 'sales-order.edited' }, hanging, facts, context);
    },
  });

/** The order with its lines as wanted, or all that is wrong with them. */
function wantedLines(order: SalesOrder, input: EditLinesInput, facts: Facts): Result<SalesOrder> {
  const faults = new Faults(facts);
  const edited = editedLines(order, input, facts, faults);
  const wrong = faults.problem(INPUT_REFUSED);
  if (wrong) return refused(wrong);
  const again = repeated(edited.lines);
  if (again.length) {
    const skus = again.map((i) => facts.label('product', edited.lines[i]?.product as string));
    return refused(problem(PRODUCT_TWICE, `${skus.join(', ')}: on more than one line`, { products: skus }));
  }
  const refusal = lineRefusal(order, edited, facts);
  return refusal ? refused(refusal) : done(edited);
}

function touchEdits(need: Need, order: SalesOrder, input: EditLinesInput): void {
  const customer = need(customers, order.customer);
  const named = new Map<number | string, OrderLine>();
  for (const line of order.lines) named.set(line.line, line).set(line.product, line);
  for (const line of [...input.add, ...input.edit]) {
    const standing = 'line' in line && line.line !== undefined ? named.get(line.line) : undefined;
    const ref = ('swapTo' in line ? line.swapTo : undefined) ?? line.product ?? standing?.product;
    if (line.product) need(products, line.product);
    const product = ref ? need(products, ref) : undefined;
    const location = line.location ? need(locations, line.location) : undefined;
    if (!product) continue;
    if (customer?.priceList) need(listedPrices, priceKey(customer.priceList, product.id));
    const own = standing ?? named.get(line.product ? (need(products, line.product)?.id ?? '') : product.id);
    for (const at of [location?.id, order.location, own && locationOf(order, own)]) {
      if (at) need(positions, positionKey(product.id, at));
    }
  }
  for (const ref of input.remove) if (typeof ref === 'string') need(products, ref);
}
