import sql, { empty, raw } from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { pageFields, refField } from '../command/fields.ts';
import { INVALID } from '../command/problems.ts';
import { type Asking, defineQuery, type Reader } from '../command/query.ts';
import { type Id, isId } from '../kernel/id.ts';
import { fieldProblem, type Result, refused } from '../kernel/problem.ts';
import type { Names } from './names.ts';
import { readOrders } from './sales-order.rows.ts';
import { loadOrders } from './sales-order.store.ts';
import type { SalesOrder } from './sales-order.ts';
import { orderView } from './sales-order.view.ts';

export const getOrder = defineQuery({
  name: 'sales-order.get',
  sentence: 'Opens a sales order with its lines, money, dates and the moves it allows.',
  permission: 'sales:read',
  input: z.strictObject({ ref: refField }),
  run: async ({ ref }, { db, actor }) => {
    const order = await findOrder(db, actor.org, ref);
    if (!order) return missing(ref);
    return { ok: true, value: orderView(order, await namesOf(db, actor.org, order)) };
  },
});

const missing = (ref: string): Result<never> => refused(notFound('sales order', 'sales-order', ref));

async function findOrder(db: Reader, org: Id, ref: string): Promise<SalesOrder | null> {
  const rows = await Promise.all(loadOrders(org, [ref]).map((one) => db.statement(one)));
  return readOrders(rows)[0] ?? null;
}

async function namesOf(db: Reader, org: Id, order: SalesOrder): Promise<Names> {
  const locations = [
    order.location,
    ...order.lines.map((line) => line.location),
    ...order.shipments.map((shipment) => shipment.location),
  ].filter((id) => id !== null);
  const products = order.lines.map((line) => line.product);
  const [parties, places, goods] = await Promise.all([
    db.rows(sql`
      SELECT c.id, c.number, c.name FROM customer c WHERE c.org_id = ${org} AND c.id = ${order.customer}
      UNION ALL SELECT h.id, h.code, h.name FROM order_channel h WHERE h.org_id = ${org} AND h.id = ${order.channel}
      UNION ALL SELECT b.id, b.number, b.name FROM broker b WHERE b.org_id = ${org} AND b.id = ${order.broker}`),
    db.rows(sql`SELECT id, code FROM location WHERE org_id = ${org} AND id = ANY(${locations})`),
    db.rows(sql`SELECT id, sku, name, unit FROM product WHERE org_id = ${org} AND id = ANY(${products})`),
  ]);
  const byId = new Map([...parties, ...places, ...goods].map((row) => [row.id as Id, row]));
  const row = (id: Id) => byId.get(id) ?? {};
  return {
    customer: (id) => ({ number: row(id).number, name: row(id).name }),
    product: (id) => ({ sku: row(id).sku, name: row(id).name, unit: row(id).unit }),
    location: (id) => row(id).code,
    channel: (id) => row(id).number,
    broker: (id) => row(id).number,
  };
}

export const orderTimeline = defineQuery({
  name: 'sales-order.timeline',
  sentence: 'The timeline of an order, oldest first: who did what, when, from where, and what changed.',
  permission: 'sales:read',
  input: z.strictObject({ ref: refField, ...pageFields }),
  paged: true,
  run: async (input, { db, actor }: Asking) => {
    const [order] = await db.rows(sql`
      SELECT id FROM sales_order WHERE org_id = ${actor.org} AND ${raw(isId(input.ref) ? 'id' : 'number')} = ${input.ref}`);
    if (!order) return missing(input.ref);
    if (input.cursor !== undefined && !/^[0-9a-f-]{36}$/.test(input.cursor)) {
      return refused(fieldProblem(INVALID, '/cursor', 'it is not a cursor of this list'));
    }
    const after = input.cursor === undefined ? empty : sql`AND t.id > ${input.cursor}`;
    const rows = await db.rows(sql`
      SELECT t.id, t.at, t.day, t.what, t.status, t.source, t.changes, t.note, k.name AS by
      FROM timeline_entry t LEFT JOIN token k ON k.org_id = ${actor.org} AND k.id = t.actor_id
      WHERE t.org_id = ${actor.org} AND t.document_id = ${order.id} ${after}
      ORDER BY t.id LIMIT ${input.limit + 1}`);
    const data = rows.slice(0, input.limit);
    return {
      ok: true,
      value: { data, nextCursor: rows.length > input.limit ? (data.at(-1)?.id ?? null) : null },
    };
  },
});
