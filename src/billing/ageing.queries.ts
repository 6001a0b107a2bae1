import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { pageFields, refField } from '../command/fields.ts';
import { allOf, numberedIs } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { partyShape } from '../command/shapes.ts';
import { money } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { todayOf } from './invoice.queries.ts';
import { amountIn } from './shown.ts';

/** Days overdue, from and through; what is not due yet is current. */
const BUCKETS = {
  current: [null, 0],
  upTo30: [1, 30],
  upTo60: [31, 60],
  upTo90: [61, 90],
  older: [91, null],
} as const;
const ageingShape = z
  .object({
    customer: partyShape,
    currency: z.string(),
    current: z.string(),
    upTo30: z.string(),
    upTo60: z.string(),
    upTo90: z.string(),
    older: z.string(),
    owed: z.string(),
  })
  .meta({ id: 'AgeingRow' });

export const listAgeing = defineQuery({
  name: 'ageing.list',
  sentence: 'What customers owe by how long it is overdue: not yet, up to 30, 60, 90 days, and longer.',
  permission: 'billing:read',
  input: z.strictObject({ customer: refField.optional(), ...pageFields }),
  answer: ageingShape,
  paged: true,
  run: async ({ customer, cursor, limit }, asking) => {
    const { org } = asking.actor;
    const after = cursorKey(cursor, ['id', 'text']);
    if (!after.ok) return after;
    const today = await todayOf(asking);
    const conditions = allOf([
      sql`org_id = ${org} AND status = 'open' AND paid + credited < total`,
      customer !== undefined && sql`customer_id = ${numberedIs('customer', customer, org)}`,
      after.value && sql`(customer_id, currency) > (${after.value[0]}::uuid, ${after.value[1]})`,
    ]);
    const rows = await asking.db.rows(sql`
      SELECT g.*, c.number, c.name FROM (
        SELECT customer_id, currency, sum(owed) AS owed, ${raw(SUMS)} FROM (
          SELECT customer_id, currency, total - paid - credited AS owed,
                 ${today}::date - coalesce(due_on, day) AS late FROM invoice WHERE ${conditions}
        ) AS i GROUP BY customer_id, currency ORDER BY customer_id, currency LIMIT ${limit + 1}
      ) AS g JOIN customer c ON c.org_id = ${org} AND c.id = g.customer_id ORDER BY g.customer_id, g.currency`);
    return done(pageOf(rows, limit, ageingView, (row) => [row.customer_id, row.currency]));
  },
});

const SUMS = Object.entries(BUCKETS)
  .map(([name, [from, through]]) => {
    const late = [from !== null && `late >= ${from}`, through !== null && `late <= ${through}`].filter(
      Boolean,
    );
    return `coalesce(sum(owed) FILTER (WHERE ${late.join(' AND ')}), 0) AS "${name}"`;
  })
  .join(', ');

function ageingView(row: Row): z.output<typeof ageingShape> {
  const amount = (text: string) => amountIn(row.currency)(money(text));
  return {
    customer: { id: row.customer_id, number: row.number, name: row.name },
    currency: row.currency,
    current: amount(row.current),
    upTo30: amount(row.upTo30),
    upTo60: amount(row.upTo60),
    upTo90: amount(row.upTo90),
    older: amount(row.older),
    owed: amount(row.owed),
  };
}
