import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** One numbered file of db/migrations. */
export type Migration = { number: number; name: string; checksum: string; sql: string };

export type MigrateOptions = { dir?: string; log?: (line: string) => void };

type Applied = { number: number; name: string; checksum: string };

const OURS = fileURLToPath(new URL('../../db/migrations', import.meta.url));
// Any fixed number: several servers that start at the same moment must wait for one another.
const LOCK = 4_155_021;

/** Applies what the database does not have yet, each file in a transaction. Answers the names applied. */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(`CREATE TABLE IF NOT EXISTS migration (
      number integer PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now())`);
    const pending = outstanding(readMigrations(options.dir), await appliedTo(client));
    for (const migration of pending) await apply(client, migration, options.log);
    return pending.map((migration) => migration.name);
  });
}

/** The names of the migrations that `migrate` would apply; changes nothing. */
export async function pendingMigrations(url: string, options: MigrateOptions = {}): Promise<string[]> {
  return withClient(url, async (client) => {
    const table = await client.query("SELECT to_regclass('migration') AS exists");
    const applied = table.rows[0]?.exists ? await appliedTo(client) : [];
    return outstanding(readMigrations(options.dir), applied).map((migration) => migration.name);
  });
}

/** The migrations of a folder in order. NNNN_name.sql; the numbers run from 1 without gaps. */
export function readMigrations(dir: string = OURS): Migration[] {
  const files = readdirSync(dir)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  return files.map((file, index) => {
    const number = Number(/^(\d{4})_[a-z0-9_-]+\.sql$/.exec(file)?.[1]);
    if (number !== index + 1) {
      const wanted = String(index + 1).padStart(4, '0');
      throw new Error(
        `${file} in ${dir} should be ${wanted}_name.sql: migrations are numbered without gaps.`,
      );
    }
    const sql = readFileSync(join(dir, file), 'utf8');
    return { number, name: file.slice(0, -4), checksum: createHash('sha256').update(sql).digest('hex'), sql };
  });
}

/** A fingerprint of all migrations together: two databases with the same one have the same tables. */
export function migrationsChecksum(dir?: string): string {
  const all = readMigrations(dir).map((migration) => `${migration.name} ${migration.checksum}`);
  return createHash('sha256').update(all.join('\n')).digest('hex').slice(0, 16);
}

function outstanding(files: Migration[], applied: Applied[]): Migration[] {
  for (const { number, name, checksum } of applied) {
    const file = files[number - 1];
    if (!file) {
      throw new Error(
        `The database has migration ${name}, which this version of Allot does not know: ` +
          'it was used with a newer version. Start that one.',
      );
    }
    if (file.checksum !== checksum) {
      throw new Error(
        `Migration ${file.name} was changed after it had been applied (as ${name}). ` +
          'Put the file back as it was and write a new migration with the difference.',
      );
    }
  }
  return files.slice(applied.length);
}

async function appliedTo(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'SELECT number, name, checksum FROM migration ORDER BY number',
  );
  return rows;
}

async function apply(client: pg.Client, migration: Migration, log?: (line: string) => void): Promise<void> {
  const { number, name, checksum, sql } = migration;
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO migration (number, name, checksum) VALUES ($1, $2, $3)', [
      number,
      name,
      checksum,
    ]);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {});
    throw new Error(`Migration ${name} failed and was undone: ${explain(cause, sql)}`, { cause });
  }
  log?.(`applied migration ${name}`);
}

function explain(cause: unknown, sql: string): string {
  const { message, position } = cause as Error & { position?: string };
  if (!position) return message;
  return `${message} (line ${sql.slice(0, Number(position)).split('\n').length})`;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end(); // also lets go of the advisory lock
  }
}
