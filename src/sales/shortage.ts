import type { Warning } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import type { StockGuard, StockPolicy } from '../command/organisation.ts';
import { positions } from '../command/stock-facts.ts';
import { least, minus, type Quantity } from '../kernel/fixed.ts';
import { type Problem, type ProblemKind, problem } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import type { Entry } from '../ledger/entry.ts';
import {
  available,
  availableToPick,
  emptyPosition,
  type Position,
  positionKey,
  post,
} from '../ledger/position.ts';
import { NOT_THERE_TO_PICK, SHORT } from './sales-order.problems.ts';

interface Moved {
  readonly before: Position;
  readonly after: Position;
}

/**
 * B4 and C10: promising more than is available warns or is refused (`policy`); consuming more than is there to
 * pick warns or is refused (`guard`). Only what these entries make worse counts.
 */
export function stockVerdict(
  entries: readonly Entry[],
  facts: Facts,
  policy: StockPolicy,
  guard: StockGuard,
): { warnings: Warning[]; refusal: Problem | null } {
  const warnings: Warning[] = [];
  const short: Shortage[] = [];
  const missing: Shortage[] = [];
  for (const moved of movedBy(entries, facts)) {
    const promised = worsened(available, moved);
    const consumed = worsened(availableToPick, moved);
    if (promised) short.push(shortageOf(moved, promised, available, facts));
    if (consumed) missing.push(shortageOf(moved, consumed, availableToPick, facts));
  }
  const refusal =
    (policy === 'refuse' && short.length && refusalOf(SHORT, 'available', short)) ||
    (guard === 'enforce' && missing.length && refusalOf(NOT_THERE_TO_PICK, 'there to pick', missing)) ||
    null;
  for (const one of short) warnings.push(warningOf('stock/short', one));
  for (const one of missing) warnings.push(warningOf('stock/not-enough-to-pick', one));
  return { warnings, refusal };
}

function movedBy(entries: readonly Entry[], facts: Facts): Iterable<Moved> {
  const moved = new Map<string, Moved>();
  for (const entry of entries) {
    const key = positionKey(entry.product, entry.location);
    const known = moved.get(key);
    const before = known?.before ?? facts.get(positions, key) ?? emptyPosition(entry.product, entry.location);
    moved.set(key, { before, after: post(known?.after ?? before, entry) });
  }
  return moved.values();
}

/** By how much these entries push the number below zero; 0 when they do not. */
function worsened(of: (at: Position) => Quantity, { before, after }: Moved): Quantity {
  const now = of(after);
  if (now >= 0n || now >= of(before)) return 0n as Quantity;
  return minus(least(of(before), 0n as Quantity), now);
}

interface Shortage {
  readonly sku: string;
  readonly location: string;
  /** What was there before, as the person asking saw it. */
  readonly had: string;
  readonly wanted: string;
  readonly short: string;
  readonly expected: string;
}

function shortageOf(moved: Moved, short: Quantity, of: (at: Position) => Quantity, facts: Facts): Shortage {
  return {
    sku: facts.label('product', moved.after.product),
    location: facts.label('location', moved.after.location),
    had: formatQuantity(of(moved.before)),
    wanted: formatQuantity(minus(of(moved.before), of(moved.after))),
    short: formatQuantity(short),
    expected: formatQuantity(moved.after.expected),
  };
}

const sentence = (what: string, one: Shortage): string =>
  `${one.sku} at ${one.location}: ${one.wanted} wanted, ${one.had} ${what}, short ${one.short}`;

const refusalOf = (kind: ProblemKind, what: string, short: readonly Shortage[]): Problem =>
  problem(kind, short.map((one) => sentence(what, one)).join('; '), { shortages: short });

function warningOf(type: string, one: Shortage): Warning {
  const what = type === 'stock/short' ? 'available' : 'there to pick';
  const coming = one.expected === '0' ? 'nothing is expected' : `${one.expected} expected`;
  const { sku, location, short } = one;
  return { type, detail: `${sentence(what, one)}; ${coming}`, facts: { sku, location, short } };
}
