/** A fault, the statements that plant it, and which checks must find it. */
export interface Fault {
  /** Checks that must find it; the first is the one it is planted for. */
  readonly found: readonly string[];
  readonly plant: readonly string[];
  /** In the first check's first finding. */
  readonly says: RegExp;
}

export const LANTERN = `product_id = (SELECT id FROM product WHERE sku = 'LANTERN')
  AND location_id = (SELECT id FROM location WHERE code = 'MAIN')`;
export const order = (status: string): string =>
  `(SELECT id FROM sales_order WHERE status = '${status}' ORDER BY id LIMIT 1)`;
export const first = (table: string, where: string): string =>
  `(SELECT ctid FROM ${table} WHERE ${where} LIMIT 1)`;
/** The database itself refuses most faults; whoever plants them takes its guards away first. */
export const unguard = (table: string, type: string): string =>
  `DO $$ DECLARE k text; BEGIN FOR k IN SELECT conname FROM pg_constraint
     WHERE conrelid = '${table}'::regclass AND contype = '${type}' LOOP
     EXECUTE format('ALTER TABLE ${table} DROP CONSTRAINT %I CASCADE', k); END LOOP; END $$`;

export const firstOf = (table: string, where: string): string =>
  `(SELECT id FROM ${table} WHERE ${where} ORDER BY id LIMIT 1)`;
