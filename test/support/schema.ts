import pg from 'pg';
import { schemaText } from '../../src/store/schema-dump.store.ts';
import { testDatabase } from './database.ts';

/** The schema of a new database with every migration, and what it would be after each of some changes. */
export async function schemas(changes: readonly string[] = []): Promise<{ now: string; after: string[] }> {
  const database = await testDatabase();
  const client = new pg.Client(database.url);
  try {
    await client.connect();
    const now = await schemaText(client);
    const after: string[] = [];
    for (const change of changes) {
      await client.query(`BEGIN; ${change}`);
      after.push(await schemaText(client));
      await client.query('ROLLBACK');
    }
    return { now, after };
  } finally {
    await client.end();
    await database.drop();
  }
}
