import type { Context, Effect, Put } from '../command/command.ts';
import type { Facts } from '../command/fact.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { done, type Result } from '../kernel/problem.ts';
import { act, type Hanging, orderEffect, type SalesOrder, together } from '../sales/index.ts';
import { shipmentsTold } from './changes.ts';
import type { Shipment } from './shipment.ts';

/** What was done, to which shipment of the order. */
export interface Doing {
  readonly shipment: Id;
  /** As the order's life knows it: `commit` and `ship` are what a hold and a credit limit stop (B20). */
  readonly move: string;
  readonly day: Day;
  readonly note?: string | undefined;
  readonly override?: string | undefined;
  readonly puts?: readonly Put[];
}

/**
 * The effect of something done to a shipment: its order settled in the ledger under its new status, one version
 * further, with timeline, outbox and plan of both; answered with the shipment.
 */
export function shipmentEffect(
  before: SalesOrder,
  order: SalesOrder,
  doing: Doing,
  hanging: readonly Hanging[],
  facts: Facts,
  context: Context,
): Result<Effect> {
  const { move, day, note, override, puts = [] } = doing;
  const acted = act({ move, before, order, day, reversal: day, override }, hanging, facts, context);
  if (!acted.ok) return acted;
  const { order: after, also } = acted.value;
  const told = shipmentsTold(before, after, { day, note }, facts, context);
  const { view: _, ...effect } = orderEffect(
    {
      ...acted.value,
      before,
      after,
      notes: [...told.notes, ...acted.value.notes],
      also: together([{ puts }, also, told.also]),
      event: 'sales-order.shipments-changed',
      answer: answerFor(before, after, doing.shipment),
    },
    facts,
    context,
  );
  return done(effect);
}

function answerFor(before: SalesOrder, after: SalesOrder, id: Id): Record<string, unknown> {
  const is = after.shipments.find((one) => one.id === id);
  const { number, version, status } = (is ?? before.shipments.find((one) => one.id === id)) as Shipment;
  return {
    kind: 'shipment',
    id,
    number,
    version,
    status: is ? status : 'deleted',
    order: after.number,
    orderId: after.id,
    orderStatus: after.status,
    orderVersion: before.version + 1,
  };
}
