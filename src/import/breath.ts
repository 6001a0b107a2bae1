import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which long work lets others have their turn: a server has more to do than one file. */
const LONGEST_MS = 20;

/** `if (breath.isDue) await breath.take();` in loops over a file. */
export class Breath {
  #since = performance.now();

  get isDue(): boolean {
    return performance.now() - this.#since > LONGEST_MS;
  }

  async take(): Promise<void> {
    await setImmediate();
    this.#since = performance.now();
  }
}
