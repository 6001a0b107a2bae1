import type { Quantity } from '../kernel/fixed.ts';
import { formatQuantity } from '../kernel/quantity.ts';
import { effectOf, LEDGER_EVENTS, type LedgerEvent, type PositionQuantity } from '../ledger/events.ts';

/** F5: the numbers that can be explained, each as the sum of what the ledger keeps. */
const SUMS = {
  onHand: { onHand: 1n },
  demand: { demand: 1n },
  allocated: { allocated: 1n },
  committed: { committed: 1n },
  expected: { expected: 1n },
  available: { onHand: 1n, allocated: -1n },
  availableToPick: { onHand: 1n, committed: -1n },
} as const satisfies Record<string, Partial<Record<PositionQuantity, 1n | -1n>>>;

export type Explained = keyof typeof SUMS;
export const EXPLAINED = Object.keys(SUMS) as [Explained, ...Explained[]];

/** By how much one unit of an event moves a number: 1, −1 or 0. */
export function moves(event: LedgerEvent, name: Explained): bigint {
  const effect: Partial<Record<PositionQuantity, bigint>> = effectOf(event);
  const parts = Object.entries(SUMS[name]) as [PositionQuantity, bigint][];
  return parts.reduce((sum, [part, sign]) => sum + sign * (effect[part] ?? 0n), 0n);
}

export const eventsMoving = (name: Explained): LedgerEvent[] =>
  LEDGER_EVENTS.filter((event) => moves(event, name) !== 0n);

/** What an entry does to each number it moves, signed: `{onHand: "-2", allocated: "-2", …}`. */
export function effectsOf(event: LedgerEvent, quantity: Quantity): Record<string, string> {
  const moved = EXPLAINED.map((name) => [name, moves(event, name)] as const).filter(([, by]) => by !== 0n);
  return Object.fromEntries(moved.map(([name, by]) => [name, formatQuantity((by * quantity) as Quantity)]));
}
