import { type ChildProcess, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Account, spawnAs } from './account.ts';
import type { Home } from './home.ts';
import { readLockFile, serverProcesses, signal, until } from './processes.ts';
import { type Watchdog, watch } from './watchdog.ts';

/** A running PostgreSQL of ours. */
export type Postmaster = {
  pid: number;
  watchdog: Watchdog;
  /** Settles when it has ended, for whatever reason. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

export type Launch = { postgres: string; home: Home; account: Account | null; port: number };

const LONGEST_RECOVERY = 10 * 60_000;

/** Starts PostgreSQL and waits until it accepts connections (after a crash: until it has recovered). */
export async function startPostmaster(launch: Launch): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    await clearTheWay(launch.home);
    const started = await tryToStart(launch);
    if (!('failure' in started)) return started;
    // Backends of a killed postmaster need a moment to notice; PostgreSQL then refuses to start.
    const passing = /still in use|lock file|being shut down/.test(started.failure);
    if (!passing || attempt === 10) throw new Error(startFailed(launch, started.failure));
    await wait(100 * attempt);
  }
}

async function tryToStart(launch: Launch): Promise<Postmaster | { failure: string }> {
  const { cluster, log } = launch.home;
  const child = spawnServer(launch);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const pid = child.pid;
  if (pid === undefined) return { failure: `${launch.postgres} could not be run` };
  const watchdog = watch(pid, join(cluster, 'postmaster.pid'));
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  const accepts = () => {
    const lock = readLockFile(cluster);
    return lock?.pid === pid && lock.ready;
  };
  await until(() => gone() || accepts(), LONGEST_RECOVERY);
  if (gone() || !accepts()) {
    if (!gone()) child.kill('SIGQUIT');
    watchdog.dismiss();
    return { failure: lastWords(log) };
  }
  ended.then(() => watchdog.dismiss());
  child.unref();
  return { pid, watchdog, ended, stop: () => stopServer(child, ended, cluster) };
}

function spawnServer({ postgres, home, account, port }: Launch): ChildProcess {
  const words = openSync(join(home.log, 'start.log'), 'w', 0o600);
  const sockets = `"${home.run.replaceAll('"', '""')}"`; // a list: a comma in the path would split it
  const options = ['-D', home.cluster, '-p', String(port), '-k', sockets, '-c', 'listen_addresses=127.0.0.1'];
  try {
    // A session of its own: Ctrl-C at the terminal must not reach it before we have finished our work.
    return spawn(postgres, options, { ...spawnAs(account), detached: true, stdio: ['ignore', words, words] });
  } finally {
    closeSync(words);
  }
}

const LAST_WORDS = 2000;

/**
 * Fast shutdown: ends transactions, writes a checkpoint. Should that hang, the next start recovers. The process that
 * writes the log outlives the postmaster by a moment: it is waited for, so that nothing works in the folder any more.
 */
async function stopServer(child: ChildProcess, ended: Promise<void>, cluster: string): Promise<void> {
  child.ref();
  for (const [name, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    child.kill(name);
    const timer = new AbortController();
    const timeUp = wait(patience, 'timeUp', { signal: timer.signal }).catch(() => 'ended');
    const outcome = await Promise.race([ended.then(() => 'ended'), timeUp]);
    timer.abort();
    if (outcome === 'ended') break;
  }
  await until(() => serverProcesses(cluster).length === 0, LAST_WORDS);
}

/**
 * Ends what a killed predecessor left running in this data directory. We hold the directory's owner socket,
 * so nobody is looking after those processes. Then a lock file that names a process which does not work
 * in this directory is a dead letter and is put aside; PostgreSQL still checks its shared memory itself.
 * Its sockets lie in a folder of ours; after a restart of the container their lock may name anybody.
 */
async function clearTheWay({ cluster, run }: Home): Promise<void> {
  const none = () => serverProcesses(cluster).length === 0;
  for (const [name, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 2_000],
    ['SIGKILL', 2_000],
  ] as const) {
    if (none()) break;
    const postmaster = readLockFile(cluster)?.pid;
    const running = serverProcesses(cluster);
    const orphans = postmaster !== undefined && running.includes(postmaster) ? [postmaster] : running;
    // SIGINT means "cancel the query" to a backend without a postmaster; it has to be SIGQUIT.
    for (const pid of name === 'SIGKILL' ? running : orphans) {
      signal(pid, orphans === running && name === 'SIGINT' ? 'SIGQUIT' : name);
    }
    await until(none, patience);
  }
  const lockFile = join(cluster, 'postmaster.pid');
  if (!none()) return; // PostgreSQL will say why it cannot start
  if (existsSync(lockFile)) renameSync(lockFile, join(cluster, 'postmaster.pid.left-behind'));
  for (const name of readdirSync(run).filter((name) => name.startsWith('.s.PGSQL.'))) {
    rmSync(join(run, name), { force: true });
  }
}

function startFailed(launch: Launch, failure: string): string {
  return `PostgreSQL did not start on ${launch.home.cluster} (port ${launch.port}). It said:\n${failure}\nIts log is in ${launch.home.log}.`;
}

/** The end of what it wrote, from the moment of start and from the newest log file. */
function lastWords(folder: string): string {
  const logs = readdirSync(folder)
    .filter((name) => name.startsWith('postgresql-'))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  return [join(folder, 'start.log'), ...logs.slice(0, 1)]
    .map((file) => readFileSync(file, 'utf8').trim().split('\n').slice(-8).join('\n'))
    .join('\n')
    .trim();
}
