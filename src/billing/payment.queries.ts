import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { refField } from '../command/fields.ts';
import { numberedIs } from '../command/filters.queries.ts';
import { defineQuery, rowsOf } from '../command/query.ts';
import { done, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import {
  appliedShape,
  givenShape,
  headFields,
  headView,
  listCredit,
  listInput,
  named,
  usesOf,
} from './credit-head.queries.ts';
import { loadPayments, readPayments } from './payment.store.ts';

const paymentHead = z.object({
  ...headFields,
  method: z.string(),
  reference: z.string().nullable(),
  notes: z.string().nullable(),
});
const PAYMENTS = named('payment', sql``);

export const getPayment = defineQuery({
  name: 'payment.get',
  sentence: 'A payment with the invoices it paid and what was given back.',
  permission: 'billing:read',
  input: z.strictObject({ ref: refField }),
  answer: paymentHead.extend({ allocations: appliedShape, refunds: givenShape }).meta({ id: 'Payment' }),
  shows: { by: ['customer'] },
  run: async ({ ref }, { db, actor: { org } }) => {
    const loaded = await rowsOf(db, loadPayments(org, [ref]));
    const [payment] = readPayments(loaded);
    if (!payment) return refused(notFound('payment', 'payment', ref));
    const [row] = await db.rows(sql`${PAYMENTS} WHERE p.org_id = ${org} AND p.id = ${payment.id}`);
    return done({ ...paymentView(row as Row), ...(await usesOf(db, org, payment)) });
  },
});

export const listPayments = defineQuery({
  name: 'payment.list',
  sentence: 'Payments, newest first, a page at a time.',
  permission: 'billing:read',
  input: listInput.extend({ invoice: refField.optional().meta({ description: 'only those that pay it' }) }),
  answer: paymentHead.meta({ id: 'PaymentHead' }),
  paged: true,
  shows: { by: ['customer'] },
  run: ({ invoice, ...input }, asking) => {
    const { org } = asking.actor;
    const more =
      invoice === undefined
        ? undefined
        : sql`EXISTS (SELECT 1 FROM payment_allocation a WHERE a.org_id = p.org_id AND a.payment_id = p.id
            AND a.invoice_id = ${numberedIs('invoice', invoice, org)})`;
    return listCredit('payment', PAYMENTS, input, asking, more, paymentView);
  },
});

const paymentView = (row: Row): z.output<typeof paymentHead> => ({
  ...headView(row),
  method: row.method,
  reference: row.reference,
  notes: row.notes,
});
