import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { dayField, pageFields, refField, textField } from '../command/fields.ts';
import { allOf, numberedIs } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { type Asking, defineQuery, type Query } from '../command/query.ts';
import type { Day } from '../kernel/day.ts';
import { PRICE_SCALE, type Price, parseFixed } from '../kernel/fixed.ts';
import { isId } from '../kernel/id.ts';
import { formatPrice } from '../kernel/money.ts';
import { done, type Result, refused } from '../kernel/problem.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import type { Row } from '../store/statement.ts';
import { STOCK_DOCUMENTS, type StockDocumentKind } from './stock-document.ts';
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
  supplier: z.string().nullable(),
  supplierId: z.uuid().nullable(),
  reference: z.string().nullable(),
  purchaseOrder: z.string().nullable(),
  purchaseOrderId: z.uuid().nullable(),
  order: z.string().nullable(),
  orderId: z.uuid().nullable(),
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

const everyKind = {
  location: refField.optional(),
  dayFrom: dayField.optional(),
  dayTo: dayField.optional(),
};
const reason = { reason: textField(200).optional().meta({ description: 'exactly as it was written' }) };
const bought = { supplier: refField.optional(), purchaseOrder: refField.optional() };
/** What else each kind can be looked for by. */
const OWN_FILTERS = {
  receipt: bought,
  adjustment: reason,
  return: { order: refField.optional(), ...reason },
  'supplier-return': { ...bought, ...reason },
  move: {},
} as const satisfies Record<StockDocumentKind, z.ZodRawShape>;

interface Filters {
  readonly location?: string;
  readonly dayFrom?: Day;
  readonly dayTo?: Day;
  readonly reason?: string;
  readonly supplier?: string;
  readonly purchaseOrder?: string;
  readonly order?: string;
}

const HEAD = sql`
  SELECT d.*, l.code AS location, s.number AS supplier, p.number AS purchase_order, o.number AS "order"
  FROM stock_document d
  JOIN location l ON l.org_id = d.org_id AND l.id = d.location_id
  LEFT JOIN supplier s ON s.org_id = d.org_id AND s.id = d.supplier_id
  LEFT JOIN purchase_order p ON p.org_id = d.org_id AND p.id = d.purchase_order_id
  LEFT JOIN sales_order o ON o.org_id = d.org_id AND o.id = d.order_id`;

/** What the schema of a noun is called: `BinMove`. */
const titled = (noun: string): string =>
  noun.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `get` and `list` of a kind of stock document: it is shown with what the ledger holds of it, and never changes. */
export function stockDocumentQueries(kind: StockDocumentKind): Query[] {
  const { noun, words } = STOCK_DOCUMENTS[kind];
  return [
    defineQuery({
      name: `${noun}.get`,
      sentence: `A ${words} with what it booked.`,
      permission: 'stock:read',
      input: z.strictObject({ ref: refField }),
      answer: headShape.extend({ lines: z.array(lineShape) }).meta({ id: titled(noun) }),
      run: ({ ref }, asking) => get(kind, ref, asking),
    }),
    defineQuery({
      name: `${noun}.list`,
      sentence: `Every ${words}, newest first.`,
      permission: 'stock:read',
      input: z.strictObject({ ...everyKind, ...OWN_FILTERS[kind], ...pageFields }),
      answer: headShape.meta({ id: `${titled(noun)}Head` }),
      paged: true,
      run: (input, asking) => list(kind, input, asking),
    }),
  ];
}

async function list(
  kind: StockDocumentKind,
  input: Filters & { readonly cursor?: string; readonly limit: number },
  { db, actor: { org } }: Asking,
): Promise<Result<unknown>> {
  const after = cursorKey(input.cursor, ['text']);
  if (!after.ok) return after;
  const { location, dayFrom, dayTo, reason, supplier, purchaseOrder, order, limit } = input;
  const conditions = allOf([
    sql`d.org_id = ${org} AND d.kind = ${kind}`,
    location !== undefined && sql`d.location_id = ${locationIs(location, org)}`,
    dayFrom && sql`d.day >= ${dayFrom}`,
    dayTo && sql`d.day <= ${dayTo}`,
    reason !== undefined && sql`d.reason = ${reason}`,
    supplier !== undefined && sql`d.supplier_id = ${numberedIs('supplier', supplier, org)}`,
    purchaseOrder !== undefined &&
      sql`d.purchase_order_id = ${numberedIs('purchase_order', purchaseOrder, org)}`,
    order !== undefined && sql`d.order_id = ${numberedIs('sales_order', order, org)}`,
    after.value && sql`d.number < ${after.value[0]}`,
  ]);
  const rows = await db.rows(sql`${HEAD} WHERE ${conditions} ORDER BY d.number DESC LIMIT ${limit + 1}`);
  return done(pageOf(rows, limit, headView, (row) => [row.number]));
}

async function get(kind: StockDocumentKind, ref: string, { db, actor }: Asking): Promise<Result<unknown>> {
  const { org } = actor;
  const { noun, words } = STOCK_DOCUMENTS[kind];
  const [head] = await db.rows(sql`${HEAD}
    WHERE d.org_id = ${org} AND d.kind = ${kind} AND ${isId(ref) ? sql`d.id = ${ref}` : sql`d.number = ${ref}`}`);
  if (!head) return refused(notFound(words, noun, ref));
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
  kind: STOCK_DOCUMENTS[row.kind as StockDocumentKind].noun,
  day: row.day,
  location: row.location,
  locationId: row.location_id,
  reason: row.reason,
  note: row.note,
  supplier: row.supplier,
  supplierId: row.supplier_id,
  reference: row.reference,
  purchaseOrder: row.purchase_order,
  purchaseOrderId: row.purchase_order_id,
  order: row.order,
  orderId: row.order_id,
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
