import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import { PRESS_BUSY, PRESS_LONG } from './press.problems.ts';
import type { PressAnswer, PressJob } from './press-job.ts';

export interface PressSettings {
  /** The folder of templates. */
  readonly templates: string;
  /** How many documents may wait; one more is refused. */
  readonly waiting?: number;
  /** How long one document may take. */
  readonly seconds?: number;
  /** How long the process is kept without work. */
  readonly idleSeconds?: number;
  /** How much memory the process may hold before the next document gets a new one; WebAssembly gives none back. */
  readonly mostBytes?: number;
}

interface Wish {
  readonly job: PressJob;
  readonly settle: (answer: Answer) => void;
}

type Answer = { readonly pdf: Uint8Array } | { readonly fault: string } | { readonly late: number };

/**
 * Makes PDFs, one after the other, in a process of its own: the server goes on answering meanwhile, a document that
 * takes too long can be stopped (a thread inside native code cannot), and should the compiler ever crash, it crashes
 * alone. The process is started with the first document and ended when nobody has wanted one for a while.
 */
export class Press {
  readonly #settings: Required<PressSettings>;
  readonly #wishes: Wish[] = [];
  #process: ChildProcess | null = null;
  #now: Wish | null = null;
  #clock: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(settings: PressSettings) {
    this.#settings = {
      ...{ waiting: 100, seconds: 30, idleSeconds: 120, mostBytes: 600e6 },
      ...settings,
    };
  }

  /** The PDF, or why it is not to be had now. A template that fails is a fault. */
  async print(job: PressJob): Promise<Result<Uint8Array>> {
    if (this.#closed || this.#wishes.length >= this.#settings.waiting) {
      const detail = `${this.#wishes.length} documents are waiting to be made; ask again in a moment`;
      return refused(problem(PRESS_BUSY, detail, { waiting: this.#wishes.length }));
    }
    const { promise, resolve } = Promise.withResolvers<Answer>();
    this.#wishes.push({ job, settle: resolve });
    this.#next();
    const answer = await promise;
    if ('pdf' in answer) return done(answer.pdf);
    if ('fault' in answer) throw new Error(`the press failed: ${answer.fault}`);
    const detail = `the document was not ready after ${answer.late} seconds; ask for fewer at once`;
    return refused(problem(PRESS_LONG, detail, { seconds: answer.late }));
  }

  /** Ends the process; what is under way or waiting is given up. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#clock);
    for (const { settle } of this.#wishes.splice(0)) settle({ fault: 'it was closed' });
    const { promise, resolve } = Promise.withResolvers<void>();
    const child = this.#process;
    if (!child) return;
    child.ref();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
    await promise;
  }

  #next(): void {
    if (this.#now || this.#closed) return;
    clearTimeout(this.#clock);
    this.#now = this.#wishes.shift() ?? null;
    this.#process?.[this.#now ? 'ref' : 'unref']();
    if (!this.#now) {
      this.#clock = setTimeout(() => this.#rest(), this.#settings.idleSeconds * 1000).unref();
      return;
    }
    const child = (this.#process ??= this.#start());
    const { seconds } = this.#settings;
    this.#clock = setTimeout(() => this.#lost(child, { late: seconds }), seconds * 1000);
    child.send({ job: this.#now.job }, (error) => error && this.#lost(child, { fault: error.message }));
  }

  #answered(answer: Answer): void {
    const wish = this.#now;
    this.#now = null;
    wish?.settle(answer);
    this.#next();
  }

  /** Nobody wanted a document for a while: the memory goes back, and the next one starts the process again. */
  #rest(): void {
    const child = this.#process;
    this.#process = null;
    child?.kill('SIGKILL');
  }

  /** It has ended, cannot be reached, or takes too long: another one does what waits. */
  #lost(child: ChildProcess, answer: Answer): void {
    if (this.#process !== child) return;
    this.#process = null;
    child.kill('SIGKILL');
    this.#answered(answer);
  }

  #start(): ChildProcess {
    const child = fork(fileURLToPath(new URL('./press-process.ts', import.meta.url)), [], {
      serialization: 'advanced',
      execArgv: [],
      // Nothing of the server's own settings: the press reads templates and fonts, and needs no secrets.
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.channel?.unref();
    child.on('message', (answer: PressAnswer) => {
      if (this.#process !== child) return;
      if (answer.holds > this.#settings.mostBytes) this.#rest();
      this.#answered(answer);
    });
    child.on('error', (error) => this.#lost(child, { fault: error.message }));
    child.on('exit', (code, signal) => this.#lost(child, { fault: `its process ended (${code ?? signal})` }));
    child.send({ templates: this.#settings.templates });
    return child;
  }
}
