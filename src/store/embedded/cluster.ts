import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chownSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Account, spawnAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type Home, makeOwned } from './home.ts';
import { serverSettings } from './settings.ts';

/** How to reach the server: `postgres` administers the cluster, `allot` owns the database. */
export type Connection = { port: number; password: string; adminPassword: string };

/** Reads the connection file, or makes one with fresh passwords when there is no cluster yet. */
export async function connectionOf(home: Home): Promise<Connection> {
  if (existsSync(home.connection)) return JSON.parse(readFileSync(home.connection, 'utf8'));
  if (existsSync(home.cluster)) {
    throw new Error(
      `${home.connection} is missing; it holds the passwords of the database in ${home.cluster}. ` +
        'Put it back from your backup, or move that folder away to begin with an empty database.',
    );
  }
  const secret = () => randomBytes(24).toString('base64url');
  const connection = { port: await freePort(), password: secret(), adminPassword: secret() };
  writeConnection(home, connection);
  return connection;
}

/** Written beside and renamed, so that nobody who attaches reads half of it. */
export function writeConnection(home: Home, connection: Connection): void {
  const half = `${home.connection}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, home.connection);
}

export type ClusterOptions = { home: Home; binaries: Binaries; account: Account | null; expendable: boolean };

/** Makes the data directory when there is none, and writes the settings. */
export async function ensureCluster(options: ClusterOptions, connection: Connection): Promise<void> {
  const { home, account, expendable } = options;
  if (!existsSync(home.cluster)) await initialise(options, connection);
  const file = join(home.cluster, 'allot.conf');
  writeFileSync(file, serverSettings(home.log, expendable), { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

/** Initialised beside and renamed: a start that was killed half way leaves nothing that looks finished. */
async function initialise(options: ClusterOptions, connection: Connection): Promise<void> {
  const { home, account, expendable } = options;
  const half = `${home.cluster}.${process.pid}-${Date.now()}`;
  const secret = join(home.run, 'initial-password');
  makeOwned(half, account);
  writeFileSync(secret, connection.adminPassword, { mode: 0o600 });
  if (account) chownSync(secret, account.uid, account.gid);
  try {
    await runInitdb(options, half, secret, expendable ? ['--no-sync'] : []);
    appendFileSync(
      join(half, 'postgresql.conf'),
      "\ninclude 'allot.conf'\n# Your own settings go below this line.\n",
    );
    renameSync(half, home.cluster);
  } finally {
    rmSync(secret, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

function runInitdb(options: ClusterOptions, folder: string, secret: string, extra: string[]): Promise<void> {
  // The builtin C.UTF-8 knows upper and lower case of every script, sorts by code point, and never
  // changes under an index as the operating system's collations do.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${secret}`];
  const args = ['-D', folder, ...locale, ...access, '--no-instructions', ...extra];
  const child = spawn(options.binaries.initdb, args, {
    ...spawnAs(options.account),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The database could not be initialised in ${folder}:\n${said.trim()}`));
    });
  });
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
