import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('./own-server.ts', import.meta.url));

/** A server in a process of its own, to be stopped or killed. */
export interface ServerProcess {
  readonly address: string;
  readonly child: ChildProcess;
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

export async function startServerProcess(databaseUrl: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVER, databaseUrl], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), ended.then(() => null)]);
  // Whatever it says after that it listens is worth reading: it speaks of faults only.
  lines.on('line', (line) => console.error(line));
  if (!first) throw new Error(`the server process ended with code ${child.exitCode}`);
  return {
    address: JSON.parse(first[0]).address,
    child,
    stop: async () => {
      child.stdin?.end();
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
