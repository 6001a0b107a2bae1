import type { Script } from './client.ts';
import type { RepeatedRequest } from './request.ts';

/** Where the scripts of all clients report to. */
export interface Tally {
  /** The number of what is begun next, or null once time is up. */
  begin(): number | null;
  /** `times` are the milliseconds of its requests; the last one is followed by what went wrong, if something did. */
  done(milliseconds: number, times: readonly number[], complaint: string | null): void;
}

/** One order, or one call with many, after another. */
export class TakingIn implements Script {
  readonly #request: RepeatedRequest;
  readonly #tally: Tally;
  readonly wanted: string;
  readonly reads = false;

  constructor(request: RepeatedRequest, wanted: string, tally: Tally) {
    this.#request = request;
    this.wanted = wanted;
    this.#tally = tally;
  }

  next(): Buffer | null {
    const n = this.#tally.begin();
    return n === null ? null : this.#request.bytes(n);
  }

  answered(milliseconds: number, _answer: Buffer | null, complaint: string | null): void {
    this.#tally.done(milliseconds, NONE, complaint);
  }
}

const NONE: readonly number[] = [];
