import type { Day } from '../kernel/day.ts';
import type { Dispute, SalesOrder } from './sales-order.ts';

export const DISPUTE_TYPES = [
  'shortage',
  'pricing',
  'promotion',
  'compliance',
  'damage',
  'duplicate',
  'return',
  'other',
] as const;
export const DISPUTE_OUTCOMES = ['won', 'lost', 'partly'] as const;

export const openDispute = (order: SalesOrder): Dispute | undefined =>
  order.disputes.find((dispute) => dispute.resolvedOn === null);

/** The order with its open dispute resolved on that day; as it is when none is open. */
export function closedDispute(
  order: SalesOrder,
  day: Day,
  outcome: string | null,
  notes: string | null,
): SalesOrder {
  if (!openDispute(order)) return order;
  const disputes = order.disputes.map((dispute) =>
    dispute.resolvedOn === null
      ? { ...dispute, resolvedOn: day, outcome, notes: notes ?? dispute.notes }
      : dispute,
  );
  return { ...order, disputes };
}
