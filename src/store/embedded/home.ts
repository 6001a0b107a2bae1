import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Account, canEnter } from './account.ts';

/** The folders and files of one embedded server. */
export type Home = {
  /** Holds all the rest. */
  root: string;
  /** PostgreSQL's own data directory. */
  cluster: string;
  /** Sockets: ours, which says who owns the server, and PostgreSQL's. */
  run: string;
  log: string;
  /** Port and passwords, readable by the owner only. */
  connection: string;
};

/** Where programs and data go that PostgreSQL's user could not reach in the checkout. */
export const SPARE = '/var/lib/allot';

// A socket's path may have 107 bytes on Linux and 103 on macOS; ".s.PGSQL.65535" needs 15 of them.
const LONGEST_RUN_FOLDER = 103 - 16;

/**
 * Makes the folders. The home is `<dataDir>/postgres`, or, where PostgreSQL's user cannot get in there,
 * a folder under /var/lib/allot which `<dataDir>/postgres.location` then names, so that the data is found
 * again even when the checkout is moved.
 */
export function prepareHome(dataDir: string, account: Account | null, log: (line: string) => void): Home {
  const data = resolve(dataDir);
  mkdirSync(data, { recursive: true, mode: account ? 0o755 : 0o700 });
  const root = homeRoot(data, account, log);
  const home: Home = {
    root,
    cluster: join(root, 'cluster'),
    run: runFolder(root),
    log: join(root, 'log'),
    connection: join(root, 'connection.json'),
  };
  mkdirSync(root, { recursive: true, mode: account ? 0o755 : 0o700 });
  for (const folder of [home.run, home.log]) makeOwned(folder, account);
  return home;
}

function homeRoot(data: string, account: Account | null, log: (line: string) => void): string {
  const near = join(data, 'postgres');
  const pointer = join(data, 'postgres.location');
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
  if (!account || existsSync(join(near, 'cluster')) || canEnter(data, account)) return near;
  const far = join(SPARE, shortHash(data));
  mkdirSync(SPARE, { recursive: true, mode: 0o755 });
  writeFileSync(pointer, `${far}\n`);
  log(`the database lives in ${far}, because the user "${account.name}" cannot enter ${data}`);
  return far;
}

function runFolder(root: string): string {
  const near = join(root, 'run');
  return Buffer.byteLength(near) <= LONGEST_RUN_FOLDER ? near : join('/tmp', `allot-${shortHash(root)}`);
}

/** Makes a folder that is the server's own and nobody else's. */
export function makeOwned(folder: string, account: Account | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
