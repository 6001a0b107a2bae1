import { createHash, randomBytes } from 'node:crypto';
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
  const mode = account ? 0o755 : 0o700;
  mkdirSync(data, { recursive: true, mode });
  const home = knownHome(data) ?? homeAt(newRoot(data, account, log));
  mkdirSync(home.root, { recursive: true, mode });
  for (const folder of [home.run, home.log]) makeOwned(folder, account);
  return home;
}

/** The home of a data directory that has been used before. */
export function knownHome(dataDir: string): Home | null {
  const near = join(resolve(dataDir), 'postgres');
  const pointer = join(resolve(dataDir), 'postgres.location');
  if (existsSync(pointer)) return homeAt(readFileSync(pointer, 'utf8').trim());
  return existsSync(near) ? homeAt(near) : null;
}

// The random part: a checkout made anew at the same place must not find the old one's data.
function newRoot(data: string, account: Account | null, log: (line: string) => void): string {
  if (!account || canEnter(data, account)) return join(data, 'postgres');
  const far = join(SPARE, `${shortHash(data)}-${randomBytes(3).toString('hex')}`);
  mkdirSync(SPARE, { recursive: true, mode: 0o755 });
  writeFileSync(join(data, 'postgres.location'), `${far}\n`);
  log(`the database lives in ${far}, because the user "${account.name}" cannot enter ${data}`);
  return far;
}

function homeAt(root: string): Home {
  return {
    root,
    cluster: join(root, 'cluster'),
    run: runFolder(root),
    log: join(root, 'log'),
    connection: join(root, 'connection.json'),
  };
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
