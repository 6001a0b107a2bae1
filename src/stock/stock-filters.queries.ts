import sql, { join, raw, type Sql } from 'sql-template-tag';
import { type Id, isId } from '../kernel/id.ts';

/** The id of the product meant by an id or SKU; null where there is none, which equals nothing. */
export const productIs = (ref: string, org: Id): Sql =>
  isId(ref) ? sql`${ref}::uuid` : sql`(SELECT id FROM product WHERE org_id = ${org} AND sku = ${ref})`;

export const locationIs = (ref: string, org: Id): Sql =>
  isId(ref) ? sql`${ref}::uuid` : sql`(SELECT id FROM location WHERE org_id = ${org} AND code = ${ref})`;

/** The same for what goes by a number of its own. */
export const numberedIs = (
  table: 'supplier' | 'purchase_order' | 'sales_order' | 'transfer' | 'stock_count' | 'stock_document',
  ref: string,
  org: Id,
): Sql =>
  isId(ref)
    ? sql`${ref}::uuid`
    : sql`(SELECT id FROM ${raw(table)} WHERE org_id = ${org} AND number = ${ref})`;

/** Conditions that hold together; those nobody asked for are left out. */
export const allOf = (conditions: readonly (Sql | false | undefined | '' | null)[]): Sql => {
  const asked = conditions.filter((one): one is Sql => Boolean(one));
  return asked.length ? join(asked, ' AND ') : sql`true`;
};

/** The id of the lot meant by an id or `SKU/NUMBER`. */
export function lotIs(ref: string, org: Id): Sql {
  if (isId(ref)) return sql`${ref}::uuid`;
  const cut = ref.lastIndexOf('/');
  return sql`(SELECT lot.id FROM lot JOIN product r ON r.org_id = lot.org_id AND r.id = lot.product_id
    WHERE lot.org_id = ${org} AND r.sku = ${ref.slice(0, Math.max(cut, 0))} AND lot.number = ${ref.slice(cut + 1)})`;
}
