import type { Facts } from '../command/fact.ts';
import { formatMoney, formatPercent, formatPrice } from '../kernel/money.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { OrderLine, SalesOrder } from './sales-order.ts';

type Shown = Readonly<Record<string, string | null>>;

/** Before → after of every field of every line that changed, for the timeline: `line 1 quantity: 10 → 5`. */
export function lineChanges(
  before: SalesOrder,
  after: SalesOrder,
  facts: Facts,
): Record<string, [unknown, unknown]> {
  const changes: Record<string, [unknown, unknown]> = {};
  const was = new Map(before.lines.map((line) => [line.line, line]));
  const is = new Map(after.lines.map((line) => [line.line, line]));
  for (const number of new Set([...was.keys(), ...is.keys()])) {
    const from = shownLine(was.get(number), facts);
    const to = shownLine(is.get(number), facts);
    if (!from || !to) changes[`line ${number}`] = [from, to];
    else
      for (const name of Object.keys(to))
        if (from[name] !== to[name]) changes[`line ${number} ${name}`] = [from[name], to[name]];
  }
  return changes;
}

function shownLine(line: OrderLine | undefined, facts: Facts): Shown | null {
  if (!line) return null;
  return {
    product: facts.label('product', line.product),
    quantity: formatQuantity(line.quantity),
    unitPrice: formatPrice(line.unitPrice),
    discount: formatMoney(line.discount),
    taxRate: formatPercent(line.taxRate),
    location: line.location && facts.label('location', line.location),
  };
}
