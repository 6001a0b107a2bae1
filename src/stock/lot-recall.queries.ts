import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { pageFields, refField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { done, refused } from '../kernel/problem.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import type { Row } from '../store/statement.ts';
import { findLot, netOfLot } from './lot-trace.queries.ts';

const recallShape = z
  .object({
    order: z.string(),
    orderId: z.uuid(),
    status: z.string(),
    customer: z.string(),
    customerId: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    day: z.iso.date().meta({ description: 'when it last shipped, or was committed' }),
    shipped: z.string(),
    returned: z.string(),
    committed: z.string().meta({ description: 'still here, on shipments that have not left' }),
  })
  .meta({ id: 'RecalledOrder' });

export const recallLot = defineQuery({
  name: 'lot.recall',
  sentence: 'Every order that got goods of a lot, or is about to, with its customer and quantities.',
  permission: 'stock:read',
  input: z.strictObject({ ref: refField, ...pageFields }),
  answer: recallShape,
  paged: true,
  run: async ({ ref, cursor, limit }, { db, actor: { org } }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const lot = await findLot(db, org, ref);
    if (!lot) return refused(notFound('lot', 'lot', ref));
    const since = after.value?.[0] ?? '00000000-0000-0000-0000-000000000000';
    const rows = await db.rows(sql`
      WITH net AS (${netOfLot(org, lot.id)})
      SELECT g.*, o.number, o.status, c.id AS customer_id, c.number AS customer, c.name, c.email, c.phone,
        (SELECT coalesce(sum(b.quantity), 0) FROM net b
         JOIN stock_document d ON d.org_id = ${org} AND d.id = b.source_id AND d.kind = 'return'
         WHERE d.order_id = o.id AND b.forward = 'RECEIVE') AS returned
      FROM (
        SELECT source_id, max(day) AS day, coalesce(sum(quantity) FILTER (WHERE forward = 'CONSUME'), 0) AS shipped,
               coalesce(sum(quantity) FILTER (WHERE forward = 'COMMIT'), 0) AS committed
        FROM net WHERE forward IN ('CONSUME', 'COMMIT') AND source_id > ${since} GROUP BY source_id
      ) AS g
      JOIN sales_order o ON o.org_id = ${org} AND o.id = g.source_id
      JOIN customer c ON c.org_id = ${org} AND c.id = o.customer_id
      ORDER BY o.id LIMIT ${limit + 1}`);
    return done(pageOf(rows, limit, recallView, (row) => [row.source_id]));
  },
});

const text = (value: string): string => formatQuantity(quantity(value));

const recallView = (row: Row): z.output<typeof recallShape> => ({
  order: row.number,
  orderId: row.source_id,
  status: row.status,
  customer: row.customer,
  customerId: row.customer_id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  day: row.day,
  shipped: text(row.shipped),
  returned: text(row.returned),
  committed: text(row.committed),
});
