import sql, { join, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { allOf, NOTHING } from '../command/filters.queries.ts';
import { WORKFLOWS } from '../command/organisation.ts';
import { defineQuery } from '../command/query.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { done } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import {
  conditionsOf,
  type Filters,
  filterFields,
  isLate,
  isNarrow,
  ordersWhere,
  rangesOf,
  todayOf,
} from './order-filters.queries.ts';
import { statusesIn, UNSHIPPED } from './standing.ts';

/** Nobody counts further than this on a tab. */
const MOST_COUNTED = 1000;
/** Rows of one status that are looked through for the other filters. */
const MOST_LOOKED_AT = 5000;
/** The same where few orders come into question and are found by an index of their own. */
const MOST_NARROW = 20_000;

const countShape = z.object({
  count: z.int(),
  capped: z.boolean().meta({ description: 'there are this many or more' }),
});
type Count = z.output<typeof countShape>;

const answer = z
  .object({
    data: z.array(z.object({ workflow: z.enum(WORKFLOWS), status: z.string(), ...countShape.shape })),
    total: countShape,
    late: countShape,
    held: countShape,
    flagged: countShape,
  })
  .meta({ id: 'SalesOrderCounts' });

export const countOrders = defineQuery({
  name: 'sales-order.counts',
  sentence: `How many sales orders there are of each status, late, held and flagged; counted up to ${MOST_COUNTED}.`,
  permission: 'sales:read',
  input: z.strictObject(filterFields),
  answer,
  run: async (input, asking) => {
    const today = await todayOf(asking);
    const { org } = asking.actor;
    const counting = isNarrow(input) ? narrowly(input, org, today) : broadly(input, org, today);
    const counts = countsFrom(await asking.db.rows(counting));
    const of = (what: string): Count =>
      counts.get(what) ?? { count: 0, capped: counts.get('any')?.capped ?? false };
    const data = WORKFLOWS.flatMap((workflow) =>
      statusesIn(workflow).map((status) => ({ workflow, status, ...of(status) })),
    );
    return done({ data, total: totalOf(data), late: of('late'), held: of('held'), flagged: of('flagged') });
  },
});

/** Late orders are counted status by status. */
function countsFrom(rows: readonly Row[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  for (const { what, n, cut } of rows) {
    const before = counts.get(what) ?? { count: 0, capped: false };
    const count = before.count + n;
    const capped = before.capped || cut || count > MOST_COUNTED;
    counts.set(what, { count: Math.min(count, MOST_COUNTED), capped });
  }
  return counts;
}

const totalOf = (counts: readonly Count[]): Count => ({
  count: counts.reduce((sum, { count }) => sum + count, 0),
  capped: counts.some(({ capped }) => capped),
});

interface Counted {
  readonly what: string;
  /** Where to begin, and the order of the index that has it. */
  readonly only: Sql;
  readonly order: Sql;
  /** What each must fulfil besides. */
  readonly and: Sql;
}

/** Each count by the index of what it counts, stopped when it is enough. */
function broadly(input: Filters, org: Id, today: Day): Sql {
  const { orderDate, mustArriveBy } = rangesOf(input);
  const others = conditionsOf({ ...input, late: input.late ? undefined : input.late }, org, today);
  const everything = allOf([orderDate, mustArriveBy, conditionsOf(input, org, today)]);
  const late = sql`o.must_arrive_by < ${today}`;
  const byArrival = sql`o.must_arrive_by, o.id`;
  const newest = sql`o.id DESC`;
  const of = (what: string): Counted => {
    const status = sql`o.status = ${what}`;
    if (input.late) return { what, only: sql`${status} AND ${late}`, order: byArrival, and: everything };
    if (mustArriveBy)
      return {
        what,
        only: sql`${status} AND ${mustArriveBy}`,
        order: byArrival,
        and: allOf([orderDate, others]),
      };
    if (orderDate)
      return { what, only: sql`${status} AND ${orderDate}`, order: sql`o.order_date, o.id`, and: others };
    return { what, only: status, order: newest, and: others };
  };
  const unshipped = UNSHIPPED.filter((status) => statusesIn(input.workflow).includes(status));
  const all: Counted[] = [
    ...(input.late ? unshipped : statusesIn(input.workflow)).map(of),
    ...unshipped.map((status) => ({
      what: 'late',
      only: sql`o.status = ${status} AND ${late}`,
      order: byArrival,
      and: everything,
    })),
    { what: 'held', only: sql`o.hold IS NOT NULL`, order: newest, and: everything },
    { what: 'flagged', only: sql`o.flags IS NOT NULL`, order: newest, and: everything },
  ];
  return join(
    all.map((one) => counted(one, org)),
    ' UNION ALL ',
  );
}

function counted({ what, only, order, and }: Counted, org: Id): Sql {
  const most = and === NOTHING ? MOST_COUNTED : MOST_LOOKED_AT;
  return sql`(SELECT ${what}::text AS what, count(*) FILTER (WHERE ${and})::int AS n, count(*) > ${most} AS cut
    FROM (SELECT * FROM sales_order o WHERE o.org_id = ${org} AND o.deleted_at IS NULL AND ${only}
      ORDER BY ${order} LIMIT ${most + 1}) AS o)`;
}

/** All counts in one pass over the few that come into question. */
function narrowly(input: Filters, org: Id, today: Day): Sql {
  const { orderDate, mustArriveBy } = rangesOf(input);
  const asked = allOf([
    sql`o.org_id = ${org} AND o.deleted_at IS NULL`,
    orderDate,
    mustArriveBy,
    conditionsOf(input, org, today),
    input.workflow && sql`o.workflow = ${input.workflow}`,
  ]);
  return sql`
    WITH base AS MATERIALIZED (
      SELECT o.status, ${isLate(today)} IS TRUE AS late, o.hold IS NOT NULL AS held, o.flags IS NOT NULL AS flagged
      FROM ${ordersWhere(input, org, asked)} ORDER BY o.id DESC LIMIT ${MOST_NARROW + 1}),
    size AS (SELECT count(*) > ${MOST_NARROW} AS cut FROM base)
    SELECT what, n, cut FROM size, (
      SELECT status AS what, count(*)::int AS n FROM base GROUP BY status
      UNION ALL SELECT 'late', (SELECT count(*)::int FROM base WHERE late)
      UNION ALL SELECT 'held', (SELECT count(*)::int FROM base WHERE held)
      UNION ALL SELECT 'flagged', (SELECT count(*)::int FROM base WHERE flagged)
      UNION ALL SELECT 'any', 0) AS counts`;
}
