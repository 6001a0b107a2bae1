/** What one caller did in the time, usually a minute, that began with its first request. */
interface Window {
  count: number;
  endsAt: number;
}

const MINUTE = 60_000;
const MOST_CALLERS = 50_000;

/**
 * How many requests a caller may make a minute. Ours rather than @fastify/rate-limit because it is asked for every
 * order: this is one look-up in a map, without a promise, and it can be looked at without being counted.
 */
export class Limiter {
  readonly #windows = new Map<string, Window>();
  readonly #most: number;
  readonly #now: () => number;
  readonly #milliseconds: number;

  /** 0 lets everything through. */
  constructor(most: number, now: () => number = Date.now, milliseconds = MINUTE) {
    this.#most = most || Number.POSITIVE_INFINITY;
    this.#now = now;
    this.#milliseconds = milliseconds;
  }

  /** Counts one; answers the seconds to wait when that was too many, for this caller where it has its own, else 0. */
  count(caller: string, most = this.#most): number {
    const now = this.#now();
    let window = this.#windows.get(caller);
    if (!window || window.endsAt <= now) {
      if (!window && this.#windows.size >= MOST_CALLERS) this.#forget(now);
      window = { count: 0, endsAt: now + this.#milliseconds };
      this.#windows.set(caller, window);
    }
    window.count++;
    return window.count > most ? Math.ceil((window.endsAt - now) / 1000) : 0;
  }

  /** The seconds this caller has to wait before it may come again; counts nothing. */
  wait(caller: string): number {
    const window = this.#windows.get(caller);
    if (!window || window.count < this.#most) return 0;
    return Math.max(0, Math.ceil((window.endsAt - this.#now()) / 1000));
  }

  knows(caller: string): boolean {
    return this.#windows.has(caller);
  }

  /** Windows that are over go; when all still run somebody makes names up, and forgetting is the lesser evil. */
  #forget(now: number): void {
    for (const [caller, window] of this.#windows) if (window.endsAt <= now) this.#windows.delete(caller);
    if (this.#windows.size >= MOST_CALLERS) this.#windows.clear();
  }
}
