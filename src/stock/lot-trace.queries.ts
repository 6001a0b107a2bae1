import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { refField } from '../command/fields.ts';
import { defineQuery, type Reader } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import { done, refused } from '../kernel/problem.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import type { Row } from '../store/statement.ts';
import { documentShape, kindOfDocument, nounOf } from './entry-rows.queries.ts';
import { lotIs } from './stock-filters.queries.ts';

/** Documents and customers a trace names; lot.recall and ledger-entry.list page through all of them. */
const MOST = 500;

const movedShape = z.object({
  document: documentShape,
  event: z.string(),
  location: z.string(),
  quantity: z.string(),
  day: z.iso.date(),
  supplier: z.string().nullable(),
  supplierName: z.string().nullable(),
  reference: z.string().nullable(),
  purchaseOrder: z.string().nullable(),
  order: z.string().nullable(),
});

const traceShape = z
  .object({
    id: z.uuid(),
    number: z.string(),
    product: z.string(),
    productId: z.uuid(),
    name: z.string(),
    expiresOn: z.iso.date().nullable(),
    quarantined: z.boolean(),
    onHand: z.string(),
    committed: z.string(),
    onTheWay: z.string(),
    shipped: z.string().meta({ description: 'to customers, net of what was taken back' }),
    stock: z.array(
      z.object({ location: z.string(), bin: z.string(), onHand: z.string(), committed: z.string() }),
    ),
    cameFrom: z.array(movedShape).meta({ description: 'receipts with their suppliers, and returns' }),
    moved: z.array(movedShape).meta({ description: 'adjustments, counts, transfers, moves, what went back' }),
    customers: z.array(
      z.object({
        customer: z.string(),
        customerId: z.uuid(),
        name: z.string(),
        email: z.string().nullable(),
        phone: z.string().nullable(),
        shipped: z.string(),
        orders: z.int(),
      }),
    ),
    complete: z
      .boolean()
      .meta({ description: 'false when there are more documents or customers than shown' }),
  })
  .meta({ id: 'LotTrace' });

/** What each document did with a lot, net of reversals. */
export const netOfLot = (org: Id, lot: Id): Sql => sql`
  SELECT source_id, min(ref) AS ref, location_id, forward, sum(signed) AS quantity, max(day) AS day FROM (
    SELECT source_id, ref, location_id, day, replace(event::text, 'REVERSE_', '') AS forward,
           CASE WHEN reverses IS NULL THEN quantity ELSE -quantity END AS signed
    FROM ledger_entry WHERE org_id = ${org} AND lot_id = ${lot}
  ) AS e GROUP BY source_id, location_id, forward HAVING sum(signed) <> 0`;

export async function findLot(db: Reader, org: Id, ref: string): Promise<Row | undefined> {
  const [lot] = await db.rows(sql`
    SELECT lot.*, r.sku, r.name FROM lot JOIN product r ON r.org_id = lot.org_id AND r.id = lot.product_id
    WHERE lot.org_id = ${org} AND lot.id = ${lotIs(ref, org)} AND lot.deleted_at IS NULL`);
  return lot;
}

export const traceLot = defineQuery({
  name: 'lot.trace',
  sentence: 'Where a lot came from, where it stands, and which customers got it.',
  permission: 'stock:read',
  input: z.strictObject({ ref: refField }),
  answer: traceShape,
  run: async ({ ref }, { db, actor: { org } }) => {
    const lot = await findLot(db, org, ref);
    if (!lot) return refused(notFound('lot', 'lot', ref));
    const [stock, moved, customers, [sums]] = await Promise.all([
      db.rows(stockOf(org, lot.id)),
      db.rows(movedOf(org, lot.id)),
      db.rows(customersOf(org, lot.id)),
      db.rows(sql`
        SELECT coalesce(sum(quantity) FILTER (WHERE forward = 'CONSUME'), 0) AS shipped,
               coalesce(sum(quantity) FILTER (WHERE forward = 'EXPECT'), 0) AS on_the_way
        FROM (${netOfLot(org, lot.id)}) AS n`),
    ]);
    return done(traceView(lot, stock, moved, customers, sums as Row));
  },
});

