import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in these, whatever the kernel's own timer does. */
const TICKS_PER_SECOND = 100;

/** Fields of /proc/<pid>/stat after the command's name, which may hold blanks and parentheses itself. */
function statOf(pid: number): number[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 4)
      .split(' ')
      .map(Number);
  } catch {
    return null; // it has ended, or this is not Linux
  }
}

const PARENT = 0;
const OWN = [10, 11] as const;
const OF_ENDED_CHILDREN = [12, 13] as const;

export const parentOf = (pid: number): number => statOf(pid)?.[PARENT] ?? 0;

/** Seconds of processor time a process has used; 0 where the system does not tell. */
export const processorTime = (pid: number): number => secondsIn(pid, OWN);

/** All of PostgreSQL: the postmaster, its children, and those of its children that have ended. */
export function clusterTime(postmaster: number): number {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && parentOf(pid) === postmaster);
  const living = children.reduce((sum, pid) => sum + processorTime(pid), 0);
  return living + secondsIn(postmaster, [...OWN, ...OF_ENDED_CHILDREN]);
}

function secondsIn(pid: number, fields: readonly number[]): number {
  const stat = statOf(pid);
  return stat ? fields.reduce((sum, field) => sum + (stat[field] ?? 0), 0) / TICKS_PER_SECOND : 0;
}
