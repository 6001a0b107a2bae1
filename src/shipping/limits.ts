import { products } from '../catalog/product.ts';
import type { Facts } from '../command/fact.ts';
import { minus, most, type Percent, powerOfTen, QUANTITY_SCALE, type Quantity } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { formatQuantity, NO_QUANTITY } from '../kernel/quantity.ts';
import {
  mostShippable,
  type OrderLine,
  openOf,
  progressOf,
  quantityOf,
  type SalesOrder,
} from '../sales/index.ts';
import { TOO_MUCH } from './shipment.problems.ts';
import { isSaved, type Shipment } from './shipment.ts';

/** Where the line is to leave from: its own location, else the order's. */
export const placeOf = (order: SalesOrder, line: OrderLine): Id | null => line.location ?? order.location;

/** What is ordered and stands on no shipment and no drop-ship yet. */
export function unplanned(order: SalesOrder, line: OrderLine): Quantity {
  const { committed, saved } = progressOf(order)(line.line);
  return most(NO_QUANTITY, minus(minus(openOf(order, line), quantityOf(committed)), saved));
}

/** Q5: what saved shipments may hold of a line beside what is locked, gone or on drop-ship; no part of a unit. */
export function roomForSaved(order: SalesOrder, line: OrderLine, over: Percent, decimals: number): Quantity {
  const { shipped, committed, onDropShip } = progressOf(order)(line.line);
  const used = (quantityOf(shipped) + quantityOf(committed) + onDropShip) as Quantity;
  const room = most(NO_QUANTITY, minus(mostShippable(line, over), used));
  return minus(room, (room % powerOfTen(QUANTITY_SCALE - decimals)) as Quantity);
}

/** Q5 for all lines of these shipments, which are part of the order: why they hold too much; null when they do not. */
export function beyondOrdered(
  order: SalesOrder,
  asked: readonly Shipment[],
  over: Percent,
  facts: Facts,
): Problem | null {
  const touched = new Set(asked.flatMap((shipment) => shipment.lines.map(({ line }) => line)));
  // A saved shipment holds nothing and stands in nobody's way but another saved one's.
  const countsSaved = asked.some(isSaved);
  const beyond: Record<string, string | number>[] = [];
  for (const line of order.lines) {
    if (!touched.has(line.line)) continue;
    const { shipped, committed, onDropShip, saved } = progressOf(order)(line.line);
    const parts = {
      shipped: quantityOf(shipped),
      committed: quantityOf(committed),
      saved: countsSaved ? saved : NO_QUANTITY,
      onDropShip,
    };
    const used = Object.values(parts).reduce((sum, part) => (sum + part) as Quantity, NO_QUANTITY);
    const limit = mostShippable(line, over);
    if (used > limit) beyond.push(told(line, parts, used, limit, facts));
  }
  if (!beyond.length) return null;
  const detail = beyond.slice(0, 5).map((one) => one.why);
  if (beyond.length > 5) detail.push(`and ${beyond.length - 5} lines more`);
  return problem(TOO_MUCH, `${order.number}: ${detail.join('; ')}`, { order: order.number, lines: beyond });
}

const WORDS: Readonly<Record<string, string>> = {
  saved: 'on saved shipments',
  onDropShip: 'on drop-ship',
};

function told(
  line: OrderLine,
  parts: Readonly<Record<string, Quantity>>,
  used: Quantity,
  limit: Quantity,
  facts: Facts,
): Record<string, string | number> {
  const { sku } = facts.sure(products, line.product);
  const shown = Object.entries(parts).filter(([, quantity]) => quantity > 0n);
  const made = shown.map(([name, quantity]) => `${formatQuantity(quantity)} ${WORDS[name] ?? name}`);
  const numbers = Object.fromEntries(shown.map(([name, quantity]) => [name, formatQuantity(quantity)]));
  const ordered = formatQuantity(line.quantity);
  const may = limit === line.quantity ? ordered : `${formatQuantity(limit)} (${ordered} ordered)`;
  const why = `line ${line.line} (${sku}): ${formatQuantity(used)} would be on the way (${made.join(', ')}), ${may} may be`;
  return { line: line.line, sku, ordered, most: formatQuantity(limit), ...numbers, why };
}
