import sql, { type Sql } from 'sql-template-tag';
import { type Id, isId } from '../kernel/id.ts';

/** The id of the product meant by an id or SKU; null where there is none, which equals nothing. */
export const productIs = (ref: string, org: Id): Sql =>
  isId(ref) ? sql`${ref}::uuid` : sql`(SELECT id FROM product WHERE org_id = ${org} AND sku = ${ref})`;

export const locationIs = (ref: string, org: Id): Sql =>
  isId(ref) ? sql`${ref}::uuid` : sql`(SELECT id FROM location WHERE org_id = ${org} AND code = ${ref})`;
