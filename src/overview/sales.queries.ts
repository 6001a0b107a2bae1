import sql from 'sql-template-tag';
import { z } from 'zod';
import { defineQuery } from '../command/query.ts';
import { formatMoney, minorDigits, money } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import { SOLD } from '../sales/index.ts';
import type { Row } from '../store/statement.ts';
import { filterShape } from './filter.ts';
import { BY, periodOf, type Span, spanInput, spanRefusal } from './periods.ts';

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
  input: spanInput,
  answer: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(BY),
    data: z
      .array(rowShape)
      .meta({ description: 'neither drafts nor cancelled or rejected orders; weeks begin on Monday' }),
  }),
  run: async (span, { db, actor: { org } }) => {
    const refusal = spanRefusal(span);
    if (refusal) return refusal;
    const { from, to, by } = span;
    // Everything that is read here stands in the index of the order date (0.25 s for a year of 500,000 orders).
    const rows = await db.rows(sql`
      SELECT s.*, h.code, h.name, h.colour FROM (
        SELECT channel_id, currency, date_trunc(${by}, order_date::timestamp)::date AS since, count(*)::int AS orders,
          sum(CASE WHEN prices_include_tax THEN value - tax ELSE value END) AS value
        FROM sales_order WHERE org_id = ${org} AND order_date BETWEEN ${from} AND ${to} AND status = ANY(${[...SOLD]}) GROUP BY 1, 2, 3
      ) AS s JOIN order_channel h ON h.org_id = ${org} AND h.id = s.channel_id ORDER BY s.since, h.code, s.currency`);
    return done({ ...span, data: rows.map((row) => soldView(row, span)) });
  },
});

function soldView(row: Row, span: Span): z.output<typeof rowShape> {
  const days = periodOf(row.since, span);
  return {
    ...days,
    channel: row.code,
    channelName: row.name,
    colour: row.colour,
    currency: row.currency,
    orders: row.orders,
    value: formatMoney(money(row.value), minorDigits(row.currency)),
    filter: { channel: row.code, orderDateFrom: days.from, orderDateTo: days.to, status: [...SOLD] },
  };
}
