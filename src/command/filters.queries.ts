import sql, { join, raw, type Sql } from 'sql-template-tag';
import { type Id, isId } from '../kernel/id.ts';

/** The id of what is meant by an id or by what people call it; null where there is none, which equals nothing. */
export const idBy = (
  column: 'number' | 'code' | 'sku' | 'email',
  table: string,
  ref: string,
  org: Id,
): Sql =>
  isId(ref)
    ? sql`${ref}::uuid`
    : sql`(SELECT id FROM ${raw(table)} WHERE org_id = ${org} AND ${raw(column)} = ${ref})`;

/** The same for documents and parties, which go by a number. */
export const numberedIs = (table: string, ref: string, org: Id): Sql => idBy('number', table, ref, org);

/** No condition at all. */
export const NOTHING: Sql = sql`true`;

/** Conditions that hold together; those nobody asked for are left out. */
export const allOf = (conditions: readonly (Sql | false | undefined | '' | null)[]): Sql => {
  const asked = conditions.filter((one): one is Sql => Boolean(one) && one !== NOTHING);
  return asked.length ? join(asked, ' AND ') : NOTHING;
};
