import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { dayField, flagField, pageFields, refField, textField } from '../command/fields.ts';
import { allOf, idBy, numberedIs } from '../command/filters.queries.ts';
import { found, SEARCHED } from '../command/found.queries.ts';
import { type CursorKey, cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { type Day, dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { formatMoney, minorDigits, money } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { purchaseHeadShape } from './purchase-order.view.ts';
import { cycleOf, PURCHASE_CYCLES } from './purchase-standing.ts';

const states = Object.values(PURCHASE_CYCLES).flatMap(({ states: of }) => Object.keys(of));
const statusField = z.enum([...new Set(states)] as [string, ...string[]]);

const listInput = z.strictObject({
  status: z.union([statusField, z.array(statusField).max(20)]).optional(),
  kind: z.enum(['stock', 'drop-ship']).optional(),
  supplier: refField.optional(),
  location: refField.optional(),
  order: refField.optional().meta({ description: 'bought for this sales order, or shipped for it' }),
  product: refField.optional(),
  orderDateFrom: dayField.optional(),
  orderDateTo: dayField.optional(),
  expectedFrom: dayField.optional(),
  expectedTo: dayField.optional(),
  late: flagField.optional().meta({ description: 'expected before today, and still open' }),
  search: textField(100).optional().meta({ description: SEARCHED }),
  reference: textField(100).optional().meta({ description: 'exactly as it was written' }),
  ...pageFields,
});
type ListInput = z.output<typeof listInput>;

export const listPurchases = defineQuery({
  name: 'purchase-order.list',
  sentence: 'Purchase orders, newest first.',
  permission: 'purchasing:read',
  input: listInput,
  answer: purchaseHeadShape.meta({ id: 'PurchaseOrderHead' }),
  paged: true,
  run: async (input, { db, actor: { org }, organisation, now }) => {
    const { currency, timeZone } = await organisation();
    const minor = minorDigits(currency);
    const today = dayIn(timeZone, new Date(now));
    const after = cursorKey(input.cursor, ['id']);
    if (!after.ok) return after;
    const rows = await db.rows(sql`
      SELECT p.*, s.number AS supplier_number, s.name AS supplier_name, l.code AS location, o.number AS "order",
             t.total
      FROM (
        SELECT * FROM purchase_order p WHERE ${conditions(input, after.value, org, today)}
        ORDER BY p.id DESC LIMIT ${input.limit + 1}
      ) AS p
      JOIN supplier s ON s.org_id = ${org} AND s.id = p.supplier_id
      LEFT JOIN location l ON l.org_id = ${org} AND l.id = p.location_id
      LEFT JOIN sales_order o ON o.org_id = ${org} AND o.id = p.order_id
      CROSS JOIN LATERAL (
        SELECT coalesce(sum(round((n.quantity - n.cancelled) * n.unit_cost, ${minor}::int)), 0) AS total
        FROM purchase_order_line n WHERE n.org_id = ${org} AND n.purchase_order_id = p.id
      ) AS t
      ORDER BY p.id DESC`);
    return done(pageOf(rows, input.limit, headView, (row) => [row.id]));
  },
});

const PURCHASES = { table: 'purchase_order', party: 'supplier', ofOrder: true } as const;
const OPEN = ['issued', 'partially received', 'partially shipped'];
const isLate = (today: Day): Sql => sql`(p.expected_on < ${today} AND p.status = ANY(${OPEN}))`;

function conditions(input: ListInput, after: CursorKey | null, org: Id, today: Day): Sql {
  const { status, kind, supplier, location, order, product, expectedFrom, expectedTo, reference } = input;
  return allOf([
    sql`p.org_id = ${org}`,
    status !== undefined && sql`p.status = ANY(${[status].flat()})`,
    kind && sql`p.kind = ${kind}`,
    supplier !== undefined && sql`p.supplier_id = ${numberedIs('supplier', supplier, org)}`,
    location !== undefined && sql`p.location_id = ${idBy('code', 'location', location, org)}`,
    order !== undefined &&
      sql`p.id IN (SELECT purchase_order_id FROM purchase_link
        WHERE org_id = ${org} AND order_id = ${numberedIs('sales_order', order, org)})`,
    product !== undefined &&
      sql`p.id IN (SELECT purchase_order_id FROM purchase_order_line
        WHERE org_id = ${org} AND product_id = ${idBy('sku', 'product', product, org)})`,
    input.orderDateFrom && sql`p.order_date >= ${input.orderDateFrom}`,
    input.orderDateTo && sql`p.order_date <= ${input.orderDateTo}`,
    input.late !== undefined && (input.late ? isLate(today) : sql`${isLate(today)} IS NOT TRUE`),
    input.search !== undefined && sql`p.id = ${found(PURCHASES, input.search, org)}`,
    expectedFrom && sql`p.expected_on >= ${expectedFrom}`,
    expectedTo && sql`p.expected_on <= ${expectedTo}`,
    reference !== undefined && sql`p.reference = ${reference}`,
    after && sql`p.id < ${after[0]}`,
  ]);
}

const headView = (row: Row): z.output<typeof purchaseHeadShape> => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  status: row.status,
  colour: cycleOf({ kind: row.kind }).states[row.status]?.colour ?? 'grey',
  supplier: { id: row.supplier_id, number: row.supplier_number, name: row.supplier_name },
  location: row.location,
  locationId: row.location_id,
  order: row.order,
  orderId: row.order_id,
  currency: row.currency,
  orderDate: row.order_date,
  expectedOn: row.expected_on,
  issuedOn: row.issued_on,
  reference: row.reference,
  total: formatMoney(money(row.total), minorDigits(row.currency)),
  createdAt: row.created_at,
  version: row.version,
});
