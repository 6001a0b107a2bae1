import { PROMISED } from './present.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const KEYS = 'unnest($2::uuid[], $3::uuid[]) AS k(product_id, location_id)';
/**
 * Lines a product has ever been on, from which the open orders are gone through instead of its own; fewer where many
 * products are asked about, since going through the open orders then serves them all.
 */
const MANY = 'greatest(20, least(1000, 10000 / cardinality($2::uuid[])))';

const ORDER = 'id, number, status, location_id, priority, must_arrive_by, status_dates, order_date';
const IS_PROMISED = `o.status IN (${quoted([...PROMISED, 'In-Dispute'])})
    AND (o.status <> 'In-Dispute' OR o.disputed_from IN (${quoted(PROMISED)})) AND o.deleted_at IS NULL`;

/**
 * The open lines of products at locations: `$1` the organisation, `$2` the products, `$3` the locations. A product on
 * few lines is asked for its orders. One with a long history, nearly all of it closed, would cost a look at each of
 * those orders: for all of these together the open orders are gone through once (100,000 closed and 11,000 open orders
 * of a product: 55 ms, with no index the intake of orders would pay for).
 */
export const LINES = `
WITH k AS MATERIALIZED (
  SELECT k.product_id, k.location_id, EXISTS (
    SELECT 1 FROM sales_order_line l WHERE l.org_id = $1::uuid AND l.product_id = k.product_id OFFSET ${MANY}
  ) AS is_common
  FROM ${KEYS} CROSS JOIN LATERAL (
    SELECT 1 FROM position p WHERE p.org_id = $1::uuid AND p.product_id = k.product_id
      AND p.location_id = k.location_id AND p.allocated > 0 OFFSET 0
  ) AS p
), found AS (
  SELECT k.product_id, k.location_id AS at, o.*, l.line, l.quantity
  FROM k
  CROSS JOIN LATERAL (
    SELECT order_id, line, quantity, location_id FROM sales_order_line l
    WHERE l.org_id = $1::uuid AND l.product_id = k.product_id OFFSET 0
  ) AS l
  CROSS JOIN LATERAL (
    SELECT ${ORDER} FROM sales_order o WHERE o.org_id = $1::uuid AND o.id = l.order_id AND ${IS_PROMISED} OFFSET 0
  ) AS o
  WHERE NOT k.is_common AND coalesce(l.location_id, o.location_id) = k.location_id
  UNION ALL
  SELECT k.product_id, k.location_id AS at, o.*, l.line, l.quantity
  FROM (SELECT array_agg(DISTINCT product_id) AS products FROM k WHERE is_common HAVING count(*) > 0) AS c
  CROSS JOIN LATERAL (
    SELECT ${ORDER} FROM sales_order o WHERE o.org_id = $1::uuid AND ${IS_PROMISED} OFFSET 0
  ) AS o
  CROSS JOIN LATERAL (
    SELECT line, quantity, location_id, product_id FROM sales_order_line l
    WHERE l.org_id = $1::uuid AND l.order_id = o.id AND l.product_id = ANY(c.products) OFFSET 0
  ) AS l
  JOIN k ON k.is_common AND k.product_id = l.product_id AND k.location_id = coalesce(l.location_id, o.location_id)
)
SELECT f.product_id, f.at AS location_id, f.id, f.number, f.line, f.quantity, f.priority, f.must_arrive_by,
       coalesce(f.status_dates ->> 'Confirmed', f.status_dates ->> 'Entered', f.order_date::text) AS since,
       coalesce(s.shipped, 0) AS shipped, coalesce(s.committed, 0) AS committed, coalesce(d.quantity, 0) AS on_drop_ship
FROM found f
LEFT JOIN LATERAL (
  SELECT sum(n.quantity) FILTER (WHERE s.status = 'shipped') AS shipped,
         sum(n.quantity) FILTER (WHERE s.status IN ('committed', 'picked', 'packed')) AS committed
  FROM shipment_line n
  CROSS JOIN LATERAL (SELECT status FROM shipment s WHERE s.org_id = $1::uuid AND s.id = n.shipment_id OFFSET 0) AS s
  WHERE n.org_id = $1::uuid AND n.order_id = f.id AND n.line = f.line OFFSET 0
) AS s ON f.status = 'In Process'
LEFT JOIN LATERAL (
  SELECT sum(greatest(0, least(b.before + x.quantity, n.quantity - n.cancelled) - b.before)) AS quantity
  FROM purchase_link x
  CROSS JOIN LATERAL (
    SELECT kind FROM purchase_order p WHERE p.org_id = $1::uuid AND p.id = x.purchase_order_id OFFSET 0
  ) AS p
  CROSS JOIN LATERAL (
    SELECT quantity, cancelled FROM purchase_order_line n
    WHERE n.org_id = $1::uuid AND n.purchase_order_id = x.purchase_order_id AND n.line = x.purchase_line OFFSET 0
  ) AS n
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(y.quantity), 0) AS before FROM purchase_link y
    WHERE y.org_id = $1::uuid AND y.purchase_order_id = x.purchase_order_id
      AND y.purchase_line = x.purchase_line AND y.position < x.position OFFSET 0
  ) AS b
  WHERE x.org_id = $1::uuid AND x.order_id = f.id AND x.order_line = f.line AND p.kind = 'drop-ship' OFFSET 0
) AS d ON f.status <> 'Entered'`;
