import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { type Actor, may, type Permission } from '../command/access.ts';
import { pageFields } from '../command/fields.ts';
import { allOf } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { done } from '../kernel/problem.ts';
import { STOCK_DOCUMENTS } from '../stock/index.ts';
import type { Row } from '../store/statement.ts';

const activityShape = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    day: z.iso.date(),
    kind: z.string().meta({ description: 'of the document: sales-order, shipment, product …' }),
    documentId: z.uuid(),
    number: z.string().nullable(),
    what: z.string(),
    status: z.string(),
    by: z.string().nullable(),
    source: z.string(),
    note: z.string().nullable(),
  })
  .meta({ id: 'Activity' });

/** Where the documents of timelines stand, what people call them, and who may see them. */
const TABLES: readonly (readonly [table: string, number: string, permission: Permission])[] = [
  ['sales_order', 'number', 'sales:read'],
  ['shipment', 'number', 'shipping:read'],
  ['purchase_order', 'number', 'purchasing:read'],
  ['invoice', 'number', 'billing:read'],
  ['payment', 'number', 'billing:read'],
  ['credit_note', 'number', 'billing:read'],
  ['stock_document', 'number', 'stock:read'],
  ['stock_count', 'number', 'stock:read'],
  ['transfer', 'number', 'stock:read'],
  ['lot', 'number', 'stock:read'],
  ['bin', 'code', 'setup:read'],
  ['location', 'code', 'setup:read'],
  ['order_channel', 'code', 'setup:read'],
  ['product', 'sku', 'catalog:read'],
  ['price_list', 'code', 'catalog:read'],
  ['customer', 'number', 'parties:read'],
  ['supplier', 'number', 'parties:read'],
  ['broker', 'number', 'parties:read'],
];

const STOCK_KIND = `CASE kind ${Object.entries(STOCK_DOCUMENTS)
  .map(([kind, { noun }]) => `WHEN '${kind}' THEN '${noun}'`)
  .join(' ')} END`;

/** The document of an entry `t`, in the tables whoever asks may see. */
export function documentOf(actor: Actor): Sql {
  const seen = TABLES.filter(([, , permission]) => may(actor.role, permission)).map(([table, number]) => {
    const kind = table === 'stock_document' ? STOCK_KIND : `'${table.replaceAll('_', '-')}'`;
    return sql`SELECT ${raw(kind)} AS kind, ${raw(number)}::text AS number FROM ${raw(table)}
      WHERE org_id = ${actor.org} AND id = t.document_id`;
  });
  return join(seen, ' UNION ALL ');
}

export const listActivities = defineQuery({
  name: 'activity.list',
  sentence: 'What happened, to all documents and records, newest first.',
  permission: 'sales:read',
  input: z.strictObject(pageFields),
  answer: activityShape,
  paged: true,
  run: async ({ cursor, limit }, { db, actor }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const conditions = allOf([
      sql`t.org_id = ${actor.org}`,
      after.value && sql`t.id < ${after.value[0]}::uuid`,
    ]);
    const rows = await db.rows(sql`
      SELECT t.*, d.kind, d.number, k.name AS by
      FROM (SELECT * FROM timeline_entry t WHERE ${conditions} ORDER BY t.id DESC OFFSET 0) AS t
      CROSS JOIN LATERAL (${documentOf(actor)} LIMIT 1) AS d
      LEFT JOIN token k ON k.org_id = ${actor.org} AND k.id = t.actor_id
      ORDER BY t.id DESC LIMIT ${limit + 1}`);
    return done(pageOf(rows, limit, activityView, (row) => [row.id]));
  },
});

const activityView = (row: Row): z.output<typeof activityShape> => ({
  id: row.id,
  at: row.at,
  day: row.day,
  kind: row.kind,
  documentId: row.document_id,
  number: row.number,
  what: row.what,
  status: row.status,
  by: row.by,
  source: row.source,
  note: row.note,
});
