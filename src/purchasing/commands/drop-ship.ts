import { z } from 'zod';
import { type Product, products } from '../../catalog/product.ts';
import { type Context, defineCommand, type Effect, type Warning } from '../../command/command.ts';
import type { Facts } from '../../command/fact.ts';
import { done, type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { formatQuantity } from '../../kernel/quantity.ts';
import { suppliers } from '../../parties/supplier.ts';
import { Faults } from '../../record/index.ts';
import { act, findStep, progressOf, type SalesOrder } from '../../sales/index.ts';
import {
  type Buying,
  bought,
  boughtEffect,
  linesNamed,
  type NamedLine,
  noSupplier,
  supplierOf,
} from '../for-order.ts';
import { freeToDropShip } from '../line-edits.ts';
import { NOT_DROP_SHIPPABLE, NOTHING_TO_BUY, PURCHASE_REFUSED, TOO_MUCH } from '../purchasing.problems.ts';
import { FOR_ORDER_PROBLEMS, forOrder, touchForOrder } from './buy.ts';

const dropShipInput = z.strictObject(forOrder);
type DropShipInput = z.output<typeof dropShipInput>;

export const dropShipOrder = defineCommand({
  name: 'sales-order.drop-ship',
  sentence: 'Has suppliers ship lines of an order straight to its customer: they are no longer allocated.',
  move: 'drop-ship',
  permission: 'purchasing:write',
  scope: 'purchase',
  input: dropShipInput,
  problems: [...FOR_ORDER_PROBLEMS, NOT_DROP_SHIPPABLE.type, TOO_MUCH.type],
  example: { ref: 'SO-000001', lines: [{ line: 2, quantity: '4' }], issue: true },
  weight: ({ lines }) => lines?.length ?? 100,
  touches: (input, need) => void touchForOrder(input, need),
  decide: (facts, input, context) => {
    const step = findStep(facts, input, 'drop-ship');
    return step.ok ? dropShip(step.value.order, input, facts, context) : step;
  },
});

function dropShip(before: SalesOrder, input: DropShipInput, facts: Facts, context: Context): Result<Effect> {
  const faults = new Faults(facts);
  const given = input.supplier === undefined ? null : faults.record(suppliers, input.supplier, '/supplier');
  const named = linesNamed(before, input.lines, facts, faults);
  const faulty = faults.problem(PURCHASE_REFUSED);
  if (faulty) return refused(faulty);
  const productOf = ({ line }: Pick<NamedLine, 'line'>): Product => facts.sure(products, line.product);
  const fit = (one: NamedLine) =>
    productOf(one).dropShippable && supplierOf(given, productOf(one), facts) !== null;
  // What was not named is proposed only where it can be drop-shipped; where nothing can, the refusal says why.
  const fitting = named.filter(fit);
  const chosen = input.lines || !fitting.length ? named : fitting;
  const buying = chosen.map((one) => buyingOf(before, one)).filter(({ quantity }) => quantity > 0n);
  const refusal = refusalOf(before, buying, productOf, (one) => supplierOf(given, productOf(one), facts));
  if (refusal) return refused(refusal);
  const supplied = buying.map((one) => {
    const supplier = supplierOf(given, productOf(one), facts);
    return { supplier: supplier as NonNullable<typeof supplier>, buying: one };
  });
  const { expectedOn, issue, note } = input;
  const about = { kind: 'drop-ship' as const, expectedOn, issue, day: context.today, note };
  const { order, notes: made, also, numbers } = bought(before, supplied, about, facts, context);
  const day = context.today;
  const acted = act({ move: 'drop-ship', before, order, day, reversal: day }, [], facts, context);
  if (!acted.ok) return acted;
  const { order: after, notes: derived } = acted.value;
  const warnings = [...acted.value.warnings, ...addressMissing(before)];
  const happened = { ...acted.value, warnings, before, after, notes: [...made, ...derived], also };
  const event = 'sales-order.drop-shipped';
  return done(boughtEffect({ ...happened, event }, numbers, facts, context));
}

function buyingOf(order: SalesOrder, { line, quantity }: NamedLine): Buying {
  const wanted = quantity ?? freeToDropShip(order, line.line);
  return { line, quantity: wanted, linked: wanted, location: null };
}

function refusalOf(
  order: SalesOrder,
  buying: readonly Buying[],
  productOf: (one: Buying) => Product,
  supplierFor: (one: Buying) => unknown,
): Problem | null {
  const { number } = order;
  if (!buying.length) {
    const detail = `${number}: nothing of it is open, on no shipment and of a product that suppliers may ship`;
    return problem(NOTHING_TO_BUY, detail, { number });
  }
  const unfit = buying.map(productOf).filter(({ dropShippable }) => !dropShippable);
  if (unfit.length) {
    const skus = unfit.map(({ sku }) => sku);
    const detail = `${skus.join(', ')}: not marked as drop-shippable`;
    return problem(NOT_DROP_SHIPPABLE, detail, { number, products: skus });
  }
  const without = buying.filter((one) => !supplierFor(one)).map(productOf);
  return without.length ? noSupplier(without, order) : tooMuch(order, buying, productOf);
}

/** Q5: no more than is open and on no shipment. */
function tooMuch(
  order: SalesOrder,
  buying: readonly Buying[],
  productOf: (one: Buying) => Product,
): Problem | null {
  const over = buying.flatMap((one) => {
    const most = freeToDropShip(order, one.line.line);
    if (one.quantity <= most) return [];
    const { saved } = progressOf(order)(one.line.line);
    const [wanted, left, onSaved] = [one.quantity, most, saved].map(formatQuantity);
    return [{ line: one.line.line, product: productOf(one).sku, wanted, most: left, saved: onSaved }];
  });
  if (!over.length) return null;
  const words = over.map(({ line, product, wanted, most, saved }) => {
    const hint = saved === '0' ? '' : `; delete the saved shipment of ${saved} first`;
    return `line ${line} (${product}): ${wanted} of ${most} that are open and on no shipment${hint}`;
  });
  return problem(TOO_MUCH, words.join('; '), { number: order.number, lines: over });
}

const addressMissing = ({ number, shipTo }: SalesOrder): Warning[] =>
  shipTo
    ? []
    : [
        {
          type: 'purchase-order/no-address',
          detail: `${number} has no address to ship to`,
          facts: { number },
        },
      ];
