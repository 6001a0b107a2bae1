import { effectSql } from '../effects.queries.ts';
import { sqlCheck } from '../from-sql.ts';

/** F2: goods that never left, from stock or from a supplier, cannot come back. */
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
     SELECT coalesce((
       SELECT -sum(${effectSql('onHand')}) FROM ledger_entry e
       WHERE e.org_id = $1 AND e.source_id = b.order_id AND e.line = b.line
     ), 0) + coalesce((
       SELECT sum(n.received) FROM purchase_order p
       JOIN purchase_link k ON k.org_id = $1 AND k.purchase_order_id = p.id AND k.order_line = b.line
       JOIN purchase_order_line n ON n.org_id = $1 AND n.purchase_order_id = p.id AND n.line = k.purchase_line
       WHERE p.org_id = $1 AND p.kind = 'drop-ship' AND p.order_id = b.order_id
     ), 0) AS gone
   ) AS g
   WHERE b.back > g.gone
   ORDER BY 1`,
);
