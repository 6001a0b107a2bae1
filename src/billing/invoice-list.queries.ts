import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { dayField, flagField, pageFields, refField, textField } from '../command/fields.ts';
import { allOf, numberedIs } from '../command/filters.queries.ts';
import { found, SEARCHED } from '../command/found.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { done } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { NAMED, todayOf } from './invoice.queries.ts';
import { readInvoices } from './invoice.store.ts';
import { type Invoice, SHOWN_STATUSES } from './invoice.ts';
import { headShape, headView } from './invoice.view.ts';

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
    sort: z
      .enum(['created', 'dueOn'])
      .default('created')
      .meta({ description: 'newest first; or what is owed, due earliest first' }),
    ...pageFields,
  }),
  answer: headShape.meta({ id: 'InvoiceHead' }),
  paged: true,
  shows: { by: ['customer'] },
  run: async (input, asking) => {
    const { db, actor } = asking;
    const { org } = actor;
    const byDue = input.sort === 'dueOn';
    const after = cursorKey(input.cursor, byDue ? ['day', 'id'] : ['id']);
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
      dueFrom && sql`${DUE} >= ${dueFrom}`,
      dueTo && sql`${DUE} <= ${dueTo}`,
      search !== undefined && sql`i.id = ${found(INVOICES, search, org)}`,
      byDue ? OWED : after.value && sql`i.id < ${after.value[0]}`,
      byDue && after.value && sql`(${DUE}, i.id) > (${after.value[0]}::date, ${after.value[1]}::uuid)`,
    ]);
    const along = byDue ? sql`${DUE}, i.id` : sql`i.id DESC`;
    const rows = await db.rows(sql`${NAMED} WHERE ${conditions} ORDER BY ${along} LIMIT ${limit + 1}`);
    const show = (row: Row) => headView(readInvoices([[row], []])[0] as Invoice, row, today);
    return done(pageOf(rows, limit, show, (row) => (byDue ? [row.due_on ?? row.day, row.id] : [row.id])));
  },
});

/** An invoice without a due date is due on its own day, as in the ageing. */
const DUE = sql`coalesce(i.due_on, i.day)`;
const INVOICES = { table: 'invoice', party: 'customer', ofOrder: true } as const;

const OWED = sql`(i.status = 'open' AND i.paid + i.credited < i.total)`;
const STATUS_IS: Readonly<Record<(typeof SHOWN_STATUSES)[number], Sql>> = {
  draft: sql`i.status = 'draft'`,
  open: sql`${OWED} AND i.paid + i.credited = 0`,
  'partially paid': sql`${OWED} AND i.paid + i.credited > 0`,
  paid: sql`i.status = 'open' AND i.paid + i.credited >= i.total`,
  void: sql`i.status = 'void'`,
};
