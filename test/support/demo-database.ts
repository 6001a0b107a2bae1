import pg from 'pg';
import { foundDemo } from '../../src/demo/index.ts';
import { copiedDatabase } from './copied-database.ts';
import { databaseUrl, dropDatabase, type TestDatabase, testDatabase } from './database.ts';

const LOCK = 4_155_023;

/**
 * A database of your own with the demo company on it: founded once a run (its months take seconds to live), then
 * copied. What is left of the run that made it goes with the leftovers, by the number in its name.
 */
export async function demoDatabase(): Promise<TestDatabase> {
  const beside = await testDatabase();
  const client = new pg.Client({ connectionString: databaseUrl(beside.url, 'postgres') });
  client.on('error', () => {}); // reported by the query that fails
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (known.rowCount === 0) await foundOn(client, beside.url);
    return await copiedDatabase(databaseUrl(beside.url, NAME));
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
    await beside.drop();
    await client.end();
  }
}

/** `test/run.ts` says whose run this is; a file that runs by itself has a run of its own. */
const NAME = `test_${process.env.ALLOT_TEST_RUN ?? process.pid}_demo`;

/** Renamed when done, so that a company under this name is always complete. */
async function foundOn(client: pg.Client, url: string): Promise<void> {
  await foundDemo(url);
  await dropDatabase(client, NAME);
  await client.query(`ALTER DATABASE ${new URL(url).pathname.slice(1)} RENAME TO ${NAME}`);
}
