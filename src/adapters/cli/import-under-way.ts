import type { ApplyOptions } from '../../import/index.ts';
import { progressBar } from './progress.ts';

export interface ImportOptions {
  readonly map?: string;
  readonly apply: boolean;
  readonly takeGood: boolean;
  readonly update: boolean;
  readonly json: boolean;
}

/** With a bar; Ctrl-C finishes what is under way and stops, to be gone on with another time. */
export async function underWay<T>(
  what: string,
  { takeGood, json }: ImportOptions,
  work: (options: ApplyOptions) => Promise<T>,
): Promise<T> {
  const bar = progressBar(what, json);
  const interrupted = new AbortController();
  const stop = () => interrupted.abort();
  process.once('SIGINT', stop);
  try {
    return await work({ takeGood, onProgress: bar, signal: interrupted.signal });
  } finally {
    process.off('SIGINT', stop);
    bar.end();
  }
}
