import sql, { raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { dayField, flagField, pageFields, refField, textField } from '../command/fields.ts';
import { allOf, numberedIs } from '../command/filters.queries.ts';
import { found, SEARCHED } from '../command/found.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import type { Asking, Reader } from '../command/query.ts';
import { partyShape } from '../command/shapes.ts';
import { minus } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { money } from '../kernel/money.ts';
import { done } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import type { Credit } from './credit.ts';
import { amountIn } from './shown.ts';

/** What payments and credit notes have in common. */
export const headFields = {
  id: z.uuid(),
  number: z.string(),
  customer: partyShape,
  order: z.string().nullable(),
  orderId: z.uuid().nullable(),
  day: z.iso.date(),
  currency: z.string(),
  amount: z.string(),
  allocated: z.string(),
  refunded: z.string(),
  left: z.string(),
  createdAt: z.iso.datetime(),
  version: z.int(),
};
export const appliedShape = z.array(
  z.object({ invoice: z.string(), invoiceId: z.uuid(), amount: z.string() }),
);
export const givenShape = z.array(
  z.object({
    number: z.string(),
    day: z.iso.date(),
    method: z.string(),
    reference: z.string().nullable(),
    amount: z.string(),
  }),
);
/** Payments or credit notes `p` with what people call their customer and order. */
export const named = (table: 'payment' | 'credit_note', more: Sql): Sql => sql`
  SELECT p.*, o.number AS order_number, c.number AS customer_number, c.name AS customer_name ${more}
  FROM ${raw(table)} p
  JOIN customer c ON c.org_id = p.org_id AND c.id = p.customer_id
  LEFT JOIN sales_order o ON o.org_id = p.org_id AND o.id = p.order_id`;
export function headView(row: Row) {
  const amount = amountIn(row.currency);
  const [total, allocated, refunded] = [money(row.amount), money(row.allocated), money(row.refunded)];
  return {
    id: row.id as Id,
    number: row.number as string,
    customer: { id: row.customer_id, number: row.customer_number, name: row.customer_name },
    order: row.order_number as string | null,
    orderId: row.order_id as Id | null,
    day: row.day,
    currency: row.currency as string,
    amount: amount(total),
    allocated: amount(allocated),
    refunded: amount(refunded),
    left: amount(minus(minus(total, allocated), refunded)),
    createdAt: row.created_at,
    version: row.version as number,
  };
}

/** The invoices it was applied to, and what was given back. */
export async function usesOf(db: Reader, org: Id, credit: Credit) {
  const ids = credit.allocations.map((one) => one.invoice);
  const rows = await db.rows(sql`SELECT id, number FROM invoice WHERE org_id = ${org} AND id = ANY(${ids})`);
  const numbers = new Map(rows.map((row) => [row.id as Id, row.number as string]));
  const amount = amountIn(credit.currency);
  return {
    allocations: credit.allocations.map((one) => ({
      invoice: numbers.get(one.invoice) as string,
      invoiceId: one.invoice,
      amount: amount(one.amount),
    })),
    refunds: credit.refunds.map(({ id: _, ...one }) => ({ ...one, amount: amount(one.amount) })),
  };
}

export const listInput = z.strictObject({
  customer: refField.optional(),
  order: refField.optional(),
  dayFrom: dayField.optional(),
  dayTo: dayField.optional(),
  search: textField(100).optional().meta({ description: SEARCHED }),
  unallocated: flagField.optional().meta({ description: 'only those of which something is left' }),
  ...pageFields,
});

export async function listCredit<V>(
  table: 'payment' | 'credit_note',
  head: Sql,
  input: z.output<typeof listInput>,
  { db, actor: { org } }: Asking,
  more: Sql | undefined,
  show: (row: Row) => V,
) {
  const after = cursorKey(input.cursor, ['id']);
  if (!after.ok) return after;
  const { customer, order, dayFrom, dayTo, search, unallocated, limit } = input;
  const conditions = allOf([
    sql`p.org_id = ${org}`,
    customer !== undefined && sql`p.customer_id = ${numberedIs('customer', customer, org)}`,
    order !== undefined && sql`p.order_id = ${numberedIs('sales_order', order, org)}`,
    dayFrom && sql`p.day >= ${dayFrom}`,
    dayTo && sql`p.day <= ${dayTo}`,
    unallocated && sql`p.allocated + p.refunded < p.amount`,
    search !== undefined && sql`p.id = ${found({ table, party: 'customer', ofOrder: true }, search, org)}`,
    more,
    after.value && sql`p.id < ${after.value[0]}`,
  ]);
  const rows = await db.rows(sql`${head} WHERE ${conditions} ORDER BY p.id DESC LIMIT ${limit + 1}`);
  return done(pageOf(rows, limit, show, (row) => [row.id]));
}
