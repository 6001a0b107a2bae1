import { isHeld, may } from '../command/access.ts';
import type { Context } from '../command/command.ts';
import { type Problem, problem } from '../kernel/problem.ts';
import type { OrderNote } from './hanging.ts';
import { HELD, OVERRIDE_FORBIDDEN } from './sales-order.problems.ts';
import type { SalesOrder } from './sales-order.ts';

/** What a hold and a credit limit stop (B20). */
const STOPPED = new Set(['confirm', 'enter', 'commit', 'ship']);
export const isStopped = (move: string): boolean => STOPPED.has(move);

export interface Stop {
  readonly refusal: Problem | null;
  /** The override, on the record. */
  readonly notes: readonly OrderNote[];
}

const FREE: Stop = { refusal: null, notes: [] };

/** Whether a hold stops this act; a person who may write billing can go on, with a reason, on the record. */
export function holdStop(order: SalesOrder, move: string, override: string | null, context: Context): Stop {
  if (!order.hold || !isStopped(move)) return FREE;
  const detail = `${order.number} is held: ${order.hold.reason}`;
  return overridden(
    problem(HELD, detail, { number: order.number, reason: order.hold.reason }),
    override,
    context,
  );
}

/** A refusal, unless someone with the right overrides it: then a note of it. */
export function overridden(refusal: Problem, override: string | null, context: Context): Stop {
  if (override === null) return { refusal, notes: [] };
  if (isHeld(context.actor)) {
    const detail = `${refusal.detail}; only a person overrides that`;
    return { refusal: problem(OVERRIDE_FORBIDDEN, detail, { stopped: refusal.type }), notes: [] };
  }
  if (!may(context.actor.role, 'billing:write')) {
    const detail = `${refusal.detail}; a ${context.actor.role} may not override that, owner and billing may`;
    return { refusal: problem(OVERRIDE_FORBIDDEN, detail, { stopped: refusal.type }), notes: [] };
  }
  const note = `${override} (despite: ${refusal.detail})`;
  return { refusal: null, notes: [{ what: 'overridden', day: context.today, note }] };
}
