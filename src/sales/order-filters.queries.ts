import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { SOURCES } from '../channels/order-channel.ts';
import { dayField, refField, textField } from '../command/fields.ts';
import { allOf, idBy, numberedIs } from '../command/filters.queries.ts';
import { WORKFLOWS } from '../command/organisation.ts';
import type { Asking } from '../command/query.ts';
import { type Day, dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { INVOICE_STATUSES, PAYMENT_STATUSES } from './derived.ts';
import { searched } from './order-search.queries.ts';
import { UNSHIPPED } from './standing.ts';

/** What orders can be filtered by, their status aside. */
export const filterFields = {
  workflow: z.enum(WORKFLOWS).optional(),
  channel: refField.optional(),
  customer: refField.optional(),
  product: refField.optional().meta({ description: 'SKU or id of a product that stands on a line' }),
  location: refField.optional(),
  source: z.enum(SOURCES).optional(),
  orderDateFrom: dayField.optional(),
  orderDateTo: dayField.optional(),
  mustArriveByFrom: dayField.optional(),
  mustArriveByTo: dayField.optional(),
  late: z
    .stringbool()
    .optional()
    .meta({ description: 'not shipped though it must have arrived before today' }),
  flagged: z.stringbool().optional(),
  invoiceStatus: z.enum(INVOICE_STATUSES).optional(),
  paymentStatus: z.enum(PAYMENT_STATUSES).optional(),
  held: z.stringbool().optional(),
  search: textField(100)
    .optional()
    .meta({ description: 'order number, customer PO, customer number or name, or SKU: the beginning of it' }),
};
export type Filters = z.output<z.ZodObject<typeof filterFields>>;

export const todayOf = async ({ organisation, now }: Asking): Promise<Day> =>
  dayIn((await organisation()).timeZone, new Date(now));

const UNSHIPPED_LIST = raw(UNSHIPPED.map((status) => `'${status}'`).join(', '));
export const isLate = (today: Day): Sql =>
  sql`(o.must_arrive_by < ${today} AND o.status IN (${UNSHIPPED_LIST}))`;

/** Ranges of dates: read from the index of that date, with or without a status. */
export const rangesOf = (input: Filters): { orderDate: Sql | null; mustArriveBy: Sql | null } => ({
  orderDate: rangeOf('o.order_date', input.orderDateFrom, input.orderDateTo),
  mustArriveBy: rangeOf('o.must_arrive_by', input.mustArriveByFrom, input.mustArriveByTo),
});

function rangeOf(column: string, from: Day | undefined, to: Day | undefined): Sql | null {
  if (!from && !to) return null;
  return allOf([from && sql`${raw(column)} >= ${from}`, to && sql`${raw(column)} <= ${to}`]);
}

/** What else is asked of the orders `o`: neither their status, which says the workflow, nor the search. */
export const conditionsOf = (input: Filters, org: Id, today: Day): Sql =>
  allOf([
    input.source && sql`o.source = ${input.source}`,
    input.channel && sql`o.channel_id = ${idBy('code', 'order_channel', input.channel, org)}`,
    input.customer && sql`o.customer_id = ${numberedIs('customer', input.customer, org)}`,
    input.location && sql`o.location_id = ${idBy('code', 'location', input.location, org)}`,
    input.invoiceStatus && sql`o.invoice_status = ${input.invoiceStatus}`,
    input.paymentStatus && sql`o.payment_status = ${input.paymentStatus}`,
    input.held !== undefined && (input.held ? sql`o.hold IS NOT NULL` : sql`o.hold IS NULL`),
    input.flagged !== undefined && (input.flagged ? sql`o.flags IS NOT NULL` : sql`o.flags IS NULL`),
    input.late !== undefined && (input.late ? isLate(today) : sql`${isLate(today)} IS NOT TRUE`),
  ]);

/** Orders that are found first, by something else than a column of theirs. */
export const isFound = (input: Filters): boolean => Boolean(input.search || input.product);
/** Filters that leave so few orders that these are found by an index of their own, and then looked through. */
export const isNarrow = (input: Filters): boolean =>
  Boolean(isFound(input) || input.customer || input.flagged || input.held);

/**
 * Orders `o` by what was searched for, or by the product on their lines; fenced, because as a plain IN the planner
 * walked the newest orders until it had met all that were found. Those found come in the order of `walked`.
 */
export function ordersWhere(input: Filters, org: Id, asked: Sql, walked: Sql = empty): Sql {
  const found = input.search
    ? searched(input.search, org)
    : input.product
      ? withProduct(input.product, org)
      : null;
  if (!found) return sql`sales_order o WHERE ${asked}`;
  const also = input.search && input.product ? sql`AND o.id IN (${withProduct(input.product, org)})` : empty;
  return sql`(SELECT id FROM (${found}) AS f ${walked}) AS found CROSS JOIN LATERAL (
    SELECT * FROM sales_order o WHERE o.org_id = ${org} AND o.id = found.id AND ${asked} ${also} OFFSET 0) AS o`;
}

const withProduct = (ref: string, org: Id): Sql => sql`
  SELECT order_id AS id FROM sales_order_line WHERE org_id = ${org} AND product_id = ${idBy('sku', 'product', ref, org)}`;
