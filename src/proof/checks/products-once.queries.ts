import { sqlCheck } from '../from-sql.ts';

/** A4: a product appears at most once per order. */
export const productsOnce = sqlCheck(
  'products-once',
  'a product stands on at most one line of an order',
  `SELECT coalesce(o.number, l.order_id::text) || ' ' || coalesce(p.sku, l.product_id::text) AS subject, 'lines' AS what,
          count(*)::text AS stored, '1' AS proved, l.order_id AS id
   FROM sales_order_line l
   LEFT JOIN sales_order o ON o.org_id = $1 AND o.id = l.order_id
   LEFT JOIN product p ON p.org_id = $1 AND p.id = l.product_id
   WHERE l.org_id = $1 GROUP BY l.order_id, l.product_id, o.number, p.sku HAVING count(*) > 1 ORDER BY 1`,
);
