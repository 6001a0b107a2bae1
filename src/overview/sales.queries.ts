import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { dayField } from '../command/fields.ts';
import { INVALID } from '../command/problems.ts';
import { defineQuery } from '../command/query.ts';
import { addDays, type Day } from '../kernel/day.ts';
import { formatMoney, minorDigits, money } from '../kernel/money.ts';
import { done, fieldProblem, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { filterShape } from './filter.ts';

const MOST_DAYS = 400;

const rowShape = z.object({
  from: z.iso.date().meta({ description: 'the first day of the week or month, as far as it was asked for' }),
  to: z.iso.date(),
  channel: z.string(),
  channelName: z.string(),
  colour: z.string(),
  currency: z.string(),
  orders: z.int(),
  value: z.string().meta({ description: 'of the lines, without tax and charges' }),
  filter: filterShape,
});

export const salesOverview = defineQuery({
  name: 'overview.sales',
  sentence: 'What was ordered by order channel in each week or month between two days; at most 400 days.',
  permission: 'sales:read',
  input: z.strictObject({ from: dayField, to: dayField, by: z.enum(['week', 'month']).default('week') }),
  answer: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(['week', 'month']),
    data: z
      .array(rowShape)
      .meta({ description: 'neither drafts nor cancelled or rejected orders; weeks begin on Monday' }),
  }),
  run: async ({ from, to, by }, { db, actor: { org } }) => {
    if (to < from) return refused(fieldProblem(INVALID, '/to', `it is before ${from}`));
    if (to >= addDays(from, MOST_DAYS))
      return refused(fieldProblem(INVALID, '/to', `it is more than ${MOST_DAYS} days after ${from}`));
    // Everything that is read here stands in the index of the order date (0.25 s for a year of 500,000 orders).
    const rows = await db.rows(sql`
      SELECT s.*, h.code, h.name, h.colour FROM (
        SELECT channel_id, currency, date_trunc(${by}, order_date::timestamp)::date AS since, count(*)::int AS orders,
          sum(CASE WHEN prices_include_tax THEN value - tax ELSE value END) AS value
        FROM sales_order WHERE org_id = ${org} AND order_date BETWEEN ${from} AND ${to} AND ${SOLD} GROUP BY 1, 2, 3
      ) AS s JOIN order_channel h ON h.org_id = ${org} AND h.id = s.channel_id ORDER BY s.since, h.code, s.currency`);
    return done({ from, to, by, data: rows.map((row) => soldView(row, from, to, by)) });
  },
});

/** As margins count them: neither drafts, which may have been deleted, nor what came to nothing. */
const SOLD = raw(`status NOT IN ('Saved', 'Received', 'Cancelled', 'Rejected')
  AND (status <> 'In-Dispute' OR disputed_from <> 'Received')`);

function soldView(row: Row, from: Day, to: Day, by: 'week' | 'month'): z.output<typeof rowShape> {
  const [first, last] = [row.since as Day, lastOf(row.since, by)];
  const days = { from: first < from ? from : first, to: last > to ? to : last };
  return {
    ...days,
    channel: row.code,
    channelName: row.name,
    colour: row.colour,
    currency: row.currency,
    orders: row.orders,
    value: formatMoney(money(row.value), minorDigits(row.currency)),
    filter: { channel: row.code, orderDateFrom: days.from, orderDateTo: days.to },
  };
}

function lastOf(since: Day, by: 'week' | 'month'): Day {
  if (by === 'week') return addDays(since, 6);
  return addDays(`${addDays(since, 31).slice(0, 7)}-01` as Day, -1);
}
