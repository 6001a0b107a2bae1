import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** What PostgreSQL writes into postmaster.pid. */
export type LockFile = { pid: number; port: number; ready: boolean };

export function readLockFile(cluster: string): LockFile | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const ready = lines[7]?.trim() === 'ready';
    return { pid: Number(lines[0]), port: Number(lines[3]), ready };
  } catch {
    return null;
  }
}

/**
 * The processes that work in this data directory. A process id alone proves nothing (it may have been
 * given to somebody else since), but every PostgreSQL process has the data directory as its working folder.
 */
export function serverProcesses(cluster: string): number[] {
  return process.platform === 'linux' ? byWorkingFolder(realpathSync(cluster)) : byCommandLine(cluster);
}

function byWorkingFolder(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === cluster &&
          /postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'))
        );
      } catch {
        return false; // gone meanwhile, or not ours to look at
      }
    });
}

function byCommandLine(cluster: string): number[] {
  const listed = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).stdout ?? '';
  return listed
    .split('\n')
    .filter((line) => line.includes('postgres') && line.includes(cluster))
    .map((line) => Number.parseInt(line, 10));
}

/** Sends a signal; a process that has ended already is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export async function until(isTrue: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!isTrue()) {
    if (Date.now() > end) return false;
    await wait(15);
  }
  return true;
}
