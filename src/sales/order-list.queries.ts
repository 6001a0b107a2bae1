import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { SOURCES } from '../channels/order-channel.ts';
import { dayField, pageFields, refField, textField } from '../command/fields.ts';
import { idBy, numberedIs } from '../command/filters.queries.ts';
import { WORKFLOWS } from '../command/organisation.ts';
import { INVALID } from '../command/problems.ts';
import { defineQuery } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import { fieldProblem, refused } from '../kernel/problem.ts';
import { INVOICE_STATUSES, PAYMENT_STATUSES } from './derived.ts';
import { orderRow } from './order-row.ts';

const SORTS = { created: 'id', orderDate: 'order_date', mustArriveBy: 'must_arrive_by' } as const;

const listInput = z.strictObject({
  ...pageFields,
  status: z.union([textField(30), z.array(textField(30)).max(20)]).optional(),
  workflow: z.enum(WORKFLOWS).optional(),
  channel: refField.optional(),
  customer: refField.optional(),
  location: refField.optional(),
  source: z.enum(SOURCES).optional(),
  orderDateFrom: dayField.optional(),
  orderDateTo: dayField.optional(),
  mustArriveByFrom: dayField.optional(),
  mustArriveByTo: dayField.optional(),
  flagged: z.stringbool().optional(),
  invoiceStatus: z.enum(INVOICE_STATUSES).optional(),
  paymentStatus: z.enum(PAYMENT_STATUSES).optional(),
  held: z.stringbool().optional(),
  search: textField(100)
    .optional()
    .meta({ description: 'order number, customer PO, customer number or name, or SKU: the beginning of it' }),
  sort: z
    .enum(['created', 'orderDate', 'mustArriveBy'])
    .optional()
    .meta({ description: 'newest first; by the date that is filtered by, else by creation, unless given' }),
});
type ListInput = z.output<typeof listInput>;
type Sorted = ListInput & { readonly sort: keyof typeof SORTS };

/** A range of dates is read from the index of that date, so it is also what the list goes by. */
function sortOf(input: ListInput): keyof typeof SORTS {
  if (input.sort) return input.sort;
  if (input.orderDateFrom || input.orderDateTo) return 'orderDate';
  return input.mustArriveByFrom || input.mustArriveByTo ? 'mustArriveBy' : 'created';
}

export const listOrders = defineQuery({
  name: 'sales-order.list',
  sentence: 'Lists sales orders, newest first, a page at a time.',
  permission: 'sales:read',
  input: listInput,
  paged: true,
  run: async (asked, asking) => {
    const input = { ...asked, sort: sortOf(asked) };
    const cursor = readCursor(input);
    if (cursor === undefined)
      return refused(fieldProblem(INVALID, '/cursor', 'it is not a cursor of this list'));
    const rows = await asking.db.rows(listSql(input, cursor, asking.actor.org));
    const page = rows.slice(0, input.limit);
    const last = rows.length > input.limit ? page.at(-1) : undefined;
    const nextCursor = last ? cursorOf(input, last[SORTS[input.sort]], last.id) : null;
    return { ok: true, value: { data: page.map(orderRow), nextCursor } };
  },
});

type Cursor = readonly [sorted: string, id: Id] | null;

const cursorOf = (input: Sorted, sorted: string, id: Id): string =>
  Buffer.from(JSON.stringify([input.sort, sorted, id])).toString('base64url');

function readCursor(input: Sorted): Cursor | undefined {
  if (input.cursor === undefined) return null;
  try {
    const [sort, sorted, id] = JSON.parse(Buffer.from(input.cursor, 'base64url').toString());
    const good = sort === input.sort && typeof sorted === 'string' && /^[0-9a-f-]{36}$/.test(id);
    const fits = sort === 'created' || /^\d{4}-\d\d-\d\d$/.test(sorted);
    return good && fits ? [sorted, id] : undefined;
  } catch {
    return undefined;
  }
}

