import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { ask, temporaryFolder } from '../../test/support/database-process.ts';
import { migrate, pendingMigrations, readMigrations } from './migrate.ts';

const folder = temporaryFolder();
const dir = folder.path;
let database: TestDatabase;

before(async () => {
  database = await testDatabase();
});
afterEach(async () => {
  await ask(database.url, 'DROP SCHEMA public CASCADE');
  await ask(database.url, 'CREATE SCHEMA public');
});
after(async () => {
  await database.drop();
  folder.remove();
});

const file = (name: string, sql: string) => writeFileSync(join(dir, `${name}.sql`), sql);
const run = () => migrate(database.url, { dir });

test('a fresh schema gets every migration in order, and only what is new the next time', async () => {
  await ask(database.url, 'DROP TABLE migration CASCADE');
  file('0001_goods', 'CREATE TABLE goods (sku text)');
  file('0002_colour', "ALTER TABLE goods ADD colour text; INSERT INTO goods VALUES ('A', 'red')");
  assert.deepEqual(await pendingMigrations(database.url, { dir }), ['0001_goods', '0002_colour']);
  assert.deepEqual(await run(), ['0001_goods', '0002_colour']);
  assert.deepEqual(await run(), []);
  file('0003_size', 'ALTER TABLE goods ADD size int');
  assert.deepEqual(await run(), ['0003_size']);
  assert.deepEqual(await pendingMigrations(database.url, { dir }), []);
});

test('servers that start together apply each migration once', async () => {
  const applied = await Promise.all([run(), run(), run()]);
  assert.deepEqual(applied.flat().sort(), ['0001_goods', '0002_colour', '0003_size']);
});

test('a migration that fails is undone as a whole and names file and line', async () => {
  file('0004_wrong', 'CREATE TABLE half ();\nSELECT nonsense;');
  await assert.rejects(run(), /0004_wrong failed and was undone: .*nonsense.* \(line 2\)/);
  const [row] = await ask(
    database.url,
    "SELECT to_regclass('half') AS half, max(number) AS last FROM migration",
  );
  assert.deepEqual(row, { half: null, last: 3 });
  rmSync(join(dir, '0004_wrong.sql'));
});

test('an edited migration and one from a newer version are refused', async () => {
  await run();
  file('0002_colour', 'ALTER TABLE goods ADD colour varchar');
  await assert.rejects(run(), /0002_colour was changed after it had been applied.*write a new migration/);
  await assert.rejects(pendingMigrations(database.url, { dir }), /0002_colour was changed/);
  file('0002_colour', "ALTER TABLE goods ADD colour text; INSERT INTO goods VALUES ('A', 'red')");
  rmSync(join(dir, '0003_size.sql'));
  await assert.rejects(run(), /has migration 0003_size, which this version of Allot does not know/);
});

test('numbers run without gaps', () => {
  file('0009_late', 'SELECT 1');
  assert.throws(() => readMigrations(dir), /0009_late.sql .* should be 0003_name.sql/);
});
