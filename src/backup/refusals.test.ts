import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { asOwner, emptyDatabase } from '../../test/support/copied-database.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { migrate, pendingMigrations } from '../store/migrate.ts';
import { recordsOf, rowsIn } from './file-reader.ts';
import { FileWriter } from './file-writer.ts';
import { KIND } from './format.ts';
import { backup, restore } from './index.ts';

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations', import.meta.url));
const ORG = '00000000-0000-7000-8000-000000000001';
const COMPANY = `INSERT INTO organisation (org_id, name, currency, time_zone, default_workflow, stock_policy, stock_guard)
  VALUES ('${ORG}', 'Small', 'EUR', 'UTC', 'shipment-driven', 'warn', 'warn')`;
const COUNTERS = `INSERT INTO counter SELECT '${ORG}', 'n' || i, 'N' || i, i FROM generate_series(1, 50000) AS i`;

let folder: string;
let file: string;
let source: TestDatabase;
let target: TestDatabase;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allot-refusals-'));
  file = join(folder, 'whole.backup');
  source = await testDatabase();
  await asOwner(source.url, COMPANY, COUNTERS);
  await backup(source.url, file);
  target = await emptyDatabase(source.url);
});
after(async () => {
  await source?.drop();
  await target?.drop();
  await rm(folder, { recursive: true, force: true });
});

const refused = (path: string, message: RegExp, url = target.url) =>
  assert.rejects(restore(url, path), { name: 'BackupRefused', message });

/** Nothing of a refused restore may stay. */
async function isUntouched(): Promise<boolean> {
  const [tables] = await asOwner(target.url, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'");
  return tables!.rowCount === 0;
}

async function changed(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, change(await readFile(file)));
  return path;
}

test('a file with one wrong byte, wherever it is, is refused and nothing is written', async () => {
  const { length } = await readFile(file);
  for (const at of [20, Math.floor(length / 3), Math.floor(length / 2), length - 40, length - 1]) {
    const path = await changed('wrong.backup', (bytes) => {
      bytes[at] = (bytes[at] as number) ^ 1;
      return bytes;
    });
    await refused(path, /is damaged/);
  }
  assert.ok(await isUntouched());
});

test('a file that was cut off or grew is refused', async () => {
  for (const keep of [0.3, 0.9, 0.999]) {
    const path = await changed('cut.backup', (bytes) => bytes.subarray(0, Math.floor(bytes.length * keep)));
    await refused(path, /is damaged: it ends too early/);
  }
  await refused(
    await changed('more.backup', (bytes) => Buffer.concat([bytes, Buffer.from('x')])),
    /something follows/,
  );
  assert.ok(await isUntouched());
});

test('a file of something else is refused as such', async () => {
  for (const content of ['', 'PGDMP', '{"orders": []}', 'x'.repeat(100_000)]) {
    const path = join(folder, 'foreign');
    await writeFile(path, content);
    await refused(path, /is not a backup of Allot/);
  }
  await refused(await changed('later.backup', (bytes) => bytes.fill(9, 7, 8)), /newer version of Allot/);
});

/** The same backup with other records, sealed anew. */
async function rewritten(
  name: string,
  change: (kind: number, value: Record<string, unknown>) => unknown,
): Promise<string> {
  const path = join(folder, name);
  const writer = await FileWriter.open(path, true);
  for await (const { kind, payload } of recordsOf(file)) {
    if (kind === KIND.data) await writer.rows(await rowsIn(file, payload));
    else await writer.put(kind as typeof KIND.header, change(kind, JSON.parse(payload.toString())));
  }
  await writer.seal();
  return path;
}

test('a newer schema, and another one of the same number, are refused', async () => {
  const steps = (value: Record<string, unknown>) =>
    value['migrations'] as { number: number; name: string; checksum: string }[];
  const newer = await rewritten('newer.backup', (kind, value) =>
    kind === KIND.header
      ? { ...value, migrations: [...steps(value), { number: 999, name: '0999_later', checksum: '' }] }
      : value,
  );
  await refused(newer, /made by a newer Allot .*0999_later/);
  const other = await rewritten('other.backup', (kind, value) =>
    kind === KIND.header ? { ...value, migrations: [{ ...steps(value)[0], checksum: 'x' }] } : value,
  );
  await refused(other, /another 0001_core than this version/);
});

test('a database that holds anything is left alone', async () => {
  await refused(file, /is not empty: there are rows in organisation, counter/, source.url);
  const foreign = await emptyDatabase(source.url);
  await asOwner(foreign.url, 'CREATE TABLE recipes (name text)');
  await refused(file, /belongs to something else: it has the table recipes/, foreign.url);
  await foreign.drop();
});

test('what fails on the way is undone as a whole', async () => {
  const short = await rewritten('short.backup', (_, value) =>
    'rows' in value && value['rows'] === 50_000 ? { rows: 50_001 } : value,
  );
  await refused(short, /counter should have 50001 rows and has 50000/);
  assert.ok(await isUntouched());
});

test('a backup of an older schema is restored and brought up to date', async () => {
  const old = await emptyDatabase(source.url);
  const dir = join(folder, 'migrations');
  await mkdir(dir);
  await cp(join(MIGRATIONS, '0001_core.sql'), join(dir, '0001_core.sql'));
  await migrate(old.url, { dir });
  await asOwner(old.url, COMPANY);
  const path = join(folder, 'old.backup');
  await backup(old.url, path);
  for (const into of [target, await testDatabase()]) {
    await restore(into.url, path);
    assert.deepEqual(await pendingMigrations(into.url), []);
    const [found] = await asOwner(into.url, 'SELECT name FROM organisation');
    assert.deepEqual(found!.rows, [{ name: 'Small' }]);
    if (into !== target) await into.drop();
  }
  await old.drop();
});
