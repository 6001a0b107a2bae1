import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { databaseUrl, dropDatabase, type TestDatabase } from './database.ts';

/** Runs statements on a database as the owner of its tables, who may do what the application may not. */
export const asOwner = (url: string, ...statements: string[]): Promise<pg.QueryResult[]> =>
  connected(url, async (client) => {
    const results: pg.QueryResult[] = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results;
  });

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** An empty database without any table, on the server of another. */
export const emptyDatabase = (beside: string): Promise<TestDatabase> => created(beside, '');

/** A copy of a database nobody is connected to. */
export const copiedDatabase = (url: string): Promise<TestDatabase> =>
  created(url, `TEMPLATE ${nameOf(url)} STRATEGY WAL_LOG`);

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

async function created(beside: string, how: string): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const server = databaseUrl(beside, 'postgres');
  await asOwner(server, `CREATE DATABASE ${name} ${how}`);
  return {
    url: databaseUrl(beside, name),
    drop: () => connected(server, (client) => dropDatabase(client, name)),
  };
}

/** Rows and a checksum of every table: two databases with the same ones hold the same rows. */
export async function checksums(url: string): Promise<Record<string, string>> {
  const [tables] = await asOwner(
    url,
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  const sums: Record<string, string> = {};
  for (const { relname } of tables!.rows.filter((row) => row.relname !== 'migration')) {
    const [sum] = await asOwner(
      url,
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM "${relname}" t`,
    );
    sums[relname] = sum!.rows[0].sum;
  }
  return sums;
}
