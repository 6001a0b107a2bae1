import sql from 'sql-template-tag';
import { z } from 'zod';
import { dayField } from '../command/fields.ts';
import { INVALID } from '../command/problems.ts';
import { defineQuery } from '../command/query.ts';
import { divide, type Percent, type Quantity } from '../kernel/fixed.ts';
import { formatPercent } from '../kernel/money.ts';
import { done, fieldProblem, refused } from '../kernel/problem.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import { todayOf } from './places.queries.ts';

const answer = z
  .object({
    from: z.iso.date(),
    to: z.iso.date().meta({ description: 'today at the latest: what is not due yet is not judged' }),
    ordersDue: z.int(),
    ordersOnTime: z.int(),
    onTimePercent: z.string().nullable().meta({ description: 'null where nothing was due' }),
    firstOrdered: z.string(),
    shippedInTime: z.string(),
    fillRatePercent: z.string().nullable(),
  })
  .meta({ id: 'ServiceLevel' });

// Orders that must arrive in the time asked for and were promised: neither drafts nor cancelled nor rejected ones. An
// order that was fulfilled or shipped in time was filled in time, drop-ships included.
const DUE = (org: string, from: string, to: string) => sql`
  SELECT o.id, o.status, o.must_arrive_by, coalesce(
      coalesce(o.status_dates ->> 'Fulfilled', o.status_dates ->> 'Shipped', o.status_dates ->> 'Invoiced',
               o.status_dates ->> 'Paid', o.status_dates ->> 'Completed')::date <= o.must_arrive_by, false) AS on_time
  FROM sales_order o
  WHERE o.org_id = ${org} AND o.must_arrive_by BETWEEN ${from} AND ${to} AND o.deleted_at IS NULL
    AND o.status NOT IN ('Saved', 'Received', 'Cancelled', 'Rejected')
    AND (o.status <> 'In-Dispute' OR o.disputed_from <> 'Received')`;

export const getServiceLevel = defineQuery({
  name: 'service.get',
  sentence:
    'How well orders that were due between two days were served: fill rate and how many were on time.',
  permission: 'sales:read',
  input: z.strictObject({ from: dayField, to: dayField }),
  answer,
  run: async ({ from, to: asked }, asking) => {
    if (asked < from) return refused(fieldProblem(INVALID, '/to', `it is before ${from}`));
    const today = await todayOf(asking);
    const to = asked < today ? asked : today;
    const [row] = await asking.db.rows(sql`
      WITH due AS MATERIALIZED (${DUE(asking.actor.org, from, to)}), lines AS (
        SELECT n.first_quantity, CASE WHEN d.on_time THEN n.first_quantity ELSE least(n.first_quantity, (
          SELECT coalesce(sum(x.quantity), 0) FROM shipment_line x
          JOIN shipment s ON s.org_id = ${asking.actor.org} AND s.id = x.shipment_id
          WHERE x.org_id = ${asking.actor.org} AND x.order_id = d.id AND x.line = n.line
            AND s.status = 'shipped' AND s.shipped_on <= d.must_arrive_by
        )) END AS in_time
        FROM due d CROSS JOIN LATERAL (
          SELECT line, first_quantity FROM sales_order_line n
          WHERE n.org_id = ${asking.actor.org} AND n.order_id = d.id OFFSET 0) AS n
      )
      SELECT (SELECT count(*) FROM due)::int AS due, (SELECT count(*) FROM due WHERE on_time)::int AS on_time,
             coalesce((SELECT sum(first_quantity) FROM lines), 0)::text AS first_ordered,
             coalesce((SELECT sum(in_time) FROM lines), 0)::text AS in_time`);
    const { due, on_time: onTime } = row as { due: number; on_time: number };
    const [first, inTime] = [quantity(row?.first_ordered), quantity(row?.in_time)];
    return done({
      from,
      to,
      ordersDue: due,
      ordersOnTime: onTime,
      onTimePercent: percentOf(BigInt(onTime), BigInt(due)),
      firstOrdered: formatQuantity(first as Quantity),
      shippedInTime: formatQuantity(inTime as Quantity),
      fillRatePercent: percentOf(inTime, first),
    });
  },
});

/** Rounded to two decimals; a percent is counted in 1/10,000. */
const percentOf = (part: bigint, whole: bigint): string | null =>
  whole === 0n ? null : formatPercent((divide(part * 10_000n, whole) * 100n) as Percent);
