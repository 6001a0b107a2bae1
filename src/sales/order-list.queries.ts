import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { pageFields, textField } from '../command/fields.ts';
import { INVALID } from '../command/problems.ts';
import { defineQuery } from '../command/query.ts';
import type { Day } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { done, fieldProblem, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { filterFields, todayOf } from './order-filters.queries.ts';
import { orderBy, type PageAsked, pageSql } from './order-page.queries.ts';
import { orderRow, orderRowShape } from './order-row.ts';
import { DIRECTIONS, type Place, readCursor, SORTS, type Sort, writeCursor } from './order-sort.ts';

const listInput = z.strictObject({
  ...pageFields,
  status: z.union([textField(30), z.array(textField(30)).max(20)]).optional(),
  ...filterFields,
  sort: z
    .enum(SORTS)
    .optional()
    .meta({ description: 'by the date that is filtered by, else by creation, unless given' }),
  direction: z.enum(DIRECTIONS).default('desc').meta({
    description: 'newest or highest first unless asc; orders without the date come last either way',
  }),
});
type ListInput = z.output<typeof listInput>;

/** A range of dates is read from the index of that date, so it is also what the list goes by. */
function sortOf(input: ListInput): Sort {
  if (input.sort) return input.sort;
  if (input.orderDateFrom || input.orderDateTo) return 'orderDate';
  return input.mustArriveByFrom || input.mustArriveByTo || input.late ? 'mustArriveBy' : 'created';
}

function askedOf(input: ListInput): PageAsked {
  const given = typeof input.status === 'string' ? [input.status] : input.status;
  return { ...input, sort: sortOf(input), statuses: given ? [...new Set(given)] : null };
}

export const listOrders = defineQuery({
  name: 'sales-order.list',
  sentence: 'Lists sales orders, newest first unless asked otherwise, a page at a time.',
  permission: 'sales:read',
  input: listInput,
  answer: orderRowShape,
  paged: true,
  shows: { by: ['customer', 'channel', 'location'] },
  run: async (input, asking) => {
    const asked = askedOf(input);
    const place = readCursor(asked.cursor, asked);
    if (place === undefined)
      return refused(fieldProblem(INVALID, '/cursor', 'it is not a cursor of this list'));
    const rows = await asking.db.rows(listSql(asked, place, asking.actor.org, await todayOf(asking)));
    const page = rows.slice(0, asked.limit);
    const last = rows.length > asked.limit ? page.at(-1) : undefined;
    const nextCursor = last ? writeCursor(asked, placeOf(asked.sort, last)) : null;
    return done({ data: page.map(orderRow), nextCursor });
  },
});

const COLUMNS = {
  orderDate: 'order_date',
  mustArriveBy: 'must_arrive_by',
  number: 'number',
  total: 'total',
} as const;

const placeOf = (sort: Sort, row: Row): Place => ({
  at: sort === 'created' ? '' : row[COLUMNS[sort]],
  id: row.id,
});

const listSql = (asked: PageAsked, place: Place | null, org: Id, today: Day): Sql => sql`
  SELECT o.id, o.number, o.workflow, o.status, o.disputed_from, o.source, o.external_id, o.order_date, o.must_arrive_by,
    o.customer_po, o.currency, o.value, o.tax, o.total, o.priority, o.flags, o.invoice_status, o.payment_status, o.hold,
    o.created_at, o.version, c.number AS customer_number, c.name AS customer_name, h.code AS channel, l.code AS location
  FROM (${pageSql(asked, place, org, today)}) AS o
  JOIN customer c ON c.org_id = ${org} AND c.id = o.customer_id
  JOIN order_channel h ON h.org_id = ${org} AND h.id = o.channel_id
  LEFT JOIN location l ON l.org_id = ${org} AND l.id = o.location_id
  ORDER BY ${orderBy(asked)} LIMIT ${asked.limit + 1}`;
