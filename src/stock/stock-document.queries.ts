import sql, { empty } from 'sql-template-tag';
import { z } from 'zod';
import { pageFields, refField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { type Asking, defineQuery, type Query } from '../command/query.ts';
import { PRICE_SCALE, type Price, parseFixed } from '../kernel/fixed.ts';
import { isId } from '../kernel/id.ts';
import { formatPrice } from '../kernel/money.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import { notFound } from '../record/record.problems.ts';
import type { Row } from '../store/statement.ts';
import type { StockDocumentKind } from './stock-document.ts';
import { locationIs } from './stock-filters.queries.ts';

const headShape = z.object({
  id: z.uuid(),
  number: z.string(),
  kind: z.string(),
  day: z.iso.date(),
  location: z.string(),
  locationId: z.uuid(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});
const lineShape = z.object({
  line: z.int(),
  event: z.string(),
  product: z.string(),
  productId: z.uuid(),
  quantity: z.string(),
  bin: z.string().nullable(),
  lot: z.string().nullable(),
  unitCost: z.string().nullable(),
});

/** A receipt or adjustment is shown with what the ledger holds of it; it never changes once booked. */
export const stockDocumentQueries = (kind: StockDocumentKind): Query[] => [
  defineQuery({
    name: `${kind}.get`,
    sentence: `A ${kind === 'receipt' ? 'receipt' : 'stock adjustment'} with what it booked.`,
    permission: 'stock:read',
    input: z.strictObject({ ref: refField }),
    answer: headShape
      .extend({ lines: z.array(lineShape) })
      .meta({ id: kind === 'receipt' ? 'Receipt' : 'Adjustment' }),
    run: ({ ref }, asking) => get(kind, ref, asking),
  }),
  defineQuery({
    name: `${kind}.list`,
    sentence: `The ${kind === 'receipt' ? 'receipts' : 'stock adjustments'}, newest first.`,
    permission: 'stock:read',
    input: z.strictObject({ location: refField.optional(), ...pageFields }),
    answer: headShape.meta({ id: kind === 'receipt' ? 'ReceiptHead' : 'AdjustmentHead' }),
    paged: true,
    run: async ({ location, cursor, limit }, { db, actor }) => {
      const after = cursorKey(cursor, ['text']);
      if (!after.ok) return after;
      const rows = await db.rows(sql`
        SELECT d.*, l.code AS location FROM stock_document d
        JOIN location l ON l.org_id = d.org_id AND l.id = d.location_id
        WHERE d.org_id = ${actor.org} AND d.kind = ${kind}
          ${location ? sql`AND d.location_id = ${locationIs(location, actor.org)}` : empty}
          ${after.value ? sql`AND d.number < ${after.value[0]}` : empty}
        ORDER BY d.number DESC LIMIT ${limit + 1}`);
      return done(pageOf(rows, limit, headView, (row) => [row.number]));
    },
  }),
];

async function get(kind: StockDocumentKind, ref: string, { db, actor }: Asking): Promise<Result<unknown>> {
  const { org } = actor;
  const [head] = await db.rows(sql`
    SELECT d.*, l.code AS location FROM stock_document d
    JOIN location l ON l.org_id = d.org_id AND l.id = d.location_id
    WHERE d.org_id = ${org} AND d.kind = ${kind} AND ${isId(ref) ? sql`d.id = ${ref}` : sql`d.number = ${ref}`}`);
  if (!head) return refused(notFound(kind, kind, ref));
  const lines = await db.rows(sql`
    SELECT e.*, r.sku, b.code AS bin, lot.number AS lot FROM ledger_entry e
    JOIN product r ON r.org_id = e.org_id AND r.id = e.product_id
    LEFT JOIN bin b ON b.org_id = e.org_id AND b.id = e.bin_id
    LEFT JOIN lot ON lot.org_id = e.org_id AND lot.id = e.lot_id
    WHERE e.org_id = ${org} AND e.source_id = ${head.id} ORDER BY e.id`);
  return done({ ...headView(head), lines: lines.map(lineView) });
}

const headView = (row: Row): z.output<typeof headShape> => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  day: row.day,
  location: row.location,
  locationId: row.location_id,
  reason: row.reason,
  note: row.note,
  createdAt: row.created_at,
  version: 1,
});

const lineView = (row: Row): z.output<typeof lineShape> => ({
  line: row.line,
  event: row.event,
  product: row.sku,
  productId: row.product_id,
  quantity: formatQuantity(quantity(row.quantity)),
  bin: row.bin,
  lot: row.lot,
  unitCost: row.unit_cost === null ? null : formatPrice(parseFixed(row.unit_cost, PRICE_SCALE) as Price),
});
