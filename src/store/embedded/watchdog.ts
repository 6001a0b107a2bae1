import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Waits on its standard input. A line says that all is well and it may go; the end of input without one
 * says that the process holding the other end was killed. It then ends PostgreSQL: fast shutdown,
 * after 5 s immediate, after 10 s by force. Before each signal it looks whether the lock file still names
 * that process, so that a process id given to somebody else is never hit.
 */
const SCRIPT = `
pid=$1 lock=$2
read -r word && exit 0
for name in INT QUIT KILL; do
  { read -r now < "$lock"; } 2>/dev/null || exit 0
  [ "$now" = "$pid" ] || exit 0
  kill -s $name "$pid" 2>/dev/null || exit 0
  tries=0
  while [ $tries -lt 100 ]; do
    kill -0 "$pid" 2>/dev/null || exit 0
    sleep 0.05
    tries=$((tries + 1))
  done
done
`;

export type Watchdog = { pid: number; dismiss(): void };

/** Ends PostgreSQL when this process vanishes. Started again when it is killed itself. */
export function watch(postmaster: number, lockFile: string): Watchdog {
  let dog = startDog(postmaster, lockFile);
  let dismissed = false;
  const keepAlive = () => {
    if (dismissed) return;
    dog = startDog(postmaster, lockFile);
    dog.once('exit', keepAlive);
  };
  dog.once('exit', keepAlive);
  return {
    get pid() {
      return dog.pid ?? 0;
    },
    dismiss() {
      dismissed = true;
      dog.stdin?.end('done\n');
    },
  };
}

function startDog(postmaster: number, lockFile: string): ChildProcess {
  // A session of its own: Ctrl-C at the terminal is for us, not for the watchdog.
  const dog = spawn('/bin/sh', ['-c', SCRIPT, 'allot-watchdog', String(postmaster), lockFile], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  dog.on('error', () => {});
  dog.stdin?.on('error', () => {}); // killed before it was dismissed
  dog.unref();
  (dog.stdin as unknown as { unref(): void }).unref();
  return dog;
}
