import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../kernel/problem.ts';
import { Limiter } from './limiter.ts';
import { refuse } from './problem-document.ts';
import { TOO_MANY } from './refusals.ts';

export interface SignInLimits {
  /** Failures in five minutes for each e-mail; an address, which may be a whole office, has five times as many. 0 is no limit. */
  readonly signInFailures: number;
}

const MINUTES = 5;

/** Guessing is stopped both for who is guessed at and for who guesses. */
export class SignInFailures {
  readonly #byName: Limiter;
  readonly #byAddress: Limiter;

  constructor({ signInFailures: most }: SignInLimits, now: () => number = Date.now) {
    this.#byName = new Limiter(most, now, MINUTES * 60_000);
    this.#byAddress = new Limiter(most * 5, now, MINUTES * 60_000);
  }

  /** Refuses whoever has to wait; null lets go on. Nothing is said of whether the name is anybody's. */
  barred(request: FastifyRequest, reply: FastifyReply, name: string): FastifyReply | null {
    const seconds = Math.max(this.#byName.wait(name), this.#byAddress.wait(request.ip));
    if (!seconds) return null;
    reply.header('retry-after', String(seconds));
    const detail = `too many failures; try again in ${seconds} s`;
    return refuse(reply, problem(TOO_MANY, detail, { retryAfter: seconds }));
  }

  count(request: FastifyRequest, name: string): void {
    this.#byName.count(name);
    this.#byAddress.count(request.ip);
  }
}
