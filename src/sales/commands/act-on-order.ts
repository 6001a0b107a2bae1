import type { Context, Effect, Warning } from '../../command/command.ts';
import type { Facts } from '../../command/fact.ts';
import { done, type Result } from '../../kernel/problem.ts';
import { type Acted, act, type Wanted } from '../act.ts';
import { orderEffect } from '../effect.ts';
import type { Hanging, OrderNote } from '../hanging.ts';
import type { SalesOrder } from '../sales-order.ts';
import { statusChange } from './on-order.ts';

/** What the timeline, the outside and the caller are told of an act. */
interface Told {
  /** Ahead of what followed; of a new status unless said. */
  readonly what?: (after: SalesOrder) => OrderNote;
  readonly note: string | undefined;
  readonly event: string;
  /** To know besides, by what was posted. */
  readonly warnings?: (acted: Acted) => readonly Warning[];
}

/** Acts on an order that is there, and answers with the effect. */
export function actOnOrder(
  wanted: Wanted & { readonly before: SalesOrder },
  told: Told,
  hanging: readonly Hanging[],
  facts: Facts,
  context: Context,
): Result<Effect> {
  const acted = act(wanted, hanging, facts, context);
  if (!acted.ok) return acted;
  const { before, day } = wanted;
  const { order: after, notes: followed } = acted.value;
  const first = told.what?.(after) ?? { what: 'status', day, changes: statusChange(before, after) };
  const notes = [{ ...first, note: told.note }, ...followed];
  const warnings = [...acted.value.warnings, ...(told.warnings?.(acted.value) ?? [])];
  return done(
    orderEffect({ ...acted.value, warnings, before, after, notes, event: told.event }, facts, context),
  );
}
