import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import sql from 'sql-template-tag';
import { asOwner } from '../../test/support/copied-database.ts';
import { testDatabase } from '../../test/support/database.ts';
import { onSnapshot } from './desk.store.ts';

test('what one question reads belongs to one moment, and a failed one leaves the connection usable', async () => {
  const database = await testDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const count = sql`SELECT count(*)::int AS n FROM seen`;
  try {
    await asOwner(database.url, 'CREATE TABLE seen (n integer)');
    const [before, after] = await onSnapshot(pool, async (db) => {
      const first = await db.rows(count);
      await asOwner(database.url, 'INSERT INTO seen VALUES (1)');
      return [first[0]?.n, (await db.rows(count))[0]?.n];
    });
    assert.deepEqual([before, after], [0, 0]);
    const broken = onSnapshot(pool, (db) => db.rows(sql`SELECT no_such_column FROM seen`));
    await assert.rejects(broken, /no_such_column/);
    const [row] = await onSnapshot(pool, (db) => db.rows(count));
    assert.equal(row?.n, 1);
  } finally {
    await pool.end();
    await database.drop();
  }
});
