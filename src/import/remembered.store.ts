import sql from 'sql-template-tag';
import type { Reader } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import type { Row } from '../store/statement.ts';
import type { ImportKind } from './import-job.store.ts';

/** A mapping as it was last used, and on which columns (`columnsHash`). */
export interface Remembered {
  readonly what: ImportKind;
  readonly name: string;
  readonly mapping: unknown;
  readonly columns: string | null;
}

const readRemembered = (row: Row): Remembered & { usedAt: string } => ({
  what: row.what,
  name: row.name,
  mapping: row.mapping,
  columns: row.columns_hash,
  usedAt: row.used_at,
});

/** The mapping last used under this name, as it was given. */
export async function rememberedMapping(
  db: Reader,
  org: Id,
  what: ImportKind,
  name: string,
): Promise<unknown> {
  const [row] = await db.rows(
    sql`SELECT mapping FROM import_mapping WHERE org_id = ${org} AND what = ${what} AND name = ${name}`,
  );
  return row?.mapping ?? null;
}

/** The mapping last used on a file of these columns. */
export async function mappingByColumns(
  db: Reader,
  org: Id,
  what: ImportKind,
  columns: string,
): Promise<Remembered | null> {
  const [row] = await db.rows(sql`
    SELECT * FROM import_mapping WHERE org_id = ${org} AND what = ${what} AND columns_hash = ${columns}
    ORDER BY used_at DESC LIMIT 1`);
  return row ? readRemembered(row) : null;
}

const MOST_LISTED = 200;

/** What is remembered for a kind, the last used first. */
export async function rememberedMappings(db: Reader, org: Id, what: ImportKind) {
  const rows = await db.rows(sql`
    SELECT * FROM import_mapping WHERE org_id = ${org} AND what = ${what}
    ORDER BY used_at DESC, name LIMIT ${MOST_LISTED}`);
  return rows.map(readRemembered);
}

export async function rememberMapping(
  db: Reader,
  org: Id,
  { what, name, mapping, columns }: Remembered,
  now: string,
): Promise<void> {
  await db.rows(sql`
    INSERT INTO import_mapping (org_id, what, name, mapping, columns_hash, used_at)
    VALUES (${org}, ${what}, ${name}, ${JSON.stringify(mapping)}, ${columns}, ${now})
    ON CONFLICT (org_id, what, name) DO UPDATE
      SET mapping = excluded.mapping, columns_hash = excluded.columns_hash, used_at = excluded.used_at`);
}
