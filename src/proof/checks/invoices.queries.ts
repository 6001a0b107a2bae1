import { type Money, minus, PRICE_SCALE, type Price, parseFixed } from '../../kernel/fixed.ts';
import { formatMoney, lineAmount, minorDigits, money } from '../../kernel/money.ts';
import { quantity } from '../../kernel/quantity.ts';
import type { Row } from '../../store/statement.ts';
import type { Difference, LedgerCheck } from '../check.ts';
import { differing } from '../differing.queries.ts';
import { sqlCheck } from '../from-sql.ts';

/** How an invoice is called; a draft has no number. */
export const CALLED =
  "coalesce(t.number, 'draft of ' || (SELECT number FROM sales_order WHERE org_id = $1 AND id = t.order_id))";

/** A9 for invoices: what is asked for is the lines, the charges and the tax. */
export const invoiceTotals = sqlCheck(
  'invoice-totals',
  'the value, tax and total of an invoice are those of its lines and charges',
  differing(
    CALLED,
    `SELECT i.*, coalesce(s.amounts, 0) AS amounts, coalesce(s.taxes, 0) AS taxes
     FROM invoice i
     LEFT JOIN (
       SELECT invoice_id, sum(amount) AS amounts, sum(tax) AS taxes FROM invoice_line WHERE org_id = $1 GROUP BY 1
     ) AS s ON s.invoice_id = i.id
     WHERE i.org_id = $1`,
    [
      ['value', 't.value', 't.amounts'],
      ['tax', 't.tax', 't.taxes'],
      [
        'total',
        't.total',
        't.value + t.shipping_charge + t.other_charge + CASE WHEN t.prices_include_tax THEN 0 ELSE t.tax END',
      ],
    ],
  ),
);

const LINES = `
  SELECT i.id, i.currency, coalesce(i.number, 'draft of ' || o.number) AS number, l.line, l.quantity, l.unit_price,
         l.discount, l.amount
  FROM invoice i
  JOIN invoice_line l ON l.org_id = $1 AND l.order_id = i.order_id AND l.invoice_id = i.id
  LEFT JOIN sales_order o ON o.org_id = $1 AND o.id = i.order_id
  WHERE i.org_id = $1`;

/** A9, line by line. */
export const invoiceLines: LedgerCheck = {
  name: 'invoice-lines',
  sentence: 'the amount of an invoice line is quantity × unit price − discount, rounded',
  async *find(snapshot, org): AsyncGenerator<Difference> {
    for await (const rows of snapshot.stream(LINES, [org])) {
      for (const row of rows) {
        const [stored, proved] = [money(row.amount), amountOf(row)];
        if (minus(stored, proved) === 0n) continue;
        const [shown, wanted] = [stored, proved].map((one) => formatMoney(one, minorDigits(row.currency)));
        const subject = `${row.number} line ${row.line}`;
        yield { subject, what: 'amount', stored: shown as string, proved: wanted as string, id: row.id };
      }
    }
  },
};

function amountOf(row: Row): Money {
  const price = parseFixed(row.unit_price, PRICE_SCALE) as Price;
  return lineAmount(quantity(row.quantity), price, money(row.discount), minorDigits(row.currency));
}

/** D8: a number is missing, or an invoice that was opened has none. */
export const invoiceNumbers = sqlCheck(
  'invoice-numbers',
  'invoices are numbered from 1 without gaps, each when it is opened',
  `SELECT * FROM (
     SELECT c.prefix || '-' || lpad(n.n::text, greatest(6, length(n.n::text)), '0') AS subject, 'number' AS what,
            'no invoice' AS stored, 'one invoice' AS proved, NULL::uuid AS id
     FROM counter c
     CROSS JOIN LATERAL generate_series(1, c.last) AS n(n)
     LEFT JOIN invoice i ON i.org_id = $1
       AND i.number = c.prefix || '-' || lpad(n.n::text, greatest(6, length(n.n::text)), '0')
     WHERE c.org_id = $1 AND c.name = 'invoice' AND i.id IS NULL
     UNION ALL
     SELECT coalesce(i.number, i.id::text), 'number (' || i.status || ')', coalesce(i.number, 'none'),
            CASE WHEN i.number IS NULL THEN 'one since it was opened' ELSE 'none before it is opened' END, i.id
     FROM invoice i WHERE i.org_id = $1 AND (i.status = 'draft') = (i.number IS NOT NULL)
   ) AS found ORDER BY 1`,
);
