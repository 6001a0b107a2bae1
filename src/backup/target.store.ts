import type pg from 'pg';
import type { Migration } from '../store/migrate.ts';
import { filledTables, isCopied, quoteName, schemaSteps, tablesInOrder } from './catalog.queries.ts';
import { BackupRefused, type Header } from './format.ts';

/** The schema of a backup must be one this version has had: the same migrations, or fewer of them. */
export function checkKnown(header: Header, migrations: readonly Migration[]): void {
  for (const step of header.migrations) {
    const known = migrations[step.number - 1];
    if (!known) {
      throw new BackupRefused(
        `the backup was made by a newer Allot (${header.version}): its schema has ${step.name}; restore it with that version`,
      );
    }
    if (known.checksum !== step.checksum) {
      throw new BackupRefused(
        `the backup's schema has another ${step.name} than this version of Allot (${known.name}); ` +
          `restore it with the version that made it (${header.version})`,
      );
    }
  }
}

/** Brings an empty database to the very schema of the backup, inside the transaction that fills it. */
export async function prepareTarget(
  client: pg.Client,
  header: Header,
  migrations: readonly Migration[],
): Promise<void> {
  const tables = (await tablesInOrder(client)).map(({ table }) => table);
  const steps = await schemaSteps(client);
  if (tables.length && !steps) {
    throw new BackupRefused(
      `the database belongs to something else: it has the table ${tables[0]}; restore into an empty one`,
    );
  }
  const filled = await filledTables(client, tables.filter(isCopied));
  if (filled.length) {
    throw new BackupRefused(
      `the database is not empty: there are rows in ${filled.slice(0, 5).join(', ')}; ` +
        'restore into a fresh one (--data-dir, or another DATABASE_URL)',
    );
  }
  if (steps?.length === header.migrations.length) return;
  await dropAll(client, tables);
  await applySteps(client, migrations.slice(0, header.migrations.length));
}

/** What the backup's schema lacks of this version's, applied to the restored rows. */
export async function finishSchema(
  client: pg.Client,
  header: Header,
  migrations: readonly Migration[],
): Promise<void> {
  await applySteps(client, migrations.slice(header.migrations.length));
  for (const { name, last } of header.sequences) {
    await client.query('SELECT setval($1::regclass, $2)', [quoteName(name), last]);
  }
}

async function dropAll(client: pg.Client, tables: readonly string[]): Promise<void> {
  for (const table of [...tables, 'migration']) {
    await client.query(`DROP TABLE IF EXISTS ${quoteName(table)} CASCADE`);
  }
  const { rows } = await client.query(
    "SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'",
  );
  for (const { typname } of rows) await client.query(`DROP TYPE ${quoteName(typname)} CASCADE`);
}

async function applySteps(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS migration (
    number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now())`);
  for (const { number, name, checksum, sql } of migrations) {
    await client.query(sql);
    await client.query('INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
  }
}

/**
 * Takes away foreign keys and the indexes that guard nothing, and answers how to bring them back: building them
 * once over all rows takes a fraction of keeping them while the rows come in.
 */
export async function putAside(client: pg.Client): Promise<() => Promise<void>> {
  const keys = await client.query(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0`);
  const indexes = await client.query(`
    SELECT format('DROP INDEX %s', i.indexrelid::regclass) AS away, pg_get_indexdef(i.indexrelid) AS back
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'i' AND NOT i.indisprimary
      AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`);
  const all = [...keys.rows, ...indexes.rows] as { away: string; back: string }[];
  for (const { away } of all) await client.query(away);
  return async () => {
    for (const { back } of all.toReversed()) await client.query(back);
  };
}
