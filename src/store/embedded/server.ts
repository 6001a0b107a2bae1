import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import {
  type Connection,
  connectionOf,
  ensureCluster,
  freePort,
  isFree,
  writeConnection,
} from './cluster.ts';
import type { Home } from './home.ts';
import { type Postmaster, startPostmaster } from './postmaster.ts';
import { readLockFile, serverProcesses } from './processes.ts';

export type ServerOptions = {
  home: Home;
  binaries: Binaries;
  account: Account | null;
  expendable: boolean;
  log: (line: string) => void;
};

/** A server under our supervision: it is started again when it dies. */
export type Server = { url: string; postmaster(): Postmaster; stop(): Promise<void> };

const DATABASE = 'allot';

export async function runServer(options: ServerOptions): Promise<Server> {
  const { home, binaries, account } = options;
  const connection = await connectionOf(home);
  await ensureCluster(options, connection);
  if (!(await isFree(connection.port))) await moveToFreePort(home, connection);
  const start = () => startPostmaster({ postgres: binaries.postgres, home, account, port: connection.port });
  const first = await start().catch(async (error: Error) => {
    // Somebody took the port between our look and PostgreSQL's.
    if (!/could not bind|address already in use/i.test(error.message)) throw error;
    connection.port = await freePort();
    writeConnection(home, connection);
    return start();
  });
  try {
    await ensureDatabase(home, connection);
  } catch (error) {
    await first.stop();
    throw error;
  }
  return { url: urlOf(home, connection), ...supervise(first, start, options.log) };
}

/** The port may be held by the orphan of a killed start, which startPostmaster ends: only strangers make us move. */
async function moveToFreePort(home: Home, connection: Connection): Promise<void> {
  if (readLockFile(home.cluster)?.port === connection.port && serverProcesses(home.cluster).length > 0)
    return;
  connection.port = await freePort();
  writeConnection(home, connection);
}

function supervise(first: Postmaster, start: () => Promise<Postmaster>, log: (line: string) => void) {
  let current = first;
  let stopping = false;
  let restarting: Promise<void> | null = null;
  const deaths: number[] = [];

  const onDeath = async () => {
    if (stopping) return;
    deaths.push(Date.now());
    if (deaths.filter((at) => at > Date.now() - 60_000).length > 5) {
      log('PostgreSQL died more than 5 times within a minute; giving up. See its log.');
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
      return;
    }
    log('PostgreSQL ended unexpectedly; starting it again');
    await wait(50);
    try {
      current = await start();
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
      return onDeath();
    }
    log('PostgreSQL runs again');
    follow();
  };
  const follow = () => {
    current.ended.then(() => {
      restarting = onDeath();
    });
  };
  follow();

  const stop = async () => {
    stopping = true;
    await restarting;
    await current.stop();
  };
  return { postmaster: () => current, stop };
}

/** The application's role is no superuser: what a migration takes away from it is really gone. */
async function ensureDatabase(home: Home, connection: Connection): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrlOf(home, connection) });
  await admin.connect();
  try {
    const role = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [DATABASE]);
    if (role.rowCount === 0) {
      // The password is base64url of our own making: no quote can be in it.
      await admin.query(
        `CREATE ROLE ${DATABASE} LOGIN CREATEDB CREATEROLE PASSWORD '${connection.password}'`,
      );
    }
    const database = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (database.rowCount === 0) await admin.query(`CREATE DATABASE ${DATABASE} OWNER ${DATABASE}`);
  } finally {
    await admin.end();
  }
}

/** Goes by the socket (`host`); a program that does not know that parameter goes by 127.0.0.1. */
export function urlOf(home: Home, { port, password }: Connection): string {
  return `postgresql://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}?host=${encodeURIComponent(home.run)}`;
}

function adminUrlOf(home: Home, { port, adminPassword }: Connection): string {
  return `postgresql://postgres:${adminPassword}@127.0.0.1:${port}/postgres?host=${encodeURIComponent(home.run)}`;
}
