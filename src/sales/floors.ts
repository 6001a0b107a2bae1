import type { Facts } from '../command/fact.ts';
import { minus, type Quantity } from '../kernel/fixed.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { progressOf, quantityOf } from './progress.ts';
import { BELOW_FLOOR, LINE_IN_USE } from './sales-order.problems.ts';
import { locationOf, type OrderLine, type SalesOrder } from './sales-order.ts';

const NONE = 0n as Quantity;

/** B6: what a line's quantity may not go below, and the parts it is made of. */
export function floorOf(order: SalesOrder, line: number) {
  const progress = progressOf(order)(line);
  const shipped = quantityOf(progress.shipped);
  const committed = quantityOf(progress.committed);
  const gone = (shipped + committed + progress.onDropShip) as Quantity;
  const floor = gone > progress.invoiced ? gone : progress.invoiced;
  return { floor, shipped, committed, onDropShip: progress.onDropShip, invoiced: progress.invoiced };
}

/** Why the lines of an order cannot become these: below a floor, or swapped or moved under what hangs on them. */
export function lineRefusal(before: SalesOrder, after: SalesOrder, facts: Facts): Problem | null {
  if (before.workflow === 'status-driven') return null;
  const is = new Map(after.lines.map((line) => [line.line, line]));
  const below: Record<string, unknown>[] = [];
  const inUse: Record<string, unknown>[] = [];
  for (const line of before.lines) {
    const changed = is.get(line.line);
    const wanted = changed?.quantity ?? NONE;
    const floors = floorOf(before, line.line);
    // More may have shipped than is ordered (Q5): the line may then stay, but not go lower.
    if (wanted < line.quantity && wanted < floors.floor) below.push(belowFloor(line, wanted, floors, facts));
    const why = changed && hindrance(before, after, line, changed);
    if (why) inUse.push({ line: line.line, sku: facts.label('product', line.product), why });
  }
  if (below.length) {
    const detail = below.map((one) => `line ${one.line} (${one.sku}): ${one.why}`).join('; ');
    return problem(BELOW_FLOOR, detail, { lines: below });
  }
  if (!inUse.length) return null;
  const detail = inUse.map((one) => `line ${one.line} (${one.sku}): ${one.why}`).join('; ');
  return problem(LINE_IN_USE, detail, { lines: inUse });
}

function belowFloor(
  line: OrderLine,
  wanted: Quantity,
  floors: ReturnType<typeof floorOf>,
  facts: Facts,
): Record<string, unknown> {
  const { floor, ...parts } = floors;
  const shown = Object.entries(parts).filter(([, quantity]) => quantity > 0n);
  const made = shown.map(([name, quantity]) => `${formatQuantity(quantity)} ${WORDS[name] ?? name}`);
  const why = `${formatQuantity(wanted)} is below ${formatQuantity(floor)} (${made.join(', ')})`;
  const numbers = Object.fromEntries(shown.map(([name, quantity]) => [name, formatQuantity(quantity)]));
  const sku = facts.label('product', line.product);
  return {
    line: line.line,
    sku,
    wanted: formatQuantity(wanted),
    floor: formatQuantity(floor),
    ...numbers,
    why,
  };
}

const WORDS: Readonly<Record<string, string>> = { onDropShip: 'on drop-ship' };

function hindrance(
  before: SalesOrder,
  after: SalesOrder,
  line: OrderLine,
  changed: OrderLine,
): string | null {
  const { shipped, committed, onDropShip, invoiced } = floorOf(before, line.line);
  if (changed.product !== line.product) {
    if (committed > 0n) return 'its product stays: some of it is committed; withdraw the shipment first';
    if (shipped > 0n || onDropShip > 0n) return 'its product stays: some of it is shipped or on drop-ship';
    if (invoiced > 0n) return 'its product stays: some of it is invoiced';
  }
  const moved = locationOf(before, line) !== locationOf(after, changed);
  if (moved && committed > 0n)
    return 'it cannot move while some of it is committed; withdraw the shipment first';
  return null;
}

/** Q5: how much of a line may ever go on shipments and drop-ships. Percent has four decimals: 100 % is 1,000,000. */
export const mostShippable = (line: Pick<OrderLine, 'quantity'>, overPercent: bigint): Quantity =>
  ((line.quantity * (1_000_000n + overPercent)) / 1_000_000n) as Quantity;

/** Q5: how much more of a line may go on shipments, over-shipment included. */
export function shippable(order: SalesOrder, line: OrderLine, overPercent: bigint): Quantity {
  const { shipped, committed, onDropShip, saved } = progressOf(order)(line.line);
  const used = quantityOf(shipped) + quantityOf(committed) + onDropShip + saved;
  const left = minus(mostShippable(line, overPercent), used as Quantity);
  return left > 0n ? left : NONE;
}
