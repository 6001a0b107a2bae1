import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { dayField, flagField, pageFields, refField, textField } from '../command/fields.ts';
import { allOf, numberedIs } from '../command/filters.queries.ts';
import { found, SEARCHED } from '../command/found.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { type Asking, defineQuery, type Reader, rowsOf } from '../command/query.ts';
import { moveShape } from '../command/shapes.ts';
import { type Day, dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { done, refused } from '../kernel/problem.ts';
import { type OfferedMove, offeredMoves } from '../lifecycle/cycle.ts';
import type { Row } from '../store/statement.ts';
import { invoiceCycle } from './invoice.cycle.ts';
import { loadInvoices, readInvoices } from './invoice.store.ts';
import { type Invoice, SHOWN_STATUSES } from './invoice.ts';
import { headShape, headView, lineShape, lineView } from './invoice.view.ts';
import { touched } from './voiding.ts';

/** What people call the order and the customer of an invoice. */
const NAMED = sql`
  SELECT i.*, o.number AS order_number, c.number AS customer_number, c.name AS customer_name FROM invoice i
  JOIN sales_order o ON o.org_id = i.org_id AND o.id = i.order_id
  JOIN customer c ON c.org_id = i.org_id AND c.id = i.customer_id`;

export const todayOf = async ({ organisation, now }: Asking): Promise<Day> =>
  dayIn((await organisation()).timeZone, new Date(now));

export const getInvoice = defineQuery({
  name: 'invoice.get',
  sentence: 'An invoice with its lines, what was paid and credited, and the moves it allows.',
  permission: 'billing:read',
  input: z.strictObject({ ref: refField }),
  answer: headShape
    .extend({
      pricesIncludeTax: z.boolean(),
      billTo: z.record(z.string(), z.unknown()).nullable(),
      notes: z.string().nullable(),
      voidedOn: z.iso.date().nullable(),
      lines: z.array(lineShape),
      moves: z.array(moveShape),
    })
    .meta({ id: 'Invoice' }),
  run: async ({ ref }, asking) => {
    const { db, actor } = asking;
    const loaded = await rowsOf(db, loadInvoices(actor.org, [ref]));
    const [invoice] = readInvoices(loaded);
    if (!invoice) return refused(notFound('invoice', 'invoice', ref));
    const [row] = await db.rows(sql`${NAMED} WHERE i.org_id = ${actor.org} AND i.id = ${invoice.id}`);
    const products = await productsOf(db, actor.org, invoice.lines);
    const { pricesIncludeTax, billTo, notes, voidedOn } = invoice;
    return done({
      ...headView(invoice, row as Row, await todayOf(asking)),
      ...{ pricesIncludeTax, billTo, notes, voidedOn },
      lines: invoice.lines.map((line) => lineView(line, products(line.product), invoice.currency)),
      moves: movesOf(invoice),
    });
  },
});

/** The moves of its status, but for a void that its payments and credits stand in the way of (D4). */
function movesOf(invoice: Invoice): OfferedMove[] {
  const why = touched(invoice);
  return offeredMoves(invoiceCycle, { status: invoice.status }).map((move) =>
    why !== null && move.allowed && move.name === 'void' ? { ...move, allowed: false, reason: why } : move,
  );
}

export const listInvoices = defineQuery({
  name: 'invoice.list',
  sentence: 'Invoices, newest first, a page at a time.',
  permission: 'billing:read',
  input: z.strictObject({
    status: z.enum(SHOWN_STATUSES).optional(),
    open: flagField
      .optional()
      .meta({ description: 'only those of which something is owed, or only the others' }),
    overdue: flagField.optional(),
    customer: refField.optional(),
    order: refField.optional(),
    dayFrom: dayField.optional(),
    dayTo: dayField.optional(),
    dueFrom: dayField.optional(),
    dueTo: dayField.optional(),
    search: textField(100).optional().meta({ description: SEARCHED }),
    ...pageFields,
  }),
  answer: headShape.meta({ id: 'InvoiceHead' }),
  paged: true,
  run: async (input, asking) => {
    const { db, actor } = asking;
    const { org } = actor;
    const after = cursorKey(input.cursor, ['id']);
    if (!after.ok) return after;
    const today = await todayOf(asking);
    const { customer, order, dayFrom, dayTo, dueFrom, dueTo, search, limit } = input;
    const conditions = allOf([
      sql`i.org_id = ${org}`,
      input.status && STATUS_IS[input.status],
      input.open !== undefined && (input.open ? OWED : sql`NOT ${OWED}`),
      input.overdue === true && sql`${OWED} AND i.due_on < ${today}`,
      input.overdue === false && sql`NOT coalesce(${OWED} AND i.due_on < ${today}, false)`,
      customer !== undefined && sql`i.customer_id = ${numberedIs('customer', customer, org)}`,
      order !== undefined && sql`i.order_id = ${numberedIs('sales_order', order, org)}`,
      dayFrom && sql`i.day >= ${dayFrom}`,
      dayTo && sql`i.day <= ${dayTo}`,
      dueFrom && sql`i.due_on >= ${dueFrom}`,
      dueTo && sql`i.due_on <= ${dueTo}`,
      search !== undefined && sql`i.id = ${found(INVOICES, search, org)}`,
      after.value && sql`i.id < ${after.value[0]}`,
    ]);
    const rows = await db.rows(sql`${NAMED} WHERE ${conditions} ORDER BY i.id DESC LIMIT ${limit + 1}`);
    const show = (row: Row) => headView(readInvoices([[row], []])[0] as Invoice, row, today);
    return done(pageOf(rows, limit, show, (row) => [row.id]));
  },
});

const INVOICES = { table: 'invoice', party: 'customer', ofOrder: true } as const;

const OWED = sql`(i.status = 'open' AND i.paid + i.credited < i.total)`;
const STATUS_IS: Readonly<Record<(typeof SHOWN_STATUSES)[number], Sql>> = {
  draft: sql`i.status = 'draft'`,
  open: sql`${OWED} AND i.paid + i.credited = 0`,
  'partially paid': sql`${OWED} AND i.paid + i.credited > 0`,
  paid: sql`i.status = 'open' AND i.paid + i.credited >= i.total`,
  void: sql`i.status = 'void'`,
};

/** SKU, name and unit by product id. */
export async function productsOf(
  db: Reader,
  org: Id,
  lines: readonly { readonly product: Id }[],
): Promise<(id: Id) => Row> {
  const ids = [...new Set(lines.map((line) => line.product))];
  const rows = await db.rows(
    sql`SELECT id, sku, name, unit FROM product WHERE org_id = ${org} AND id = ANY(${ids})`,
  );
  const byId = new Map(rows.map((row) => [row.id as Id, row]));
  return (id) => byId.get(id) ?? {};
}
