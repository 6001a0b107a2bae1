import type { Context, Warning } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import type { StockPolicy } from '../command/organisation.ts';
import type { Day } from '../kernel/day.ts';
import { done, fieldProblem, type Problem, type Result } from '../kernel/problem.ts';
import type { Entry } from '../ledger/entry.ts';
import { settleChecked } from './advance.ts';
import { withDerivedStatus } from './derived.ts';
import type { Also, Hanging, OrderAct, OrderNote } from './hanging.ts';
import { holdStop } from './holds.ts';
import { INPUT_REFUSED } from './sales-order.problems.ts';
import type { SalesOrder } from './sales-order.ts';

export interface Acted {
  readonly order: SalesOrder;
  readonly entries: readonly Entry[];
  readonly warnings: readonly Warning[];
  readonly notes: readonly OrderNote[];
  readonly also: Also;
}

/** The fields every act on an order may leave out. */
export type Wanted = Pick<OrderAct, 'move' | 'before' | 'order' | 'day'> & {
  /** Dates reversals; each at its original's date where null. */
  readonly reversal: Day | null;
  readonly choices?: OrderAct['choices'] | undefined;
  readonly override?: string | null | undefined;
  /** In place of the organisation's, where what happened cannot be refused. */
  readonly stockPolicy?: StockPolicy | undefined;
};

/**
 * Does something to an order with all that follows: what hangs on it is asked, its status is derived, the ledger is
 * brought in line. Every command that may touch stock, shipments, purchases or invoices of an order comes here.
 */
export function act(
  wanted: Wanted,
  hanging: readonly Hanging[],
  facts: Facts,
  context: Context,
): Result<Acted> {
  const { move, before, day, reversal, choices = {}, override = null } = wanted;
  const stop = holdStop(wanted.order, move, override, context);
  if (stop.refusal) return { ok: false, problem: stop.refusal };
  let { order } = wanted;
  const notes: OrderNote[] = [...stop.notes];
  const also: Also[] = [];
  for (const one of hanging) {
    const followed = one.follow({ move, before, order, day, choices, override }, facts, context);
    if (!followed.ok) return followed;
    order = followed.value.order;
    notes.push(...(followed.value.notes ?? []));
    if (followed.value.also) also.push(followed.value.also);
  }
  const ignored = ignoredChoice(order, choices, also);
  if (ignored) return { ok: false, problem: ignored };
  const derived = withDerivedStatus(order, day);
  if (derived.status !== order.status)
    notes.push({ what: 'status', day, changes: { status: [order.status, derived.status] } });
  const settled = settleChecked(derived, day, reversal, facts, context, wanted.stockPolicy);
  if (!settled.ok) return settled;
  return done({ ...settled.value, notes, also: together(also) });
}

/** B18: a choice nobody followed: it names what does not hang on the order, or what leaves no choice. */
function ignoredChoice(
  { number }: SalesOrder,
  choices: OrderAct['choices'],
  also: readonly Also[],
): Problem | null {
  const consequences = also.flatMap((part) => part.consequences ?? []);
  for (const [name, wanted] of Object.entries(choices)) {
    const about = consequences.find((one) => one.number === name);
    if (about?.chosen === wanted) continue;
    const why = about ? `there is no choice: ${about.happens}` : `it does not hang on ${number}`;
    return fieldProblem(INPUT_REFUSED, `/choices/${name}`, `"${wanted}" for ${name}: ${why}`);
  }
  return null;
}

export function together(parts: readonly Also[]): Also {
  const all = <K extends keyof Also>(name: K) =>
    parts.flatMap((part) => [...(part[name] ?? [])]) as unknown as NonNullable<Also[K]>;
  return {
    puts: all('puts'),
    entries: all('entries'),
    timeline: all('timeline'),
    events: all('events'),
    documents: all('documents'),
    warnings: all('warnings'),
    consequences: all('consequences'),
  };
}
