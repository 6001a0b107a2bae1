import sql, { type Sql } from 'sql-template-tag';
import { idBy } from '../command/filters.queries.ts';
import { type Id, isId } from '../kernel/id.ts';

export const productIs = (ref: string, org: Id): Sql => idBy('sku', 'product', ref, org);
export const locationIs = (ref: string, org: Id): Sql => idBy('code', 'location', ref, org);

/** The id of the lot meant by an id or `SKU/NUMBER`. */
export function lotIs(ref: string, org: Id): Sql {
  if (isId(ref)) return sql`${ref}::uuid`;
  const cut = ref.lastIndexOf('/');
  return sql`(SELECT lot.id FROM lot JOIN product r ON r.org_id = lot.org_id AND r.id = lot.product_id
    WHERE lot.org_id = ${org} AND r.sku = ${ref.slice(0, Math.max(cut, 0))} AND lot.number = ${ref.slice(cut + 1)})`;
}
