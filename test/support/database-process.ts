import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const OWNER = fileURLToPath(new URL('./own-database.ts', import.meta.url));

const started = new Set<ChildProcess>();

export type DatabaseProcess = { pid: number; url: string; child: ChildProcess; ended: Promise<unknown> };

/** Another process that owns the durable database in this data directory; kill it as you like. */
export async function startDatabaseProcess(
  dataDir: string,
  account = {},
  ...options: string[]
): Promise<DatabaseProcess> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', OWNER, dataDir, ...options],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...account,
    },
  );
  started.add(child);
  const ended = once(child, 'exit').finally(() => started.delete(child));
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), ended.then(() => null)]);
  if (!first) throw new Error(`the process that should own ${dataDir} ended with code ${child.exitCode}`);
  return { pid: child.pid ?? 0, url: JSON.parse(first[0]).url, child, ended };
}

/** Kills what a failed test left running; else the test file would never end. */
export function endDatabaseProcesses(): void {
  for (const child of started) child.kill('SIGKILL');
}

/** The processes started by this one, such as PostgreSQL and its watchdog. */
export function childrenOf(pid: number): number[] {
  const listed = spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).stdout;
  const pairs = listed.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.filter(([, parent]) => parent === pid).map(([child]) => child ?? 0);
}

/** A folder that the server's user can enter, unlike what mkdtemp makes. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync('/tmp/allot-test-');
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** One statement on a connection of its own, tried again while the server is coming back. */
export async function ask(url: string, sql: string, patience = 0): Promise<Record<string, unknown>[]> {
  const end = Date.now() + patience;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query(sql)).rows;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 25));
    } finally {
      await client.end().catch(() => {});
    }
  }
}
