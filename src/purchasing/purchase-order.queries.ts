import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { refField } from '../command/fields.ts';
import { defineQuery, type Reader, rowsOf } from '../command/query.ts';
import { timelineOf } from '../command/timeline.queries.ts';
import type { Id } from '../kernel/id.ts';
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
    const rows = await rowsOf(db, loadPurchases(org, [ref]));
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

export const purchaseTimeline = timelineOf('purchase-order', 'purchasing:read');
