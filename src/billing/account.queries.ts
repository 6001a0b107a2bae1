import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { refField } from '../command/fields.ts';
import { numberedIs } from '../command/filters.queries.ts';
import { defineQuery } from '../command/query.ts';
import { partyShape } from '../command/shapes.ts';
import { minus, total } from '../kernel/fixed.ts';
import type { Id } from '../kernel/id.ts';
import { money } from '../kernel/money.ts';
import { done, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { EXPOSED } from './exposure.store.ts';
import { todayOf } from './invoice.queries.ts';
import { amountIn } from './shown.ts';

const MOST = 200;
const openShape = z.object({
  id: z.uuid(),
  number: z.string(),
  day: z.iso.date(),
  dueOn: z.iso.date().nullable(),
  overdue: z.boolean(),
  currency: z.string(),
  total: z.string(),
  owed: z.string(),
});
const creditShape = z.object({
  kind: z.string(),
  id: z.uuid(),
  number: z.string(),
  order: z.string().nullable(),
  currency: z.string(),
  amount: z.string(),
  left: z.string(),
});

export const customerAccount = defineQuery({
  name: 'customer.account',
  sentence: 'What a customer owes: open orders and invoices, deposits and credit, beside the credit limit.',
  permission: 'billing:read',
  input: z.strictObject({ ref: refField }),
  answer: z
    .object({
      customer: partyShape,
      creditLimit: z.object({ amount: z.string(), currency: z.string(), left: z.string() }).nullable(),
      currencies: z.array(
        z.object({
          currency: z.string(),
          orders: z.string(),
          invoices: z.string(),
          deposits: z.string(),
          credit: z.string(),
          exposure: z.string(),
        }),
      ),
      openInvoices: z.array(openShape),
      credits: z.array(creditShape),
    })
    .meta({ id: 'CustomerAccount' }),
  run: async ({ ref }, asking) => {
    const { db, actor } = asking;
    const { org } = actor;
    const [customer] = await db.rows(sql`
      SELECT id, number, name, currency, credit_limit FROM customer
      WHERE org_id = ${org} AND id = ${numberedIs('customer', ref, org)} AND deleted_at IS NULL`);
    if (!customer) return refused(notFound('customer', 'customer', ref));
    const id = customer.id as Id;
    const [parts, open, credits, { currency: usual }, today] = await Promise.all([
      db.statement({ name: 'customer.exposed', text: EXPOSED('$2::uuid'), values: [org, id] }),
      db.rows(sql`SELECT id, number, day, due_on, currency, total, total - paid - credited AS owed FROM invoice
        WHERE org_id = ${org} AND customer_id = ${id} AND status = 'open' AND paid + credited < total
        ORDER BY due_on, id LIMIT ${MOST}`),
      db.rows(creditsOf(org, id)),
      asking.organisation(),
      todayOf(asking),
    ]);
    const { number, name } = customer;
    const currencies = [...Map.groupBy(parts, (row) => row.currency as string)].map(sumsOf);
    return done({
      customer: { id, number, name },
      creditLimit: limitOf(customer, customer.currency ?? usual, parts),
      currencies: currencies.sort((a, b) => (a.currency < b.currency ? -1 : 1)),
      openInvoices: open.map((row) => openView(row, today)),
      credits: credits.map(creditView),
    });
  },
});

const creditsOf = (org: Id, customer: Id) => sql`
  SELECT 'payment' AS kind, p.id, p.number, o.number AS order_number, p.currency, p.amount,
         p.amount - p.allocated - p.refunded AS left
  FROM payment p LEFT JOIN sales_order o ON o.org_id = p.org_id AND o.id = p.order_id
  WHERE p.org_id = ${org} AND p.customer_id = ${customer} AND p.allocated + p.refunded < p.amount
  UNION ALL
  SELECT 'credit-note', id, number, NULL, currency, amount, amount - allocated - refunded FROM credit_note
  WHERE org_id = ${org} AND customer_id = ${customer} AND allocated + refunded < amount
  ORDER BY number LIMIT ${MOST}`;

const sumOf = (rows: readonly Row[]) => total(rows.map((row) => money(row.amount)));

function sumsOf([currency, rows]: [string, Row[]]) {
  const amount = amountIn(currency);
  const part = (name: string) => sumOf(rows.filter((row) => row.part === name));
  return {
    currency,
    orders: amount(part('orders')),
    invoices: amount(part('invoices')),
    deposits: amount(minus(money(0), part('deposits'))),
    credit: amount(minus(money(0), part('credit'))),
    exposure: amount(sumOf(rows)),
  };
}

function limitOf(customer: Row, currency: string, parts: readonly Row[]) {
  if (customer.credit_limit === null) return null;
  const limit = money(customer.credit_limit);
  const used = sumOf(parts.filter((row) => row.currency === currency));
  const amount = amountIn(currency);
  return { amount: amount(limit), currency, left: amount(minus(limit, used)) };
}

const openView = (row: Row, today: string): z.output<typeof openShape> => ({
  id: row.id,
  number: row.number,
  day: row.day,
  dueOn: row.due_on,
  overdue: row.due_on !== null && row.due_on < today,
  currency: row.currency,
  total: amountIn(row.currency)(money(row.total)),
  owed: amountIn(row.currency)(money(row.owed)),
});

const creditView = (row: Row): z.output<typeof creditShape> => ({
  kind: row.kind,
  id: row.id,
  number: row.number,
  order: row.order_number,
  currency: row.currency,
  amount: amountIn(row.currency)(money(row.amount)),
  left: amountIn(row.currency)(money(row.left)),
});
