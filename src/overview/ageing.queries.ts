import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { defineQuery } from '../command/query.ts';
import { addDays, type Day, dayIn } from '../kernel/day.ts';
import { formatMoney, minorDigits, money } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import { type Filter, invoiceFilterShape } from './filter.ts';

/** Days overdue, from and through; what is not due yet is current. */
const BUCKETS = {
  current: [null, 0],
  upTo30: [1, 30],
  upTo60: [31, 60],
  upTo90: [61, 90],
  older: [91, null],
} as const;

const answer = z
  .object({
    today: z.iso.date(),
    data: z.array(
      z.object({
        bucket: z.enum(Object.keys(BUCKETS) as [string, ...string[]]),
        currency: z.string(),
        invoices: z.int(),
        owed: z.string(),
        filter: invoiceFilterShape,
      }),
    ),
  })
  .meta({ id: 'AgeingOverview' });

export const ageingOverview = defineQuery({
  name: 'overview.ageing',
  sentence: 'What all customers together owe by how long it is overdue, by currency.',
  permission: 'billing:read',
  input: z.strictObject({}),
  answer,
  run: async (_, { db, actor, organisation, now }) => {
    const today = dayIn((await organisation()).timeZone, new Date(now));
    const rows = await db.rows(sql`
      SELECT bucket, currency, count(*)::int AS invoices, sum(owed) AS owed FROM (
        SELECT currency, total - paid - credited AS owed, ${bucketSql(today)} AS bucket
        FROM invoice WHERE org_id = ${actor.org} AND status = 'open' AND paid + credited < total
      ) AS i GROUP BY bucket, currency ORDER BY currency`);
    const shown = Object.keys(BUCKETS).flatMap((bucket) =>
      rows
        .filter((row) => row.bucket === bucket)
        .map(({ currency, invoices, owed }) => ({
          bucket,
          currency,
          invoices,
          owed: formatMoney(money(owed), minorDigits(currency)),
          filter: filterOf(bucket as keyof typeof BUCKETS, today),
        })),
    );
    return done({ today, data: shown });
  },
});

/** An invoice without a due date is due on its own day, as in the ageing of a customer. */
function bucketSql(today: Day): Sql {
  const late = sql`${today}::date - coalesce(due_on, day)`;
  return sql`CASE WHEN ${late} <= 0 THEN 'current' WHEN ${late} <= 30 THEN 'upTo30'
    WHEN ${late} <= 60 THEN 'upTo60' WHEN ${late} <= 90 THEN 'upTo90' ELSE 'older' END`;
}

function filterOf(bucket: keyof typeof BUCKETS, today: Day): Filter {
  const [from, through] = BUCKETS[bucket];
  return {
    open: 'true',
    ...(through !== null && { dueFrom: addDays(today, -through) }),
    ...(from !== null && { dueTo: addDays(today, -from) }),
  };
}
