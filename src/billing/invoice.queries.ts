import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { refField } from '../command/fields.ts';
import { type Asking, defineQuery, type Reader, rowsOf } from '../command/query.ts';
import { moveShape } from '../command/shapes.ts';
import { type Day, dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { done, refused } from '../kernel/problem.ts';
import { type OfferedMove, offeredMoves } from '../lifecycle/cycle.ts';
import type { Row } from '../store/statement.ts';
import { invoiceCycle } from './invoice.cycle.ts';
import { loadInvoices, readInvoices } from './invoice.store.ts';
import type { Invoice } from './invoice.ts';
import { headShape, headView, lineShape, lineView } from './invoice.view.ts';
import { touched } from './voiding.ts';

/** What people call the order and the customer of an invoice. */
export const NAMED = sql`
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
  shows: { by: ['customer'] },
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
