import { effectSql } from '../effects.queries.ts';
import { sqlCheck } from '../from-sql.ts';

/** F2: goods that never left cannot come back; both sides as the ledger holds them. */
export const returnedHasShipped = sqlCheck(
  'returned',
  'no more came back of an order line than had left for it',
  `SELECT o.number || ' line ' || b.line AS subject, 'returned' AS what, trim_scale(b.back)::text AS stored,
          'at most ' || trim_scale(g.gone)::text AS proved, b.order_id AS id
   FROM (
     SELECT d.order_id, e.line, sum(${effectSql('onHand')}) AS back
     FROM stock_document d JOIN ledger_entry e ON e.org_id = $1 AND e.source_id = d.id
     WHERE d.org_id = $1 AND d.kind = 'return' AND d.order_id IS NOT NULL GROUP BY 1, 2
   ) AS b
   JOIN sales_order o ON o.org_id = $1 AND o.id = b.order_id
   CROSS JOIN LATERAL (
     SELECT coalesce(-sum(${effectSql('onHand')}), 0) AS gone
     FROM ledger_entry e WHERE e.org_id = $1 AND e.source_id = b.order_id AND e.line = b.line
   ) AS g
   WHERE b.back > g.gone
   ORDER BY 1`,
);