const stockOf = (org: Id, lot: Id): Sql => sql`
  SELECT l.code AS location, b.code AS bin, p.on_hand, p.committed FROM bin_position p
  JOIN location l ON l.org_id = p.org_id AND l.id = p.location_id
  JOIN bin b ON b.org_id = p.org_id AND b.id = p.bin_id
  WHERE p.org_id = ${org} AND p.lot_id = ${lot} AND (p.on_hand <> 0 OR p.committed <> 0)
  ORDER BY l.code, b.sequence, b.code`;

/** Orders are told by customer; what is expected stands in the sum of what is on the way. */
const movedOf = (org: Id, lot: Id): Sql => sql`
  SELECT n.*, ${kindOfDocument(org, 'n.source_id')} AS kind, l.code AS location, d.reference,
         s.number AS supplier, s.name AS supplier_name, p.number AS purchase_order, o.number AS "order"
  FROM (${netOfLot(org, lot)}) AS n
  JOIN location l ON l.org_id = ${org} AND l.id = n.location_id
  LEFT JOIN stock_document d ON d.org_id = ${org} AND d.id = n.source_id
  LEFT JOIN purchase_order p ON p.org_id = ${org} AND p.id = coalesce(d.purchase_order_id, n.source_id)
  LEFT JOIN supplier s ON s.org_id = ${org} AND s.id = coalesce(d.supplier_id, p.supplier_id)
  LEFT JOIN sales_order o ON o.org_id = ${org} AND o.id = d.order_id
  WHERE n.forward IN ('RECEIVE', 'ADJUST', 'DISPOSE', 'TRANSFER')
  ORDER BY n.day, n.source_id, n.forward DESC LIMIT ${MOST + 1}`;

const customersOf = (org: Id, lot: Id): Sql => sql`
  SELECT c.id, c.number, c.name, c.email, c.phone, sum(n.quantity) AS shipped, count(DISTINCT o.id)::int AS orders
  FROM (${netOfLot(org, lot)}) AS n
  JOIN sales_order o ON o.org_id = ${org} AND o.id = n.source_id
  JOIN customer c ON c.org_id = ${org} AND c.id = o.customer_id
  WHERE n.forward = 'CONSUME'
  GROUP BY c.id, c.number, c.name, c.email, c.phone ORDER BY c.number LIMIT ${MOST + 1}`;

/** By these goods came into the house; all else that receives only carried them within it. */
const COMING_IN = new Set(['receipt', 'return', 'purchase-order']);

function traceView(
  lot: Row,
  stock: Row[],
  moved: Row[],
  customers: Row[],
  sums: Row,
): z.output<typeof traceShape> {
  const comesIn = (row: Row) => row.forward === 'RECEIVE' && COMING_IN.has(row.kind);
  const shown = moved.slice(0, MOST);
  const sum = (name: string) =>
    formatQuantity(quantityOf(stock.reduce((all, row) => all + quantity(row[name]), 0n)));
  return {
    id: lot.id,
    number: lot.number,
    product: lot.sku,
    productId: lot.product_id,
    name: lot.name,
    expiresOn: lot.expires_on,
    quarantined: lot.quarantined,
    onHand: sum('on_hand'),
    committed: sum('committed'),
    onTheWay: text(sums.on_the_way),
    shipped: text(sums.shipped),
    stock: stock.map((row) => ({
      location: row.location,
      bin: row.bin,
      onHand: text(row.on_hand),
      committed: text(row.committed),
    })),
    cameFrom: shown.filter(comesIn).map(movedView),
    moved: shown.filter((row) => !comesIn(row)).map(movedView),
    customers: customers.slice(0, MOST).map(customerView),
    complete: moved.length <= MOST && customers.length <= MOST,
  };
}

const customerView = (row: Row): z.output<typeof traceShape>['customers'][number] => ({
  customer: row.number,
  customerId: row.id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  shipped: text(row.shipped),
  orders: row.orders,
});

const quantityOf = (value: bigint) => value as ReturnType<typeof quantity>;
const text = (value: string): string => formatQuantity(quantity(value));

const movedView = (row: Row): z.output<typeof movedShape> => ({
  document: { kind: nounOf(row.kind), number: row.ref, id: row.source_id },
  event: row.forward,
  location: row.location,
  quantity: text(row.quantity),
  day: row.day,
  supplier: row.supplier,
  supplierName: row.supplier_name,
  reference: row.reference,
  purchaseOrder: row.purchase_order,
  order: row.order,
});
