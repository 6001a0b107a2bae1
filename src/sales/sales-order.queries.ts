import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { refField } from '../command/fields.ts';
import { defineQuery, type Reader, rowsOf } from '../command/query.ts';
import { timelineOf } from '../command/timeline.queries.ts';
import type { Id } from '../kernel/id.ts';
import { refused } from '../kernel/problem.ts';
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
  shows: { by: ['customer', 'channel', 'location'] },
  run: async ({ ref }, { db, actor }) => {
    const order = await findOrder(db, actor.org, ref);
    if (!order) return refused(notFound('sales order', 'sales-order', ref));
    return { ok: true, value: orderView(order, await namesOf(db, actor.org, order)) };
  },
});

async function findOrder(db: Reader, org: Id, ref: string): Promise<SalesOrder | null> {
  const rows = await rowsOf(db, loadOrders(org, [ref]));
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

export const orderTimeline = timelineOf('sales-order', 'sales:read');
