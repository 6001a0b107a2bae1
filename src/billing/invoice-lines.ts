import { inUnitsOf, products } from '../catalog/index.ts';
import type { Facts } from '../command/fact.ts';
import type { Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { done, type Problem, problem, type Result, refused } from '../kernel/problem.ts';
import { formatQuantity, NO_QUANTITY } from '../kernel/quantity.ts';
import type { SalesOrder } from '../sales/index.ts';
import { BILLING_INVALID, MORE_THAN_LEFT, NOTHING_LEFT } from './billing.problems.ts';
import type { Returned } from './returned.ts';
import { type InvoiceMode, leftToInvoice, type Part } from './to-invoice.ts';

export interface WantedPart {
  readonly line: number;
  readonly quantity: Quantity;
}

const listed = (parts: readonly Part[], facts: Facts): string =>
  parts
    .map(({ line, quantity }) => `${formatQuantity(quantity)} ${facts.label('product', line.product)}`)
    .join(', ');

/** D2: what the mode proposes, or what of it is asked for: less of a line, never more. */
export function partsFor(
  order: SalesOrder,
  mode: InvoiceMode,
  returned: Returned | null,
  wanted: readonly WantedPart[] | undefined,
  facts: Facts,
): Result<readonly Part[]> {
  const left = leftToInvoice(order, mode, returned);
  if (wanted) return picked(order, left, wanted, mode, facts);
  if (left.length) return done(left);
  const detail = `${order.number}: nothing is left to invoice by what is ${mode}`;
  return refused(problem(NOTHING_LEFT, detail, { number: order.number, mode }));
}

function picked(
  order: SalesOrder,
  left: readonly Part[],
  wanted: readonly WantedPart[],
  mode: InvoiceMode,
  facts: Facts,
): Result<readonly Part[]> {
  const faults = faultsIn(order, wanted, facts);
  if (faults.length) return refused(problem(BILLING_INVALID, faults[0]!.detail, undefined, faults));
  const lines = new Map(order.lines.map((line) => [line.line, line]));
  const parts = wanted.map((one) => ({ line: lines.get(one.line)!, quantity: one.quantity }));
  const refusal = beyond(order, parts, left, mode, facts);
  return refusal ? refused(refusal) : done(parts);
}

/** A7: what is wrong with so much of a product, which says how many decimals it is counted in. */
export function uncounted(product: Id, quantity: Quantity, facts: Facts): string | null {
  const counted = inUnitsOf(facts.sure(products, product), quantity, undefined);
  return 'fault' in counted ? counted.fault.detail : null;
}

function faultsIn(order: SalesOrder, wanted: readonly WantedPart[], facts: Facts) {
  const seen = new Set<number>();
  return wanted.flatMap(({ line, quantity }, i) => {
    const twice = seen.has(line);
    seen.add(line);
    if (twice) return [{ pointer: `/lines/${i}/line`, detail: `line ${line} is there twice` }];
    const of = order.lines.find((one) => one.line === line);
    if (!of) return [{ pointer: `/lines/${i}/line`, detail: `${order.number} has no line ${line}` }];
    const detail = uncounted(of.product, quantity, facts);
    return detail === null ? [] : [{ pointer: `/lines/${i}/quantity`, detail }];
  });
}

/** The parts that go beyond what is left; null where none does. */
export function beyond(
  order: SalesOrder,
  parts: readonly Part[],
  left: readonly Part[],
  mode: string,
  facts: Facts,
): Problem | null {
  const leftOf = new Map(left.map(({ line, quantity }) => [line.line, quantity]));
  const over = parts.filter(({ line, quantity }) => quantity > (leftOf.get(line.line) ?? NO_QUANTITY));
  if (!over.length) return null;
  const lines = over.map(({ line, quantity }) => ({
    line: line.line,
    sku: facts.label('product', line.product),
    wanted: formatQuantity(quantity),
    left: formatQuantity(leftOf.get(line.line) ?? NO_QUANTITY),
  }));
  const said = lines.map((one) => `line ${one.line} (${one.sku}): ${one.wanted} of ${one.left} left`);
  const detail = `${order.number}, by what is ${mode}: ${said.join('; ')}; left: ${listed(left, facts) || 'nothing'}`;
  return problem(MORE_THAN_LEFT, detail, { number: order.number, mode, lines });
}
