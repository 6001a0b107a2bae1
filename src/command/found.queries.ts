import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { Id } from '../kernel/id.ts';

/** Documents that bear a number and name a party. */
interface Found {
  readonly table: 'invoice' | 'payment' | 'credit_note' | 'purchase_order' | 'shipment';
  readonly party: 'customer' | 'supplier';
  /** Whether its table names a sales order. */
  readonly ofOrder: boolean;
}

/** More than anybody reads: of what a text finds, the newest. */
const MOST_FOUND = 2000;

export const SEARCHED =
  'the beginning of its number, the number of its order, a part of the name or number of its party';

/**
 * Ids of documents, as one array, by what people type: the beginning of their number, the number of the order they are
 * about, or a part of their party's number or name. Each way goes by its own index.
 */
export function found({ table, party, ofOrder }: Found, text: string, org: Id): Sql {
  const plain = text.replace(/[\\%_]/g, '\\$&');
  const [documents, parties] = [raw(table), raw(party)];
  const begins = (prefix: string) => sql`(SELECT id FROM ${documents}
    WHERE org_id = ${org} AND number LIKE ${prefix} ORDER BY number DESC LIMIT ${MOST_FOUND})`;
  const newest = (of: Sql) => sql`CROSS JOIN LATERAL (SELECT d.id FROM ${documents} d
    WHERE d.org_id = ${org} AND ${of} ORDER BY d.id DESC LIMIT ${MOST_FOUND}) AS n`;
  const ordered = sql`UNION (SELECT n.id FROM sales_order o ${newest(sql`d.order_id = o.id`)}
    WHERE o.org_id = ${org} AND o.number = ANY(${[text, text.toUpperCase()]}))`;
  return sql`ANY(ARRAY(
    ${begins(`${plain}%`)} UNION ${begins(`${plain.toUpperCase()}%`)} ${ofOrder ? ordered : empty}
    UNION (SELECT n.id FROM ${parties} c ${newest(sql`d.${parties}_id = c.id`)}
      WHERE c.org_id = ${org} AND lower((c.number || ' ' || c.name) COLLATE "default") LIKE lower(${`%${plain}%`} COLLATE "default")
      LIMIT ${MOST_FOUND})))`;
}
