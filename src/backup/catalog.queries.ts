import type pg from 'pg';
import type { SchemaStep, TableStart } from './format.ts';

type Client = Pick<pg.Client, 'query'>;

/** Written by the migrations themselves, never copied. */
const MIGRATIONS = 'migration';

/** Each database makes keys of its own: they are of no use to whoever finds a backup. */
export const isCopied = (table: string): boolean => table !== 'oauth_keys';

/** Every table with the columns that can be written, referred-to tables before those that refer to them. */
export async function tablesInOrder(client: Client): Promise<TableStart[]> {
  const { rows } = await client.query<{ table: string; columns: string[]; needs: string[] }>(`
    SELECT c.relname AS table,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      (SELECT coalesce(array_agg(DISTINCT f.relname::text), '{}') FROM pg_constraint k
       JOIN pg_class f ON f.oid = k.confrelid
       WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    ORDER BY c.relname`);
  const tables = rows.filter(({ table }) => table !== MIGRATIONS);
  return inOrder(tables).map(({ table, columns }) => ({ table, columns }));
}

function inOrder<T extends { table: string; needs: string[] }>(tables: readonly T[]): T[] {
  const ordered: T[] = [];
  const placed = new Set<string>();
  let left = [...tables];
  while (left.length) {
    const ready = left.filter(({ needs }) => needs.every((need) => placed.has(need)));
    if (!ready.length)
      throw new Error(`tables refer to one another in a circle: ${left.map((one) => one.table)}`);
    for (const one of ready) {
      ordered.push(one);
      placed.add(one.table);
    }
    left = left.filter((one) => !placed.has(one.table));
  }
  return ordered;
}

/** The migrations a database has, in order; null where it never had any. */
export async function schemaSteps(client: Client): Promise<SchemaStep[] | null> {
  const table = await client.query(`SELECT to_regclass('public.${MIGRATIONS}') AS there`);
  if (!table.rows[0]?.there) return null;
  const { rows } = await client.query<SchemaStep>(
    `SELECT number, name, checksum FROM ${MIGRATIONS} ORDER BY number`,
  );
  return rows;
}

export async function sequences(client: Client): Promise<{ name: string; last: string }[]> {
  const { rows } = await client.query(
    `SELECT sequencename::text AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  );
  return rows;
}

/** About how many rows there are, for a progress bar: exact counts take as long as the backup. */
export async function rowEstimate(client: Client): Promise<number> {
  const { rows } = await client.query(
    `SELECT coalesce(sum(greatest(reltuples, 0)), 0)::float8 AS rows FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  return rows[0]?.rows ?? 0;
}

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The tables that hold anything. */
export async function filledTables(client: Client, tables: readonly string[]): Promise<string[]> {
  const filled: string[] = [];
  for (const table of tables) {
    const { rows } = await client.query(`SELECT EXISTS (SELECT 1 FROM ${quoteName(table)}) AS any`);
    if (rows[0]?.any) filled.push(table);
  }
  return filled;
}
