import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { migrate, migrationsChecksum } from '../../src/store/migrate.ts';
import { testServerUrl } from './server.ts';

export type TestDatabase = { url: string; drop(): Promise<void> };

const LOCK = 4_155_022;

/** An empty, migrated database of your own: a copy of a template that is migrated once. Drop it after the tests. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const server = await withServer(async (client) => {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${await templateOn(client)} STRATEGY WAL_LOG`);
  });
  const drop = () => withClient(server, (client) => dropDatabase(client, name));
  return {
    url: databaseUrl(server, name),
    drop: async () => {
      await drop();
    },
  };
}

/** The same server, another database. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

const OTHERS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = $1 AND usename = current_user AND pid <> pg_backend_pid()`;

/**
 * Drops a database whoever is connected. "WITH (FORCE)" wants to end autovacuum's workers itself, which only a
 * superuser may; the plain command waits for them to go.
 */
export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await client.query(OTHERS, [name]);
    try {
      await client.query(`DROP DATABASE IF EXISTS ${name}`);
      return;
    } catch (error) {
      const isInUse = (error as { code?: string }).code === '55006';
      if (!isInUse || attempt === 5) throw error;
    }
  }
}

/** Drops what killed test runs have left behind, and the templates of other migrations. */
export async function dropLeftovers(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname ~ '^(test_[0-9]+|template_allot)_' AND datname <> $1",
    [templateName()],
  );
  for (const { datname } of rows) {
    const [, maker] = /^test_(\d+)_/.exec(datname) ?? [];
    if (maker && existsSync(`/proc/${maker}`)) continue;
    await dropDatabase(client, datname);
  }
}

// The migrations' checksum is in the name: an edited migration makes a new template.
function templateName(): string {
  return `template_allot_${migrationsChecksum()}`;
}

async function templateOn(client: pg.Client): Promise<string> {
  const name = templateName();
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (known.rowCount === 0) await makeTemplate(client, name);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
  return name;
}

/** Renamed when done, so that a template with this name is always complete. */
async function makeTemplate(client: pg.Client, name: string): Promise<void> {
  const half = `test_half_${name}`.slice(0, 60);
  await dropDatabase(client, half);
  await client.query(`CREATE DATABASE ${half}`);
  await migrate(databaseUrl(await testServerUrl(), half));
  await client.query(`ALTER DATABASE ${half} RENAME TO ${name}`);
}

/** Keeps the server running, as anyone who is connected does, until it is released. */
export async function holdServer(): Promise<{ url: string; release(): Promise<void> }> {
  const url = await testServerUrl();
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return { url, release: () => client.end() };
}

/** The server may be one that is just about to go because it was idle: then there will be another. */
async function withServer(work: (client: pg.Client) => Promise<void>): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const server = await testServerUrl();
    try {
      await withClient(server, work);
      return server;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      const isGoing = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', '57P01', '57P03'].includes(code);
      if (!isGoing || attempt === 10) throw error;
      await wait(200);
    }
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // reported by the query that fails
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