function listSql(input: Sorted, cursor: Cursor, org: Id): Sql {
  const column = raw(`o.${SORTS[input.sort]}`);
  const after =
    cursor === null
      ? empty
      : input.sort === 'created'
        ? sql`AND o.id < ${cursor[1]}`
        : sql`AND (${column}, o.id) < (${cursor[0]}, ${cursor[1]})`;
  const order = input.sort === 'created' ? sql`o.id DESC` : sql`${column} DESC, o.id DESC`;
  const dated = input.sort === 'mustArriveBy' ? sql`AND o.must_arrive_by IS NOT NULL` : empty;
  const asked = sql`o.org_id = ${org} AND o.deleted_at IS NULL ${conditions(input, org)} ${dated} ${after}`;
  return sql`
    ${input.search ? sql`WITH found AS MATERIALIZED (${searched(input.search, org)})` : empty}
    SELECT o.id, o.number, o.workflow, o.status, o.disputed_from, o.source, o.external_id, o.order_date, o.must_arrive_by,
      o.customer_po, o.currency, o.value, o.tax, o.total, o.priority, o.flags, o.invoice_status, o.payment_status, o.hold, o.created_at, o.version,
      c.number AS customer_number, c.name AS customer_name, h.code AS channel, l.code AS location
    FROM (
      SELECT o.* FROM ${input.search ? amongFound(asked) : sql`sales_order o WHERE ${asked}`}
      ORDER BY ${order} LIMIT ${input.limit + 1}
    ) AS o
    JOIN customer c ON c.org_id = ${org} AND c.id = o.customer_id
    JOIN order_channel h ON h.org_id = ${org} AND h.id = o.channel_id
    LEFT JOIN location l ON l.org_id = ${org} AND l.id = o.location_id
    ORDER BY ${order}`;
}

// Fenced: as a plain IN, the planner walked the newest orders until it had met all that were found.
const amongFound = (asked: Sql): Sql => sql`found CROSS JOIN LATERAL (
  SELECT * FROM sales_order o WHERE o.id = found.id AND ${asked} OFFSET 0) AS o`;

function conditions(input: ListInput, org: Id): Sql {
  const all: Sql[] = [];
  const statuses = typeof input.status === 'string' ? [input.status] : input.status;
  if (statuses?.length === 1) all.push(sql`o.status = ${statuses[0]}`);
  else if (statuses) all.push(sql`o.status = ANY(${statuses})`);
  if (input.workflow) all.push(sql`o.workflow = ${input.workflow}`);
  if (input.source) all.push(sql`o.source = ${input.source}`);
  if (input.channel) all.push(sql`o.channel_id = ${idBy('code', 'order_channel', input.channel, org)}`);
  if (input.customer) all.push(sql`o.customer_id = ${numberedIs('customer', input.customer, org)}`);
  if (input.location) all.push(sql`o.location_id = ${idBy('code', 'location', input.location, org)}`);
  if (input.orderDateFrom) all.push(sql`o.order_date >= ${input.orderDateFrom}`);
  if (input.orderDateTo) all.push(sql`o.order_date <= ${input.orderDateTo}`);
  if (input.mustArriveByFrom) all.push(sql`o.must_arrive_by >= ${input.mustArriveByFrom}`);
  if (input.mustArriveByTo) all.push(sql`o.must_arrive_by <= ${input.mustArriveByTo}`);
  if (input.invoiceStatus) all.push(sql`o.invoice_status = ${input.invoiceStatus}`);
  if (input.paymentStatus) all.push(sql`o.payment_status = ${input.paymentStatus}`);
  if (input.held !== undefined) all.push(input.held ? sql`o.hold IS NOT NULL` : sql`o.hold IS NULL`);
  if (input.flagged !== undefined) all.push(input.flagged ? sql`o.flags IS NOT NULL` : sql`o.flags IS NULL`);
  return all.length ? sql`AND ${join(all, ' AND ')}` : empty;
}

const MOST_FOUND = 2000;

/** Each branch goes by its own index; what matches more than a page could show is cut at its newest. */
function searched(text: string, org: Id): Sql {
  const prefix = `${text.replace(/[\\%_]/g, '\\$&')}%`;
  const folded = prefix.toLowerCase();
  const newest = sql`ORDER BY id DESC LIMIT ${MOST_FOUND}`;
  return sql`
    (SELECT id FROM sales_order WHERE org_id = ${org} AND number LIKE ${prefix} ${newest})
    UNION (SELECT id FROM sales_order WHERE org_id = ${org} AND number LIKE ${prefix.toUpperCase()} ${newest})
    UNION (SELECT id FROM sales_order WHERE org_id = ${org} AND lower(customer_po) LIKE ${folded} ${newest})
    UNION (SELECT n.id FROM customer c CROSS JOIN LATERAL (
        SELECT id FROM sales_order s WHERE s.org_id = ${org} AND s.customer_id = c.id ${newest}) AS n
      WHERE c.org_id = ${org} AND lower((c.number || ' ' || c.name) COLLATE "default") LIKE ${`%${folded}`} LIMIT ${MOST_FOUND})
    UNION (SELECT n.order_id FROM product p CROSS JOIN LATERAL (
        SELECT order_id FROM sales_order_line s WHERE s.org_id = ${org} AND s.product_id = p.id
        ORDER BY order_id DESC LIMIT ${MOST_FOUND}) AS n
      WHERE p.org_id = ${org} AND p.sku = ${text})`;
}
