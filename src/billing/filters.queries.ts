import sql, { join, raw, type Sql } from 'sql-template-tag';
import { type Id, isId } from '../kernel/id.ts';

/** The id of the document or party meant by an id or number; null where there is none, which equals nothing. */
export const numbered = (
  table: 'customer' | 'sales_order' | 'invoice' | 'payment' | 'credit_note',
  ref: string,
  org: Id,
): Sql =>
  isId(ref)
    ? sql`${ref}::uuid`
    : sql`(SELECT id FROM ${raw(table)} WHERE org_id = ${org} AND number = ${ref})`;

/** Conditions that hold together; those nobody asked for are left out. */
export const allOf = (conditions: readonly (Sql | false | undefined | '' | null)[]): Sql =>
  join(
    conditions.filter((one): one is Sql => Boolean(one)),
    ' AND ',
  );
