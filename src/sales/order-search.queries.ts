import sql, { type Sql } from 'sql-template-tag';
import type { Id } from '../kernel/id.ts';

export const MOST_FOUND = 2000;

/** Ids of the orders that `text` begins. Each branch goes by its own index; what matches more than a page could show is cut at its newest. */
export function searched(text: string, org: Id): Sql {
  const prefix = `${text.replace(/[\\%_]/g, '\\$&')}%`;
  const folded = prefix.toLowerCase();
  const newest = sql`ORDER BY id DESC LIMIT ${MOST_FOUND}`;
  return sql`
    (SELECT id FROM sales_order WHERE org_id = ${org} AND number LIKE ${prefix} ${newest})
    UNION (SELECT id FROM sales_order WHERE org_id = ${org} AND number LIKE ${prefix.toUpperCase()} ${newest})
    UNION (SELECT id FROM sales_order WHERE org_id = ${org} AND lower(customer_po) LIKE ${folded} ${newest})
    UNION (SELECT n.id FROM customer c CROSS JOIN LATERAL (
        SELECT id FROM sales_order s WHERE s.org_id = ${org} AND s.customer_id = c.id ${newest}) AS n
      WHERE c.org_id = ${org} AND lower((c.number || ' ' || c.name) COLLATE "default") LIKE ${`%${folded}`} LIMIT ${MOST_FOUND})
    UNION (SELECT n.order_id FROM product p CROSS JOIN LATERAL (
        SELECT order_id FROM sales_order_line s WHERE s.org_id = ${org} AND s.product_id = p.id
        ORDER BY order_id DESC LIMIT ${MOST_FOUND}) AS n
      WHERE p.org_id = ${org} AND p.sku = ${text})`;
}
