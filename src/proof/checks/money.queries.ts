import { differing } from '../differing.queries.ts';
import { sqlCheck } from '../from-sql.ts';
import { CALLED } from './invoices.queries.ts';

const sumBy = (by: string, column: string, table: string): string =>
  `(SELECT ${by} AS id, sum(${column}) AS amount FROM ${table} WHERE org_id = $1 GROUP BY 1)`;
/** No more than a document is about; one below zero is about nothing. */
const atMost = (sum: string, most: string): string => `least(${sum}, greatest(${most}, 0))`;

/** D4–D6, seen from the invoice. */
export const invoicePayments = sqlCheck(
  'invoice-payments',
  'what is paid on an invoice, and credited, is what was applied to it, and never beyond its total',
  differing(
    CALLED,
    `SELECT i.*, coalesce(p.amount, 0) AS payments, coalesce(c.amount, 0) AS credits, coalesce(g.amount, 0) AS given
     FROM invoice i
     LEFT JOIN ${sumBy('invoice_id', 'amount', 'payment_allocation')} AS p ON p.id = i.id
     LEFT JOIN ${sumBy('invoice_id', 'amount', 'credit_note_allocation')} AS c ON c.id = i.id
     LEFT JOIN ${sumBy('invoice_id', 'amount', 'credit_note')} AS g ON g.id = i.id
     WHERE i.org_id = $1`,
    [
      ['paid', 't.paid', 't.payments'],
      ['credited', 't.credited', 't.credits'],
      ['credit given', 't.credit_given', 't.given'],
      ['paid and credited', 't.paid + t.credited', atMost('t.paid + t.credited', 't.total')],
      ['credit given of its total', 't.credit_given', atMost('t.credit_given', 't.total')],
    ],
  ),
);

const usedOf = (table: string, allocation: string, column: string): string => `
  SELECT d.*, coalesce(a.amount, 0) AS allocations, coalesce(r.amount, 0) AS refunds
  FROM ${table} d
  LEFT JOIN ${sumBy(column, 'amount', allocation)} AS a ON a.id = d.id
  LEFT JOIN ${sumBy('source_id', 'amount', 'refund')} AS r ON r.id = d.id
  WHERE d.org_id = $1`;

const USES = [
  ['allocated', 't.allocated', 't.allocations'],
  ['refunded', 't.refunded', 't.refunds'],
  ['allocated and refunded', 't.allocated + t.refunded', atMost('t.allocated + t.refunded', 't.amount')],
] as const;

/** D5: money is on invoices, given back, or left; never more than came in. */
export const paymentsUsed = sqlCheck(
  'payments',
  'what a payment has paid and given back is what its allocations and refunds say, and no more than came in',
  differing('t.number', usedOf('payment', 'payment_allocation', 'payment_id'), USES),
);

/** D6: the same of credit notes, and what they are worth. */
export const creditNotesUsed = sqlCheck(
  'credit-notes',
  'a credit note is worth its lines, charges and tax, and what it paid and gave back is no more than that',
  differing(
    't.number',
    `SELECT u.*, coalesce(l.amounts, u.value) AS amounts, coalesce(l.taxes, 0) AS taxes, i.prices_include_tax,
            i.shipping_charge + i.other_charge AS charges
     FROM (${usedOf('credit_note', 'credit_note_allocation', 'credit_note_id')}) AS u
     JOIN invoice i ON i.org_id = $1 AND i.id = u.invoice_id
     LEFT JOIN (
       SELECT credit_note_id, sum(amount) AS amounts, sum(tax) AS taxes FROM credit_note_line WHERE org_id = $1 GROUP BY 1
     ) AS l ON l.credit_note_id = u.id`,
    [
      ...USES,
      ['tax', 't.tax', 't.taxes'],
      ['value', 't.value', 'CASE WHEN t.value = t.amounts + t.charges THEN t.value ELSE t.amounts END'],
      ['amount', 't.amount', 't.value + CASE WHEN t.prices_include_tax THEN 0 ELSE t.tax END - t.reduction'],
    ],
  ),
);

/** D6: line by line, never beyond what was invoiced. */
export const creditedLines = sqlCheck(
  'credited-lines',
  'what is credited of an invoice line is what credit notes took back, and no more than was invoiced',
  differing(
    `${CALLED} || ' line ' || t.line`,
    `SELECT l.*, i.id, i.number, coalesce(c.quantity, 0) AS back, coalesce(c.amount, 0) AS back_amount,
            coalesce(c.tax, 0) AS back_tax
     FROM invoice_line l
     JOIN invoice i ON i.org_id = $1 AND i.id = l.invoice_id
     LEFT JOIN (
       SELECT n.invoice_id, k.line, sum(k.quantity) AS quantity, sum(k.amount) AS amount, sum(k.tax) AS tax
       FROM credit_note n JOIN credit_note_line k ON k.org_id = $1 AND k.credit_note_id = n.id
       WHERE n.org_id = $1 GROUP BY 1, 2
     ) AS c ON c.invoice_id = l.invoice_id AND c.line = l.line
     WHERE l.org_id = $1`,
    [
      ['credited', 't.credited', 't.back'],
      ['credited amount', 't.credited_amount', 't.back_amount'],
      ['credited tax', 't.credited_tax', 't.back_tax'],
      ['credited of its quantity', 't.credited', atMost('t.credited', 't.quantity')],
      ['credited of its amount', 't.credited_amount', atMost('t.credited_amount', 't.amount')],
    ],
  ),
);
