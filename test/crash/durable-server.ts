import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findRunning } from '../../src/store/embedded/index.ts';
import { serverProcesses, signal } from '../../src/store/embedded/processes.ts';
import { ask, childrenOf, temporaryFolder } from '../support/database-process.ts';

const ALLOT = fileURLToPath(new URL('../../bin/allot.js', import.meta.url));

export const VICTIMS = ['the server', 'PostgreSQL', 'a backend', 'everything'] as const;
export type Victim = (typeof VICTIMS)[number];
/** Clients lose their connection when it is killed; else the server lives on and answers. */
export const takesServer = (victim: Victim): boolean => victim === 'the server' || victim === 'everything';

/** `allot serve` as a user starts it, on a durable database of its own, to be killed and started again. */
export class DurableServer {
  readonly #folder = temporaryFolder();
  readonly dataDir = join(this.#folder.path, 'data');
  #child: ChildProcess | null = null;
  address = '';
  token = '';
  databaseUrl = '';
  /** What it complained of since it was started. */
  said = '';

  get #pid(): number {
    return this.#child?.pid ?? 0;
  }

  async start(): Promise<void> {
    const args = ['serve', '--empty', '--data-dir', this.dataDir, '--port', '0', '--time-zone', 'UTC'];
    const { DATABASE_URL: _, ...others } = process.env;
    const env = { ...others, ALLOT_REQUESTS_PER_MINUTE: '0', ALLOT_LOG: 'fatal', NO_COLOR: '1' };
    const child = spawn(process.execPath, [ALLOT, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
    this.#child = child;
    this.said = '';
    child.stderr.on('data', (bytes) => {
      this.said += bytes;
    });
    for await (const line of createInterface({ input: child.stdout })) {
      this.address = /is running at (\S+)/.exec(line)?.[1] ?? this.address;
      this.token = /owner's token +(\S+)/.exec(line)?.[1] ?? this.token;
      if (/Stop with/.test(line)) break;
    }
    child.stdout.resume();
    if (child.exitCode !== null)
      throw new Error(`allot serve ended with code ${child.exitCode}:\n${this.said}`);
    this.databaseUrl = (await findRunning(this.dataDir)) as string;
  }

  /** kill -9; settles when it is dead, and a server that has to be started again is running. */
  async kill(victim: Victim): Promise<void> {
    if (victim === 'PostgreSQL') signal(this.#postmaster(), 'SIGKILL');
    else if (victim === 'a backend') signal(await this.#backend(), 'SIGKILL');
    else {
      const [postmaster, ...rest] = [this.#postmaster(), ...serverProcesses(this.#cluster())];
      const others = victim === 'everything' ? [...childrenOf(this.#pid), postmaster, ...rest] : [];
      const ended = once(this.#child as ChildProcess, 'exit');
      for (const pid of [this.#pid, ...others]) signal(pid, 'SIGKILL');
      await ended;
      await this.start();
    }
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    this.#folder.remove();
  }

  #cluster(): string {
    return join(this.dataDir, 'postgres/cluster');
  }

  #postmaster(): number {
    const children = new Set(childrenOf(this.#pid));
    return serverProcesses(this.#cluster()).find((pid) => children.has(pid)) as number;
  }

  /** The backend that writes. */
  async #backend(): Promise<number> {
    const lanes = "SELECT pid FROM pg_stat_activity WHERE application_name = 'allot lane'";
    const [row] = await ask(this.databaseUrl, lanes);
    return row?.['pid'] as number;
  }
}
