import { atPlaces, effectSql } from '../effects.queries.ts';
import { sqlCheck } from '../from-sql.ts';

const OPEN = 'greatest(0, n.quantity - n.cancelled - n.received)';

/** E2, F2: what is on its way, from the documents. */
export const expectedIsComing = sqlCheck(
  'expected',
  'expected is what issued purchase orders and transfers on their way still bring',
  atPlaces(`
    SELECT product_id, location_id, 'expected' AS what, trim_scale(coalesce(p.expected, 0))::text AS stored,
           trim_scale(coalesce(q.coming, 0))::text AS proved
    FROM (SELECT * FROM position WHERE org_id = $1) AS p
    FULL JOIN (
      SELECT product_id, location_id, sum(coming) AS coming FROM (
        SELECT n.product_id, o.location_id, ${OPEN} AS coming
        FROM purchase_order o
        JOIN purchase_order_line n ON n.org_id = $1 AND n.purchase_order_id = o.id
        WHERE o.org_id = $1 AND o.kind = 'stock' AND o.status IN ('issued', 'partially received')
        UNION ALL
        SELECT e.product_id, e.location_id, ${effectSql('expected')} AS coming
        FROM transfer t JOIN ledger_entry e ON e.org_id = $1 AND e.source_id = t.id
        WHERE t.org_id = $1 AND t.status IN ('in transit', 'partially received')
      ) AS parts GROUP BY 1, 2
    ) AS q USING (product_id, location_id)
    WHERE coalesce(p.expected, 0) <> coalesce(q.coming, 0)`),
);

const sumOf = (event: string, kind: string): string => `
  SELECT d.purchase_order_id, e.product_id, sum(e.quantity) AS moved
  FROM stock_document d JOIN ledger_entry e ON e.org_id = $1 AND e.source_id = d.id AND e.event = '${event}'
  WHERE d.org_id = $1 AND d.kind = '${kind}' AND d.purchase_order_id IS NOT NULL GROUP BY 1, 2`;

const bought = (column: string, event: string, kind: string): string => `
  SELECT coalesce(o.number, q.purchase_order_id::text) || ' ' || coalesce(r.sku, product_id::text) AS subject,
         '${column}' AS what, trim_scale(coalesce(p.moved, 0))::text AS stored,
         trim_scale(coalesce(q.moved, 0))::text AS proved, purchase_order_id AS id
  FROM (
    SELECT n.purchase_order_id, n.product_id, sum(n.${column}) AS moved
    FROM purchase_order o JOIN purchase_order_line n ON n.org_id = $1 AND n.purchase_order_id = o.id
    WHERE o.org_id = $1 AND o.kind = 'stock' GROUP BY 1, 2
  ) AS p
  FULL JOIN (${sumOf(event, kind)}) AS q USING (purchase_order_id, product_id)
  LEFT JOIN purchase_order o ON o.org_id = $1 AND o.id = purchase_order_id
  LEFT JOIN product r ON r.org_id = $1 AND r.id = product_id
  WHERE coalesce(p.moved, 0) <> coalesce(q.moved, 0)`;

/** What a purchase order says came in and went back is what its receipts and returns booked. */
export const purchasesAddUp = sqlCheck(
  'purchases',
  'what came in on a purchase order, and went back, is what its receipts and returns booked',
  `${bought('received', 'RECEIVE', 'receipt')} UNION ALL ${bought('returned', 'DISPOSE', 'supplier-return')}
   ORDER BY 1, 2`,
);

/** A purchase order stands where its lines have taken it. */
export const purchaseStatuses = sqlCheck(
  'purchase-statuses',
  'a purchase order is received, closed or cancelled when nothing of it is open, and only then',
  `SELECT o.number AS subject, 'status' AS what, o.status AS stored,
          CASE WHEN s.open > 0 THEN trim_scale(s.open)::text || ' still open' ELSE 'nothing open' END AS proved, o.id
   FROM purchase_order o
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(${OPEN}), 0) AS open, coalesce(sum(n.received), 0) AS received
     FROM purchase_order_line n WHERE n.org_id = $1 AND n.purchase_order_id = o.id
   ) AS s
   WHERE o.org_id = $1 AND (
     (o.status IN ('received', 'shipped', 'closed', 'cancelled') AND s.open > 0)
     OR (o.status IN ('issued', 'partially received', 'partially shipped') AND s.open = 0)
     OR (o.status IN ('draft', 'issued', 'cancelled') AND s.received > 0)
     OR (o.status IN ('partially received', 'partially shipped', 'received', 'shipped') AND s.received = 0))
   ORDER BY 1`,
);

/** Of a transfer nothing is lost unsaid: what left arrived, is on its way, or was closed as lost. */
export const transfersArrive = sqlCheck(
  'transfers',
  'of what a transfer sent, all that has not arrived is expected until it is received or closed',
  `SELECT t.number AS subject, 'on the way (' || t.status || ')' AS what, trim_scale(s.coming)::text AS stored,
          trim_scale(CASE WHEN t.status IN ('in transit', 'partially received') THEN s.gone - s.arrived ELSE 0 END)::text AS proved,
          t.id
   FROM transfer t
   CROSS JOIN LATERAL (
     SELECT coalesce(sum(CASE WHEN e.event = 'TRANSFER' THEN e.quantity END), 0) AS gone,
            coalesce(sum(CASE WHEN e.event = 'RECEIVE' THEN e.quantity END), 0) AS arrived,
            coalesce(sum(${effectSql('expected')}), 0) AS coming
     FROM ledger_entry e WHERE e.org_id = $1 AND e.source_id = t.id
   ) AS s
   WHERE t.org_id = $1 AND (
     s.coming <> CASE WHEN t.status IN ('in transit', 'partially received') THEN s.gone - s.arrived ELSE 0 END
     OR (t.status = 'received' AND s.arrived <> s.gone) OR (t.status = 'in transit' AND s.arrived > 0))
   ORDER BY 1`,
);
