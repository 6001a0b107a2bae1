import { appendFileSync, chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { serverAccount } from '../src/store/embedded/account.ts';
import { connectionOf } from '../src/store/embedded/cluster.ts';
import { prepareHome } from '../src/store/embedded/home.ts';
import { openDatabase } from '../src/store/embedded/index.ts';
import { connect } from './connect.ts';

/** A PostgreSQL of our own with Allot's settings (fsync on), in a folder that is removed at the end. */
export interface BenchServer {
  /** The process whose children are all of PostgreSQL. */
  readonly postmaster: number;
  /** Makes a database, as a copy of `template` when one is given, and answers its url. */
  database(name: string, template?: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** Bytes of a database once everything is on disk. */
  size(name: string): Promise<number>;
  /** One statement as the administrator. */
  admin(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

const quiet = () => {};

export async function openBenchServer(
  parent = tmpdir(),
  settings: readonly string[] = [],
): Promise<BenchServer> {
  removeLeftovers(parent);
  const folder = mkdtempSync(join(parent, `allot-bench-${process.pid}-`));
  chmodSync(folder, 0o755); // PostgreSQL's own user must get in
  const home = prepareHome(folder, serverAccount(quiet), quiet);
  const remove = () => {
    for (const place of [folder, home.root, home.run]) rmSync(place, { recursive: true, force: true });
  };
  try {
    const server = await openWith(folder, join(home.cluster, 'postgresql.conf'), settings);
    const { port, adminPassword } = await connectionOf(home);
    const host = encodeURIComponent(home.run);
    const admin = await connect(
      `postgresql://postgres:${adminPassword}@127.0.0.1:${port}/postgres?host=${host}`,
    );
    const close = async () => {
      await admin.end();
      await server.stop();
      remove();
    };
    return { ...serving(admin, server.url), postmaster: await postmasterOf(admin), close };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Of a run that was killed: its process is no more, and PostgreSQL ended with it. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^allot-bench-(\d+)-/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Settings that need a start are put where a user would put them, once there is a cluster. */
async function openWith(dataDir: string, file: string, settings: readonly string[]) {
  const server = await openDatabase({ dataDir });
  if (!settings.length) return server;
  await server.stop();
  appendFileSync(file, `${settings.join('\n')}\n`);
  return openDatabase({ dataDir });
}

function serving(client: pg.Client, url: string) {
  const admin = async (sql: string) => (await client.query(sql)).rows as Record<string, unknown>[];
  return {
    admin,
    database: async (name: string, template?: string) => {
      const copied = template ? ` TEMPLATE ${template}` : '';
      await admin(`CREATE DATABASE ${name} OWNER allot${copied}`);
      const at = new URL(url);
      at.pathname = `/${name}`;
      return at.href;
    },
    drop: async (name: string) => {
      await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
    size: async (name: string) => {
      await admin('CHECKPOINT');
      const [row] = await admin(`SELECT pg_database_size('${name}') AS bytes`);
      return Number(row?.bytes);
    },
  };
}

async function postmasterOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  const { parentOf } = await import('./processor-time.ts');
  return parentOf(rows[0].pid);
}
