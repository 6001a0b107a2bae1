import { z } from 'zod';
import { products } from '../../catalog/product.ts';
import { type Context, defineCommand, type Effect } from '../../command/command.ts';
import { counters } from '../../command/counter.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { dayField, flagField, longTextField, quantityField, refField } from '../../command/fields.ts';
import { least } from '../../kernel/fixed.ts';
import { done, type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { NO_QUANTITY } from '../../kernel/quantity.ts';
import { positionKey } from '../../ledger/position.ts';
import { suppliers } from '../../parties/supplier.ts';
import { promisesAt } from '../../promises/index.ts';
import { Faults } from '../../record/index.ts';
import { findStep, onOrder, type SalesOrder, touchOrder } from '../../sales/index.ts';
import { locationOf } from '../../sales/sales-order.ts';
import { type Buying, bought, boughtEffect, linesNamed, noSupplier, supplierOf } from '../for-order.ts';
import { unitField, whichLine } from '../purchase-lines.ts';
import { NO_SUPPLIER, NOTHING_TO_BUY, PURCHASE_REFUSED } from '../purchasing.problems.ts';
import { shortageOf, uncoveredOf } from '../shortage.ts';

/** What a purchase for an order takes besides its lines. */
export const forOrder = {
  ...onOrder,
  supplier: refField
    .optional()
    .meta({ description: "buys all of it there; at each product's supplier unless said" }),
  expectedOn: dayField.optional().meta({ description: "after the supplier's usual days unless said" }),
  issue: flagField.optional().meta({ description: 'issues what is made at once' }),
  note: longTextField(2000).optional(),
  lines: z
    .array(z.strictObject({ ...whichLine, quantity: quantityField.optional(), unit: unitField }))
    .min(1)
    .max(1000)
    .optional(),
};
const buyInput = z.strictObject(forOrder);
type BuyInput = z.output<typeof buyInput>;

/** What a purchase for an order may be refused with. */
export const FOR_ORDER_PROBLEMS = [
  'not-found',
  'version/moved',
  'sales-order/move-refused',
  'ledger/period-closed',
  PURCHASE_REFUSED.type,
  NOTHING_TO_BUY.type,
  NO_SUPPLIER.type,
];

export const buyForOrder = defineCommand({
  name: 'sales-order.buy',
  sentence: 'Makes draft purchase orders, one for each supplier, for what nothing covers of an order yet.',
  move: 'buy',
  permission: 'purchasing:write',
  scope: 'purchase',
  input: buyInput,
  problems: FOR_ORDER_PROBLEMS,
  example: { ref: 'SO-000001', lines: [{ line: 1, quantity: '24' }], expectedOn: '2026-12-20' },
  weight: ({ lines }) => lines?.length ?? 100,
  touches: (input, need) => {
    const order = touchForOrder(input, need);
    for (const line of order?.lines ?? []) {
      const location = locationOf(order as SalesOrder, line);
      if (location) need(promisesAt, positionKey(line.product, location));
    }
  },
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'buy');
    return step.ok ? buy(step.value.order, input, facts, context) : step;
  },
});

/** The order, the suppliers of its products, and what names its lines. */
export function touchForOrder(input: BuyInput, need: Need): SalesOrder | null | undefined {
  need(counters, 'purchase-order');
  need(suppliers, input.supplier);
  for (const { product } of input.lines ?? []) need(products, product);
  const order = touchOrder(need, input.ref);
  for (const line of order?.lines ?? []) need(suppliers, need(products, line.product)?.supplier);
  return order;
}

function buy(before: SalesOrder, input: BuyInput, facts: Facts, context: Context): Result<Effect> {
  const faults = new Faults(facts);
  const given = input.supplier === undefined ? null : faults.record(suppliers, input.supplier, '/supplier');
  const named = linesNamed(before, input.lines, facts, faults);
  const faulty = faults.problem(PURCHASE_REFUSED);
  if (faulty) return refused(faulty);
  const buying = named.map(({ line, quantity }): Buying => {
    const wanted = quantity ?? shortageOf(before, line, facts, context);
    const uncovered = uncoveredOf(before, line);
    // A line that purchases cover already is not bought twice by asking twice.
    const left = uncovered > 0n ? wanted : NO_QUANTITY;
    return { line, quantity: left, linked: least(left, uncovered), location: locationOf(before, line) };
  });
  const wanted = buying.filter(({ quantity, location }) => quantity > 0n && location !== null);
  if (!wanted.length) return refused(nothingToBuy(before));
  const without = wanted.map((one) => facts.sure(products, one.line.product));
  const unsupplied = without.filter((product) => !supplierOf(given, product, facts));
  if (unsupplied.length) return refused(noSupplier(unsupplied, before));
  const supplied = wanted.map((one) => {
    const supplier = supplierOf(given, facts.sure(products, one.line.product), facts);
    return { supplier: supplier as NonNullable<typeof supplier>, buying: one };
  });
  const { expectedOn, issue, note } = input;
  const about = { kind: 'stock' as const, expectedOn, issue, day: context.today, note };
  const { order: after, notes, also, numbers } = bought(before, supplied, about, facts, context);
  const happened = { before, after, notes, also, event: 'sales-order.bought' };
  return done(boughtEffect(happened, numbers, facts, context));
}

function nothingToBuy({ number }: SalesOrder): Problem {
  const detail = `${number}: everything is shipped, in stock, expected or bought already`;
  return problem(NOTHING_TO_BUY, detail, { number });
}
