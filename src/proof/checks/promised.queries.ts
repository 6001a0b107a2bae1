import { atPlaces } from '../effects.queries.ts';
import { sqlCheck } from '../from-sql.ts';

const STATUS = 'coalesce(o.disputed_from, o.status)';

/** Lines of orders standing in one of these statuses, with what of each has been shipped. */
const promised = (statuses: string, quantity: string): string => `
  SELECT l.product_id, coalesce(l.location_id, o.location_id) AS location_id, sum(${quantity}) AS promised
  FROM sales_order o
  JOIN sales_order_line l ON l.org_id = $1 AND l.order_id = o.id
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(CASE e.event WHEN 'CONSUME' THEN e.quantity WHEN 'REVERSE_CONSUME' THEN -e.quantity END), 0) AS shipped
    FROM ledger_entry e WHERE e.org_id = $1 AND e.source_id = o.id AND e.line = l.line
  ) AS s
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(n.quantity - n.cancelled), 0) AS drop_shipped
    FROM purchase_link k
    JOIN purchase_order p ON p.org_id = $1 AND p.id = k.purchase_order_id AND p.kind = 'drop-ship'
    JOIN purchase_order_line n ON n.org_id = $1 AND n.purchase_order_id = p.id AND n.line = k.purchase_line
    WHERE k.org_id = $1 AND k.order_id = o.id AND k.order_line = l.line
  ) AS d
  WHERE o.org_id = $1 AND o.deleted_at IS NULL AND ${STATUS} IN (${statuses})
    AND coalesce(l.location_id, o.location_id) IS NOT NULL
  GROUP BY 1, 2`;

const against = (column: string, sums: string): string => `
  SELECT product_id, location_id, '${column}' AS what, trim_scale(coalesce(p.${column}, 0))::text AS stored,
         trim_scale(coalesce(q.promised, 0))::text AS proved
  FROM (SELECT * FROM position WHERE org_id = $1) AS p
  FULL JOIN (${sums}) AS q USING (product_id, location_id)
  WHERE coalesce(p.${column}, 0) <> coalesce(q.promised, 0)`;

/** Q3: allocated = what is open of orders that promise stock. */
export const allocatedIsOpen = sqlCheck(
  'allocated',
  'allocated is what is still open of Confirmed, In Process and Entered orders',
  atPlaces(
    against(
      'allocated',
      promised(
        "'Confirmed', 'In Process', 'Entered'",
        'greatest(0, l.quantity - s.shipped - d.drop_shipped)',
      ),
    ),
  ),
);

export const demandIsReceived = sqlCheck(
  'demand',
  'demand is what Received orders want',
  atPlaces(against('demand', promised("'Received'", 'l.quantity'))),
);
