import sql, { join, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { WORKFLOWS } from '../command/organisation.ts';
import { type Asking, defineQuery } from '../command/query.ts';
import { addDays, type Day, dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { formatMoney, minorDigits, money } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import { isFinal, PROMISED, statusesIn, UNSHIPPED } from '../sales/index.ts';
import type { Row } from '../store/statement.ts';
import { type Filter, filterShape } from './filter.ts';

/** Orders of a status that are gone through for their value, and for a count. */
const MOST_VALUED = 10_000;
const MOST_COUNTED = 1000;

const numberShape = z.object({
  count: z.int(),
  capped: z.boolean().meta({ description: 'there are this many or more, and so is the value' }),
  filter: filterShape,
});
const valueShape = z
  .array(z.object({ currency: z.string(), value: z.string() }))
  .meta({ description: 'the value of these orders, by currency' });
const statusShape = numberShape.extend({
  workflow: z.enum(WORKFLOWS),
  status: z.string(),
  values: valueShape.nullable().meta({ description: 'null where nothing more happens to the orders' }),
});

const answer = z
  .object({
    today: z.iso.date(),
    statuses: z.array(statusShape),
    late: numberShape,
    dueToday: numberShape,
    dueThisWeek: numberShape.meta({ description: 'from today to Sunday' }),
    held: numberShape,
    flagged: numberShape,
    promised: numberShape.extend({
      values: valueShape,
      openQuantity: z.string().meta({ description: 'units promised and not yet shipped, over all products' }),
      backordered: z.string().meta({ description: 'units missing where available is below zero' }),
    }),
  })
  .meta({ id: 'OrdersOverview' });

export const ordersOverview = defineQuery({
  name: 'overview.orders',
  sentence:
    'How orders stand: by status, what is late or due, held and flagged, and what is promised and not shipped.',
  permission: 'sales:read',
  input: z.strictObject({}),
  answer,
  run: async (_, asking) => {
    const today = await todayOf(asking);
    const { org } = asking.actor;
    const [stock, ...rows] = await Promise.all([
      asking.db.rows(promisedSql(org)),
      asking.db.rows(
        join([...WORKFLOWS.flatMap(statusesIn).map((status) => valued(status, org))], ' UNION ALL '),
      ),
      asking.db.rows(join(countedSql(org, today), ' UNION ALL ')),
    ]);
    return done(overviewOf(rows.flat(), stock[0]!, today));
  },
});

const todayOf = async ({ organisation, now }: Asking): Promise<Day> =>
  dayIn((await organisation()).timeZone, new Date(now));

/** The newest orders of a status, by currency. Each status is read from its own index. */
const valued = (status: string, org: Id): Sql => sql`
  (SELECT ${status}::text AS what, currency, count(*)::int AS n, sum(value)::text AS value FROM (
    SELECT currency, value FROM sales_order WHERE org_id = ${org} AND status = ${status} AND deleted_at IS NULL
    ORDER BY id DESC LIMIT ${mostOf(status) + 1}) AS o GROUP BY currency)`;

const mostOf = (status: string): number => (isFinal(status) ? MOST_COUNTED : MOST_VALUED);

function countedSql(org: Id, today: Day): Sql[] {
  const count = (what: string, where: Sql, order: Sql) => sql`
    (SELECT ${what}::text AS what, NULL AS currency, count(*)::int AS n, NULL AS value FROM (
      SELECT 1 FROM sales_order WHERE org_id = ${org} AND deleted_at IS NULL AND ${where}
      ORDER BY ${order} LIMIT ${MOST_COUNTED + 1}) AS o)`;
  const due = (what: string, when: Sql) =>
    UNSHIPPED.map((status) =>
      count(what, sql`status = ${status} AND must_arrive_by ${when}`, sql`must_arrive_by, id`),
    );
  return [
    ...due('late', sql`< ${today}`),
    ...due('dueToday', sql`= ${today}`),
    ...due('dueThisWeek', sql`BETWEEN ${today} AND ${sundayOf(today)}`),
    count('held', sql`hold IS NOT NULL`, sql`id DESC`),
    count('flagged', sql`flags IS NOT NULL`, sql`id DESC`),
  ];
}

const promisedSql = (org: Id): Sql => sql`
  SELECT coalesce(sum(allocated), 0)::text AS open, coalesce(sum(greatest(allocated - on_hand, 0)), 0)::text AS missing
  FROM position WHERE org_id = ${org}`;

export function sundayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (7 - weekday) % 7);
}

function overviewOf(rows: readonly Row[], stock: Row, today: Day): z.output<typeof answer> {
  const numberOf = (what: readonly string[], most: number, filter: Filter) => {
    const counts = what.map((one) =>
      rows.filter((row) => row.what === one).reduce((sum, { n }) => sum + n, 0),
    );
    const capped = counts.some((n) => n > most);
    return { count: counts.reduce((sum, n) => sum + Math.min(n, most), 0), capped, filter };
  };
  const some = (what: string, filter: Filter) => {
    const { count, capped } = numberOf([what], Number.POSITIVE_INFINITY, filter);
    return { count: Math.min(count, MOST_COUNTED), capped: capped || count > MOST_COUNTED, filter };
  };
  const due = (to: Day): Filter => ({ status: [...UNSHIPPED], mustArriveByFrom: today, mustArriveByTo: to });
  return {
    today,
    statuses: WORKFLOWS.flatMap((workflow) =>
      statusesIn(workflow).map((status) => ({
        workflow,
        status,
        ...numberOf([status], mostOf(status), { status }),
        values: isFinal(status) ? null : valuesOf(rows, [status]),
      })),
    ),
    late: some('late', { late: 'true' }),
    dueToday: some('dueToday', due(today)),
    dueThisWeek: some('dueThisWeek', due(sundayOf(today))),
    held: some('held', { held: 'true' }),
    flagged: some('flagged', { flagged: 'true' }),
    promised: {
      ...numberOf(PROMISED, MOST_VALUED, { status: [...PROMISED] }),
      values: valuesOf(rows, PROMISED),
      openQuantity: formatQuantity(quantity(stock.open)),
      backordered: formatQuantity(quantity(stock.missing)),
    },
  };
}

function valuesOf(rows: readonly Row[], statuses: readonly string[]): z.output<typeof valueShape> {
  const sums = new Map<string, bigint>();
  for (const { what, currency, value } of rows) {
    if (statuses.includes(what)) sums.set(currency, (sums.get(currency) ?? 0n) + money(value));
  }
  return [...sums].map(([currency, value]) => ({
    currency,
    value: formatMoney(value as never, minorDigits(currency)),
  }));
}
