import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { pageFields, refField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery, type Reader } from '../command/query.ts';
import { type Id, isId } from '../kernel/id.ts';
import { done, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import type { PurchaseNames } from './purchase-names.ts';
import { loadPurchases, readPurchases } from './purchase-order.store.ts';
import { linkedOrders, type PurchaseOrder } from './purchase-order.ts';
import { purchaseShape, purchaseView } from './purchase-order.view.ts';

export const getPurchase = defineQuery({
  name: 'purchase-order.get',
  sentence: 'A purchase order with its lines, what has come of each, the orders they are for and its moves.',
  permission: 'purchasing:read',
  input: z.strictObject({ ref: refField }),
  answer: purchaseShape,
  run: async ({ ref }, { db, actor: { org } }) => {
    const rows = await Promise.all(loadPurchases(org, [ref]).map((one) => db.statement(one)));
    const [purchase] = readPurchases(rows);
    if (!purchase) return refused(notFound('purchase order', 'purchase-order', ref));
    return done(purchaseView(purchase, await namesOf(db, org, purchase)));
  },
});

/** The same names a command has at hand. */
async function namesOf(db: Reader, org: Id, purchase: PurchaseOrder): Promise<PurchaseNames> {
  const goods = purchase.lines.map(({ product }) => product);
  const [parties, products] = await Promise.all([
    db.rows(sql`
      SELECT id, number, name FROM supplier WHERE org_id = ${org} AND id = ${purchase.supplier}
      UNION ALL SELECT id, code, name FROM location WHERE org_id = ${org} AND id = ${purchase.location}
      UNION ALL SELECT id, number, number FROM sales_order
        WHERE org_id = ${org} AND id = ANY(${linkedOrders(purchase)})`),
    db.rows(sql`SELECT id, sku, name, unit FROM product WHERE org_id = ${org} AND id = ANY(${goods})`),
  ]);
  const byId = new Map([...parties, ...products].map((row) => [row.id as Id, row]));
  const row = (id: Id): Row => byId.get(id) ?? {};
  return {
    supplier: (id) => ({ number: row(id).number, name: row(id).name }),
    product: (id) => ({ sku: row(id).sku, name: row(id).name, unit: row(id).unit }),
    location: (id) => row(id).number,
    order: (id) => row(id).number,
  };
}

const noteShape = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    day: z.iso.date(),
    what: z.string(),
    status: z.string(),
    by: z.string().nullable(),
    source: z.string(),
    changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'PurchaseTimelineNote' });

export const purchaseTimeline = defineQuery({
  name: 'purchase-order.timeline',
  sentence: 'The timeline of a purchase order, oldest first: who did what, when, and what changed.',
  permission: 'purchasing:read',
  input: z.strictObject({ ref: refField, ...pageFields }),
  answer: noteShape,
  paged: true,
  run: async ({ ref, cursor, limit }, { db, actor: { org } }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const [purchase] = await db.rows(sql`SELECT id FROM purchase_order WHERE org_id = ${org}
      AND ${isId(ref) ? sql`id = ${ref}` : sql`number = ${ref}`}`);
    if (!purchase) return refused(notFound('purchase order', 'purchase-order', ref));
    const since = after.value?.[0] ?? '00000000-0000-0000-0000-000000000000';
    const rows = await db.rows(sql`
      SELECT t.id, t.at, t.day, t.what, t.status, t.source, t.changes, t.note, k.name AS by FROM timeline_entry t
      LEFT JOIN token k ON k.org_id = t.org_id AND k.id = t.actor_id
      WHERE t.org_id = ${org} AND t.document_id = ${purchase.id} AND t.id > ${since}
      ORDER BY t.id LIMIT ${limit + 1}`);
    return done(pageOf(rows, limit, noteView, (row) => [row.id]));
  },
});

const noteView = ({
  id,
  at,
  day,
  what,
  status,
  by,
  source,
  changes,
  note,
}: Row): z.output<typeof noteShape> => ({ id, at, day, what, status, by, source, changes, note });
