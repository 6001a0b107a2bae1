import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { dayField, flagField, pageFields, refField } from '../command/fields.ts';
import { allOf, numberedIs } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery, rowsOf } from '../command/query.ts';
import { divide, formatFixed, minus, PERCENT_SCALE, powerOfTen } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { done } from '../kernel/problem.ts';
import {
  addOnsOf,
  costOfGoods,
  feeOf,
  loadOrders,
  marginOf,
  readOrders,
  type SalesOrder,
  SHIPPED,
  totalsOf,
} from '../sales/index.ts';
import { amountIn } from './shown.ts';

const rowShape = z
  .object({
    id: z.uuid(),
    number: z.string(),
    status: z.string(),
    orderDate: z.iso.date(),
    customer: z.string(),
    currency: z.string(),
    value: z.string(),
    costOfGoods: z.string(),
    fee: z.string(),
    addOns: z.string(),
    margin: z.string(),
    percent: z.string().nullable(),
  })
  .meta({ id: 'MarginRow' });

export const listMargins = defineQuery({
  name: 'margin.list',
  sentence:
    'What orders earn: value without tax, less cost of goods as they left, fee and add-ons; by order date.',
  permission: 'billing:read',
  input: z.strictObject({
    dayFrom: dayField.optional(),
    dayTo: dayField.optional(),
    customer: refField.optional(),
    shipped: flagField
      .optional()
      .meta({ description: 'only orders that have shipped completely, or only the others' }),
    ...pageFields,
  }),
  answer: rowShape,
  paged: true,
  run: async ({ dayFrom, dayTo, customer, shipped, cursor, limit }, { db, actor: { org } }) => {
    const after = cursorKey(cursor, ['day', 'id']);
    if (!after.ok) return after;
    const conditions: (Sql | false | undefined | null)[] = [
      sql`o.org_id = ${org} AND o.deleted_at IS NULL`,
      sql`o.status NOT IN ('Saved', 'Received', 'Cancelled', 'Rejected')`,
      shipped !== undefined && (shipped ? hasShipped : sql`NOT ${hasShipped}`),
      dayFrom && sql`o.order_date >= ${dayFrom}`,
      dayTo && sql`o.order_date <= ${dayTo}`,
      customer !== undefined && sql`o.customer_id = ${numberedIs('customer', customer, org)}`,
      after.value && sql`(o.order_date, o.id) < (${after.value[0]}::date, ${after.value[1]}::uuid)`,
    ];
    const rows = await db.rows(sql`
      SELECT o.id, o.order_date, c.number AS customer FROM sales_order o
      JOIN customer c ON c.org_id = o.org_id AND c.id = o.customer_id
      WHERE ${allOf(conditions)} ORDER BY o.order_date DESC, o.id DESC LIMIT ${limit + 1}`);
    const ids = rows.slice(0, limit).map((row) => row.id as Id);
    const loaded = await rowsOf(db, loadOrders(org, ids));
    const orders = new Map(readOrders(loaded).map((order) => [order.id, order]));
    const show = (row: (typeof rows)[number]) => marginRow(orders.get(row.id) as SalesOrder, row.customer);
    return done(pageOf(rows, limit, show, (row) => [row.order_date, row.id]));
  },
});

const hasShipped = sql`(o.status = ANY(${[...SHIPPED]}))`;

function marginRow(order: SalesOrder, customer: string): z.output<typeof rowShape> {
  const amount = amountIn(order.currency);
  const { value, tax } = totalsOf(order);
  const net = order.pricesIncludeTax ? minus(value, tax) : value;
  const margin = marginOf(order);
  const percent =
    net > 0n ? divide(margin * 100n * powerOfTen(2), net) * powerOfTen(PERCENT_SCALE - 2) : null;
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    orderDate: order.orderDate,
    customer,
    currency: order.currency,
    value: amount(net),
    costOfGoods: amount(costOfGoods(order)),
    fee: amount(feeOf(order)),
    addOns: amount(addOnsOf(order)),
    margin: amount(margin),
    percent: percent === null ? null : formatFixed(percent, PERCENT_SCALE, 2),
  };
}
