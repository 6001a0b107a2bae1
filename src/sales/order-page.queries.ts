import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { allOf } from '../command/filters.queries.ts';
import { addDays, type Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import {
  conditionsOf,
  type Filters,
  isFound,
  isNarrow,
  ordersWhere,
  rangesOf,
} from './order-filters.queries.ts';
import type { Order, Place, Sort } from './order-sort.ts';
import { statusesIn, UNSHIPPED } from './standing.ts';

export interface PageAsked extends Filters, Order {
  readonly cursor?: string | undefined;
  readonly statuses: readonly string[] | null;
  readonly limit: number;
}

interface Sorting {
  /** The expressions of the index, in its order. */
  readonly by: readonly string[];
  /** The same of what a cursor holds. */
  readonly place: (place: Place) => Sql;
}
const at = ({ at: text }: Place) => text;
// A number is longer once the counter has passed 999,999, and then comes later.
const SORTINGS: Readonly<Record<Sort, Sorting>> = {
  created: { by: ['o.id'], place: ({ id }) => sql`${id}::uuid` },
  orderDate: { by: ['o.order_date', 'o.id'], place: (p) => sql`${at(p)}::date, ${p.id}::uuid` },
  mustArriveBy: { by: ['o.must_arrive_by', 'o.id'], place: (p) => sql`${at(p)}::date, ${p.id}::uuid` },
  number: { by: ['length(o.number)', 'o.number'], place: (p) => sql`length(${at(p)}::text), ${at(p)}::text` },
  total: { by: ['o.total', 'o.id'], place: (p) => sql`${at(p)}::numeric, ${p.id}::uuid` },
};

/** The rows of a page and one more, as `o`. */
export function pageSql(input: PageAsked, place: Place | null, org: Id, today: Day): Sql {
  const ranges = rangesOf(input);
  const branch = (sorting: Sorting, only: Sql, after: Place | null) =>
    branches(input, sorting, org, (status) =>
      allOf([
        sql`o.org_id = ${org} AND o.deleted_at IS NULL`,
        status,
        ranges.orderDate,
        ranges.mustArriveBy,
        conditionsOf(input, org, today),
        only,
        after && past(sorting, input.direction, after),
      ]),
    );
  const sorting = SORTINGS[input.sort];
  if (input.sort !== 'mustArriveBy') return branch(sorting, sql`true`, place);
  const dated = branch(sorting, sql`o.must_arrive_by IS NOT NULL`, place);
  if (input.late || input.mustArriveByFrom || input.mustArriveByTo) return dated;
  const undated = branch(SORTINGS.created, sql`o.must_arrive_by IS NULL`, place?.at === null ? place : null);
  return place?.at === null ? undated : datedFirst(input, dated, undated);
}

/** Those without a date come last. They are looked for only when those with one do not fill the page. */
const datedFirst = ({ limit }: PageAsked, dated: Sql, undated: Sql): Sql => sql`
  WITH dated AS MATERIALIZED (${dated})
  SELECT * FROM dated
  UNION ALL (SELECT * FROM (${undated}) AS undated WHERE (SELECT count(*) FROM dated) <= ${limit})`;

function past({ by, place }: Sorting, direction: Order['direction'], after: Place): Sql {
  return sql`(${raw(by.join(', '))}) ${raw(direction === 'asc' ? '>' : '<')} (${place(after)})`;
}

export const orderBy = ({ sort, direction }: Order): Sql => {
  const towards = direction.toUpperCase();
  const { by } = SORTINGS[sort];
  const dated = sort === 'mustArriveBy' ? `o.must_arrive_by IS NULL, ` : '';
  return raw(dated + by.map((one) => `${one} ${towards}`).join(', '));
};

/**
 * Every sort has an index that begins with the status. So each status is read in order by itself and the pages are
 * merged: a status nearly all orders have costs no more than one that few have, in either direction. Orders that few
 * come into question for are found by that and sorted.
 */
function branches(input: PageAsked, sorting: Sorting, org: Id, asked: (status: Sql | null) => Sql): Sql {
  const towards = raw(input.direction.toUpperCase());
  const order = join(
    sorting.by.map((one) => sql`${raw(one)} ${towards}`),
    ', ',
  );
  const one = (status: Sql | null) => sql`(SELECT o.* FROM ${ordersWhere(input, org, asked(status))}
    ORDER BY ${order} LIMIT ${input.limit + 1})`;
  const statuses = statusesOf(input);
  if (isFound(input) && sorting === SORTINGS.created)
    return walked(input, org, asked(statuses && sql`o.status = ANY(${statuses})`));
  if (isNarrow(input)) return one(statuses && sql`o.status = ANY(${statuses})`);
  const few = shortRange(input);
  if (few) {
    const found = allOf([sql`o.org_id = ${org}`, few, statuses && sql`o.status = ANY(${statuses})`]);
    return sql`SELECT o.* FROM (SELECT * FROM sales_order o WHERE ${found} OFFSET 0) AS o
      WHERE ${asked(null)} ORDER BY ${order} LIMIT ${input.limit + 1}`;
  }
  if (!statuses && sorting === SORTINGS.created) return one(null);
  const each = (statuses ?? statusesIn(undefined)).map((status) =>
    one(sql`o.status = ${status} ${hasAny(input, org, status)}`),
  );
  if (!each.length) return one(sql`false`);
  return sql`SELECT o.* FROM (${join(each, ' UNION ALL ')}) AS o ORDER BY ${order} LIMIT ${input.limit + 1}`;
}

/** What was found goes by its ids as it is: the page is full long before all of it was looked at. */
function walked(input: PageAsked, org: Id, asked: Sql): Sql {
  const towards = raw(input.direction.toUpperCase());
  return sql`SELECT o.* FROM ${ordersWhere(input, org, asked, sql`ORDER BY id ${towards}`)}
    ORDER BY found.id ${towards} LIMIT ${input.limit + 1}`;
}

/** What a list that goes by something else finds first: the orders of so few days that sorting them is quick. */
function shortRange(input: PageAsked): Sql | null {
  const { sort, orderDateFrom, orderDateTo, mustArriveByFrom, mustArriveByTo } = input;
  const { orderDate, mustArriveBy } = rangesOf(input);
  if (sort !== 'orderDate' && isShort(orderDateFrom, orderDateTo)) return orderDate;
  return sort !== 'mustArriveBy' && isShort(mustArriveByFrom, mustArriveByTo) ? mustArriveBy : null;
}

const SHORT_DAYS = 62;
const isShort = (from: Day | undefined, to: Day | undefined): boolean =>
  from !== undefined && to !== undefined && addDays(from, SHORT_DAYS) > to;

/** A status without any order in the range is not gone through: its orders would all be looked at for nothing. */
function hasAny(input: PageAsked, org: Id, status: string): Sql {
  const { orderDate, mustArriveBy } = rangesOf(input);
  const range = input.sort === 'orderDate' ? mustArriveBy : orderDate;
  if (!range || (input.sort === 'mustArriveBy' && mustArriveBy)) return empty;
  return sql`AND EXISTS (SELECT FROM sales_order o WHERE o.org_id = ${org} AND o.status = ${status} AND ${range})`;
}

/** Null where any will do. What is late has not been shipped. */
function statusesOf({ statuses, workflow, late }: PageAsked): readonly string[] | null {
  if (!statuses && !workflow && !late) return null;
  const asked = statuses ?? statusesIn(workflow);
  return asked.filter(
    (status) => statusesIn(workflow).includes(status) && (!late || UNSHIPPED.includes(status)),
  );
}
