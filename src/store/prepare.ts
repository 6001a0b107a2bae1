import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type MigrateOptions, migrate } from './migrate.ts';

const GRANTS = fileURLToPath(new URL('../../db/grants.sql', import.meta.url));

/** Brings a database up to date: migrations, then the rights of the role the application works as. */
export async function prepareSchema(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const applied = await migrate(url, options);
  await applyGrants(url);
  return applied;
}

export async function applyGrants(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(readFileSync(GRANTS, 'utf8'));
  } finally {
    await client.end();
  }
}
