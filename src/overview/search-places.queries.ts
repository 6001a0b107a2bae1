import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { productRecord } from '../catalog/index.ts';
import { SOURCES } from '../channels/index.ts';
import type { Permission } from '../command/access.ts';
import type { Id } from '../kernel/id.ts';
import { customerRecord, supplierRecord } from '../parties/index.ts';
import type { AnyDefinition } from '../record/index.ts';
import { matching } from '../record/record.queries.ts';

export const MOST_HITS = 6;

/** Where is looked for a text, and what of it may be seen. */
export interface Place {
  readonly kind: string;
  readonly permission: Permission;
  /** Among likely ones the newest comes first; else the first by number. */
  readonly newest: boolean;
  /** Rows of kind, id, ref, title, subtitle, status and rank: the lower, the likelier. */
  readonly look: (text: string, org: Id) => Sql;
}

const begins = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Numbers as they are typed: in full, from their beginning, in small letters, or their digits alone. */
function numbered(table: string, counter: string, text: string, org: Id): Sql {
  const named = raw(table);
  const starting = (prefix: string) => sql`(SELECT id, 2 AS rank FROM ${named}
    WHERE org_id = ${org} AND number LIKE ${prefix} ORDER BY number DESC LIMIT ${MOST_HITS})`;
  const digits = /^\d{1,12}$/.test(text)
    ? sql`UNION ALL (SELECT id, 1 FROM ${named} WHERE org_id = ${org} AND number = (
        SELECT prefix || '-' || ${text.replace(/^0+/, '').padStart(6, '0')} FROM counter
        WHERE org_id = ${org} AND name = ${counter}))`
    : empty;
  return sql`(SELECT id, 0 AS rank FROM ${named} WHERE org_id = ${org} AND number = ANY(${[text, text.toUpperCase()]}))
    UNION ALL ${starting(begins(text))} UNION ALL ${starting(begins(text.toUpperCase()))} ${digits}`;
}

/** Six at most of each way it was found, whatever the ways. */
const hits = (kind: string, found: Sql, shown: Sql): Sql => sql`
  (SELECT ${kind}::text AS kind, f.id, shown.ref, shown.title, shown.subtitle, shown.status, f.rank
   FROM (${found}) AS f CROSS JOIN LATERAL (${shown}) AS shown)`;

const BESIDE = raw(`concat_ws(' · ', c.name, o.customer_po, o.external_id)`);

const orders: Place = {
  kind: 'sales-order',
  permission: 'sales:read',
  newest: true,
  look: (text, org) => {
    const prefix = begins(text);
    return hits(
      'sales-order',
      sql`${numbered('sales_order', 'sales-order', text, org)}
        UNION ALL (SELECT id, 3 FROM sales_order WHERE org_id = ${org} AND lower(customer_po) LIKE ${prefix.toLowerCase()}
          LIMIT ${MOST_HITS})
        UNION ALL (SELECT id, 3 FROM sales_order WHERE org_id = ${org} AND source = ANY(${[...SOURCES]})
          AND external_id LIKE ${prefix} LIMIT ${MOST_HITS})`,
      sql`SELECT o.number AS ref, o.number AS title, ${BESIDE} AS subtitle, o.status FROM sales_order o
        JOIN customer c ON c.org_id = ${org} AND c.id = o.customer_id
        WHERE o.org_id = ${org} AND o.id = f.id AND o.deleted_at IS NULL`,
    );
  },
};

/** Master records by what is searched in their lists; those that begin so come first. */
function recorded(definition: AnyDefinition, kind: string, permission: Permission, code: string): Place {
  const table = raw(kind);
  const named = raw(code);
  return {
    kind,
    permission,
    newest: false,
    look: (text, org) =>
      hits(
        kind,
        sql`(SELECT r.id, CASE WHEN r.${named} = ${text} THEN 0 WHEN lower(r.${named}) LIKE lower(${begins(text)}) THEN 1
            WHEN lower(r.name) LIKE lower(${begins(text)}) THEN 2 ELSE 3 END AS rank
          FROM ${table} r WHERE r.org_id = ${org} AND r.deleted_at IS NULL AND ${matching(definition, text, org)}
          ORDER BY 2, r.${named} LIMIT ${MOST_HITS})`,
        sql`SELECT r.${named} AS ref, r.name AS title, r.${named}::text AS subtitle,
          CASE WHEN r.active THEN NULL ELSE 'inactive' END AS status FROM ${table} r WHERE r.org_id = ${org} AND r.id = f.id`,
      ),
  };
}

/** Documents found by their number, with the party they are for. */
function document(
  kind: string,
  permission: Permission,
  party: 'customer' | 'supplier',
  status: string,
): Place {
  const table = kind.replaceAll('-', '_');
  return {
    kind,
    permission,
    newest: true,
    look: (text, org) =>
      hits(
        kind,
        numbered(table, kind, text, org),
        sql`SELECT d.number AS ref, d.number AS title, p.name AS subtitle, ${raw(status)} AS status FROM ${raw(table)} d
          JOIN ${raw(party)} p ON p.org_id = ${org} AND p.id = d.${raw(party)}_id WHERE d.org_id = ${org} AND d.id = f.id`,
      ),
  };
}

const INVOICE_STATUS = `CASE WHEN d.status <> 'open' THEN d.status WHEN d.paid + d.credited >= d.total THEN 'paid'
  WHEN d.paid + d.credited > 0 THEN 'partially paid' ELSE 'open' END`;

/** In the order they are shown. */
export const PLACES: readonly Place[] = [
  orders,
  recorded(customerRecord, 'customer', 'parties:read', 'number'),
  recorded(productRecord, 'product', 'catalog:read', 'sku'),
  document('invoice', 'billing:read', 'customer', INVOICE_STATUS),
  document('purchase-order', 'purchasing:read', 'supplier', 'd.status'),
  document('shipment', 'shipping:read', 'customer', 'd.status'),
  document('payment', 'billing:read', 'customer', 'NULL::text'),
  document('credit-note', 'billing:read', 'customer', 'NULL::text'),
  recorded(supplierRecord, 'supplier', 'parties:read', 'number'),
];
