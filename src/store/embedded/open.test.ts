import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  ask,
  endDatabaseProcesses,
  startDatabaseProcess,
  temporaryFolder,
} from '../../../test/support/database-process.ts';
import { DataDirectoryInUse, findRunning, openDatabase } from './index.ts';
import { serverProcesses } from './processes.ts';

const folder = temporaryFolder();
const dataDir = join(folder.path, "o'dd, and spaced");
const isRoot = process.getuid?.() === 0;
after(() => {
  endDatabaseProcesses();
  folder.remove();
});

test('a new data directory gets a durable UTF-8 database, whose rows are there at the next start', async () => {
  const first = await openDatabase({ dataDir });
  assert.deepEqual([first.kind, first.attached], ['embedded', false]);
  const [setting] = await ask(
    first.url,
    `SELECT current_setting('fsync') AS fsync, current_setting('timezone') AS zone, current_user AS who,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super,
       (SELECT datlocale FROM pg_database WHERE datname = current_database()) AS locale, 'É' ILIKE 'é' AS folds`,
  );
  assert.deepEqual(setting, {
    fsync: 'on',
    zone: 'UTC',
    who: 'allot',
    super: false,
    locale: 'C.UTF-8',
    folds: true,
  });
  await ask(
    first.url,
    'CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE TABLE kept AS SELECT 42 AS n',
  );
  await first.stop();
  assert.deepEqual(serverProcesses(join(dataDir, 'postgres/cluster')), []);

  const second = await openDatabase({ dataDir });
  assert.deepEqual(await ask(second.url, 'SELECT n FROM kept'), [{ n: 42 }]);
  await second.stop();
});

test('the passwords are readable by the owner only, and needed', async () => {
  assert.equal(statSync(join(dataDir, 'postgres/connection.json')).mode & 0o777, 0o600);
  const database = await openDatabase({ dataDir });
  const bare = new URL(database.url);
  bare.password = 'wrong';
  await assert.rejects(ask(bare.href, 'SELECT 1'), /password authentication failed/);
  bare.search = ''; // over 127.0.0.1 instead of the socket
  await assert.rejects(ask(bare.href, 'SELECT 1'), /password authentication failed/);
  await database.stop();
});

test('a second owner is refused and told who it is; a command attaches and leaves the server running', async () => {
  const owner = await startDatabaseProcess(dataDir);
  await assert.rejects(openDatabase({ dataDir }), (error: Error) => {
    assert.ok(error instanceof DataDirectoryInUse);
    assert.match(error.message, new RegExp(`process ${owner.pid} \\(support/own-database.ts`));
    return true;
  });
  assert.equal(await findRunning(dataDir), owner.url);
  const attached = await openDatabase({ dataDir, mode: 'attach-or-own' });
  assert.deepEqual([attached.attached, attached.url], [true, owner.url]);
  await attached.stop();
  assert.deepEqual(await ask(owner.url, 'SELECT n FROM kept'), [{ n: 42 }]);

  const before = Date.now();
  owner.child.kill('SIGTERM');
  await owner.ended;
  assert.ok(Date.now() - before < 3000, 'SIGTERM ends both quickly');
  assert.equal(await findRunning(dataDir), null);
});

test('of several that start at once one owns and the others attach', async () => {
  const all = await Promise.all(
    Array.from({ length: 4 }, () => openDatabase({ dataDir, mode: 'attach-or-own' })),
  );
  assert.equal(all.filter((database) => !database.attached).length, 1);
  assert.equal(new Set(all.map((database) => database.url)).size, 1);
  await Promise.all(all.map((database) => database.stop()));
});

test('an external database is used as it is, and refused with a reason when it cannot be', async () => {
  const owner = await openDatabase({ dataDir });
  const external = await openDatabase({ dataDir: '/nowhere', url: owner.url });
  assert.deepEqual([external.kind, external.url], ['external', owner.url]);
  await owner.stop();
  await assert.rejects(
    openDatabase({ dataDir, url: 'postgresql://me:secret@127.0.0.1:1/x' }),
    (error: Error) => /me:…@127.0.0.1:1\/x cannot be used: .*DATABASE_URL/.test(error.message),
  );
});

test('a lost connection file is explained', async () => {
  const file = join(dataDir, 'postgres/connection.json');
  const saved = readFileSync(file);
  rmSync(file);
  await assert.rejects(openDatabase({ dataDir }), /connection.json is missing.*backup/);
  const { writeFileSync } = await import('node:fs');
  writeFileSync(file, saved, { mode: 0o600 });
});

test('in a folder only root can enter, the data goes where its user can, and is found again', {
  skip: !isRoot && 'needs root',
}, async () => {
  const closed = join(folder.path, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  chmodSync(closed, 0o700);
  const lines: string[] = [];
  const options = {
    dataDir: join(closed, 'data'),
    expendable: true,
    log: (line: string) => void lines.push(line),
  };
  const first = await openDatabase(options);
  await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
  await first.stop();
  const place = readFileSync(join(closed, 'data/postgres.location'), 'utf8').trim();
  assert.match(lines.join('\n'), new RegExp(`lives in ${place}`));

  const again = await openDatabase(options);
  assert.deepEqual(await ask(again.url, 'SELECT n FROM kept'), [{ n: 1 }]);
  await again.stop();
  assert.equal(lines.length, 1, 'said once');
  assert.ok(existsSync(join(place, 'cluster')));
  rmSync(place, { recursive: true, force: true });
});

test('an ordinary user runs it as themselves', { skip: !isRoot && 'every other test does' }, async () => {
  const { serverAccount, canEnter } = await import('./account.ts');
  const account = serverAccount(() => {});
  if (!account || !canEnter(import.meta.dirname, account)) return;
  const theirs = temporaryFolder();
  const { chownSync } = await import('node:fs');
  chownSync(theirs.path, account.uid, account.gid);
  const owner = await startDatabaseProcess(
    join(theirs.path, 'data'),
    { uid: account.uid, gid: account.gid },
    'expendable',
  );
  assert.deepEqual(await ask(owner.url, 'SELECT 1 AS n'), [{ n: 1 }]);
  owner.child.kill('SIGTERM');
  await owner.ended;
  theirs.remove();
});
