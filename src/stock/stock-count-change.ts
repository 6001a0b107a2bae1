import { type Context, type Effect, put, type TimelineNote } from '../command/command.ts';
import { type AskedDocument, documentAsked } from '../command/document.ts';
import type { Facts } from '../command/fact.ts';
import { refField, versionField } from '../command/fields.ts';
import type { Day } from '../kernel/day.ts';
import { type Result, refused } from '../kernel/problem.ts';
import { moveRefusal } from '../lifecycle/refusal.ts';
import { COUNT_MOVE } from './stock.problems.ts';
import { stockCountCycle } from './stock-count.cycle.ts';
import { type StockCount, stockCounts } from './stock-count.ts';

/** What every command on a count takes. */
export const onCount = { ref: refField, expectedVersion: versionField.optional() };
export const COUNT_PROBLEMS = ['not-found', 'version/moved', COUNT_MOVE.type];

/** The count asked for, when its life cycle allows the move. */
export function countFor(facts: Facts, asked: AskedDocument, move: string): Result<StockCount> {
  const found = documentAsked('stock-count', facts.get(stockCounts, asked.ref), asked);
  if (!found.ok) return found;
  const stopped = moveRefusal(stockCountCycle, COUNT_MOVE, found.value, move);
  return stopped ? refused(stopped) : found;
}

export interface CountBecame extends Partial<Pick<StockCount, 'status' | 'rows' | 'lastRow'>> {
  readonly what: 'counted' | 'posted' | 'cancelled';
  readonly day: Day;
  readonly note: string | null;
  readonly changes?: TimelineNote['changes'];
}

/** What a move does to a count: the count as it is now, its timeline and event; stock is moved beside it. */
export function countChanged(
  before: StockCount,
  { what, day, note, changes = {}, ...become }: CountBecame,
  context: Context,
): Effect & { readonly puts: NonNullable<Effect['puts']> } {
  const after = { ...before, ...become, version: before.version + 1 };
  const { id, number, version, status } = after;
  const seen = (count: StockCount) => ({ status: count.status, ...progressOf(count) });
  const all = { ...changes, ...(before.status !== status && { status: [before.status, status] as const }) };
  return {
    puts: [put(stockCounts, after)],
    timeline: [{ document: id, what, status, source: context.source, day, changes: all, note }],
    events: [{ event: `stock-count.${what}`, document: id, version, facts: { number, status } }],
    documents: [
      { kind: 'stock-count', id, number, version: before.version, before: seen(before), after: seen(after) },
    ],
    answer: { kind: 'stock-count', id, number, version, status },
  };
}

const progressOf = ({ rows }: StockCount) => ({
  rows: rows.length,
  counted: rows.filter((row) => row.counted !== null).length,
});
