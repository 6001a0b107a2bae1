import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { refField } from '../command/fields.ts';
import { numberedIs } from '../command/filters.queries.ts';
import { defineQuery, rowsOf } from '../command/query.ts';
import { money } from '../kernel/money.ts';
import { done, refused } from '../kernel/problem.ts';
import { formatQuantity } from '../kernel/quantity.ts';
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
import { loadCreditNotes, readCreditNotes } from './credit-note.store.ts';
import { productsOf } from './invoice.queries.ts';
import { amountIn } from './shown.ts';

const noteHead = z.object({
  ...headFields,
  invoice: z.string(),
  invoiceId: z.uuid(),
  reason: z.string(),
  restocked: z.boolean(),
  value: z.string(),
  tax: z.string(),
  reduction: z.string(),
});
const noteLine = z.object({
  line: z.int(),
  product: z.string(),
  name: z.string(),
  quantity: z.string(),
  amount: z.string(),
  tax: z.string(),
});

const NOTES = named(
  'credit_note',
  sql`, (SELECT number FROM invoice i WHERE i.org_id = p.org_id AND i.id = p.invoice_id) AS invoice_number`,
);

export const getCreditNote = defineQuery({
  name: 'credit-note.get',
  sentence: 'A credit note with its lines, the invoices it was applied to and what was given back.',
  permission: 'billing:read',
  input: z.strictObject({ ref: refField }),
  answer: noteHead
    .extend({ lines: z.array(noteLine), allocations: appliedShape, refunds: givenShape })
    .meta({ id: 'CreditNote' }),
  run: async ({ ref }, { db, actor: { org } }) => {
    const loaded = await rowsOf(db, loadCreditNotes(org, [ref]));
    const [note] = readCreditNotes(loaded);
    if (!note) return refused(notFound('credit note', 'credit-note', ref));
    const [row] = await db.rows(sql`${NOTES} WHERE p.org_id = ${org} AND p.id = ${note.id}`);
    const products = await productsOf(db, org, note.lines);
    const amount = amountIn(note.currency);
    const lines = note.lines.map((line) => ({
      line: line.line,
      product: products(line.product).sku,
      name: products(line.product).name,
      quantity: formatQuantity(line.quantity),
      amount: amount(line.amount),
      tax: amount(line.tax),
    }));
    return done({ ...noteView(row as Row), lines, ...(await usesOf(db, org, note)) });
  },
});

export const listCreditNotes = defineQuery({
  name: 'credit-note.list',
  sentence: 'Credit notes, newest first, a page at a time.',
  permission: 'billing:read',
  input: listInput.extend({ invoice: refField.optional() }),
  answer: noteHead.meta({ id: 'CreditNoteHead' }),
  paged: true,
  run: ({ invoice, ...input }, asking) => {
    const { org } = asking.actor;
    const more =
      invoice === undefined ? undefined : sql`p.invoice_id = ${numberedIs('invoice', invoice, org)}`;
    return listCredit('credit_note', NOTES, input, asking, more, noteView);
  },
});

function noteView(row: Row): z.output<typeof noteHead> {
  const amount = amountIn(row.currency);
  return {
    ...headView(row),
    invoice: row.invoice_number,
    invoiceId: row.invoice_id,
    reason: row.reason,
    restocked: row.return_id !== null,
    value: amount(money(row.value)),
    tax: amount(money(row.tax)),
    reduction: amount(money(row.reduction)),
  };
}
