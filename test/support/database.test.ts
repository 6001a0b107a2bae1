import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from './database.ts';

test('each test database is migrated, is its own, and is gone after drop', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  const client = new pg.Client(one.url);
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS applied FROM migration');
  assert.ok(rows[0].applied > 0);
  await client.query('CREATE TABLE only_in_one (n int)');
  await client.end();

  const other = new pg.Client(two.url);
  await other.connect();
  const found = await other.query("SELECT to_regclass('only_in_one') AS there");
  assert.equal(found.rows[0].there, null);
  await other.end();

  await Promise.all([one.drop(), two.drop()]);
  await assert.rejects(new pg.Client(one.url).connect(), { code: '3D000' });
});
