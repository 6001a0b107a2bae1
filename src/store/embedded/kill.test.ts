import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import {
  ask,
  childrenOf,
  type DatabaseProcess,
  endDatabaseProcesses,
  startDatabaseProcess,
  temporaryFolder,
} from '../../../test/support/database-process.ts';
import { serverAccount, spawnAs } from './account.ts';
import { openDatabase } from './index.ts';
import { readLockFile, serverProcesses, until } from './processes.ts';

const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
const cluster = join(dataDir, 'postgres/cluster');
const running = () => (existsSync(cluster) ? serverProcesses(cluster).length : 0);
after(() => {
  endDatabaseProcesses();
  folder.remove();
});

// 0.1 s on a quiet machine; its last checkpoint waits for the disk on a busy one.
const SOON = 10_000;

let written = 0;
async function write(url: string): Promise<void> {
  await ask(url, 'CREATE TABLE IF NOT EXISTS kept (n int)');
  written += 1;
  await ask(url, `INSERT INTO kept VALUES (${written})`);
}

async function startAndFindEverything(): Promise<DatabaseProcess> {
  const owner = await startDatabaseProcess(dataDir);
  const rows = await ask(owner.url, 'SELECT n FROM kept ORDER BY n');
  assert.deepEqual(
    rows.map((row) => row.n),
    Array.from({ length: written }, (_, i) => i + 1),
  );
  return owner;
}

test('kill -9 of the owner ends PostgreSQL soon, and the next start has every committed row', async () => {
  const owner = await startDatabaseProcess(dataDir);
  await write(owner.url);
  owner.child.kill('SIGKILL');
  await owner.ended;
  assert.ok(await until(() => running() === 0, SOON), 'PostgreSQL ended');
});

test('kill -9 of owner and watchdog leaves an orphan, which the next start ends', async () => {
  const owner = await startAndFindEverything();
  await write(owner.url);
  const postmaster = readLockFile(cluster)?.pid ?? 0;
  const watchdogs = childrenOf(owner.pid).filter((pid) => pid !== postmaster);
  assert.equal(watchdogs.length, 1);
  for (const pid of [...watchdogs, owner.pid]) process.kill(pid, 'SIGKILL');
  await owner.ended;
  assert.ok(serverProcesses(cluster).includes(postmaster), 'it still runs');
  const next = await startAndFindEverything();
  assert.ok(!serverProcesses(cluster).includes(postmaster), 'the orphan was ended');
  await kill(next);
});

test('kill -9 of a watchdog: there is another one', async () => {
  const owner = await startAndFindEverything();
  const postmaster = readLockFile(cluster)?.pid ?? 0;
  const watchdogs = () => childrenOf(owner.pid).filter((pid) => pid !== postmaster);
  const [first = 0] = watchdogs();
  process.kill(first, 'SIGKILL');
  assert.ok(await until(() => watchdogs().length === 1 && watchdogs()[0] !== first, 2000));
  owner.child.kill('SIGKILL');
  assert.ok(await until(() => running() === 0, SOON), 'and it does its work');
});

test('kill -9 of PostgreSQL, or of one of its backends: clients can connect again at the same url', async () => {
  const owner = await startAndFindEverything();
  await write(owner.url);
  const before = readLockFile(cluster)?.pid ?? 0;
  process.kill(before, 'SIGKILL');
  await until(() => running() === 0, 2000);
  await ask(owner.url, 'SELECT 1', 5000);
  assert.notEqual(readLockFile(cluster)?.pid, before);
  await write(owner.url);

  const client = new pg.Client(owner.url);
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  process.kill(rows[0].pid, 'SIGKILL');
  await until(() => running() > 3, 1000);
  await ask(owner.url, 'SELECT count(*) FROM kept', 5000);
  await kill(owner);
});

test('kill -9 of everything at once: the next start has every committed row', async () => {
  const owner = await startAndFindEverything();
  await write(owner.url);
  const postmaster = readLockFile(cluster)?.pid ?? 0;
  const backends = serverProcesses(cluster).filter((pid) => pid !== postmaster);
  owner.child.kill('SIGSTOP'); // or it, or its watchdog, would act upon the first of the deaths
  const watchdogs = childrenOf(owner.pid).filter((pid) => pid !== postmaster);
  for (const pid of [...watchdogs, postmaster, ...backends, owner.pid]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {} // its neighbour's end may have ended it already
  }
  await owner.ended;
  assert.ok(existsSync(join(cluster, 'postmaster.pid')), 'the lock file was left behind');
  await kill(await startAndFindEverything());
});

test('a lock file that names a living stranger does not keep PostgreSQL from starting', async () => {
  await until(() => running() === 0, 5000);
  // PostgreSQL heeds processes of its own user only, and not its parents.
  const stranger = spawn('sleep', ['60'], { ...spawnAs(serverAccount(() => {})), stdio: 'ignore' });
  writeFileSync(join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n1\n5432\n\n\n\nready\n`);
  const database = await openDatabase({ dataDir });
  assert.equal((await ask(database.url, 'SELECT count(*)::int AS n FROM kept'))[0]?.n, written);
  await database.stop();
  assert.equal(stranger.exitCode ?? stranger.signalCode, null, 'and the stranger lives on');
  stranger.kill();
});

async function kill(owner: DatabaseProcess): Promise<void> {
  owner.child.kill('SIGKILL');
  await owner.ended;
}
