import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../command/access.ts';
import { UNAUTHENTICATED } from '../../command/access.ts';
import type { Desk } from '../../command/desk.ts';
import { problem, type Result, refused } from '../../kernel/problem.ts';
import { sessionOf } from './cookie.ts';
import { crossSite } from './cross-site.ts';
import { Limiter } from './limiter.ts';
import type { OAuthBearers } from './oauth/bearer.ts';
import { refuse } from './problem-document.ts';
import { TOO_MANY } from './refusals.ts';
import { wantsPlan } from './wishes.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before the body is read. */
    actor: Actor;
    /** What was shown for it: the text of a token, in the header or the cookie. */
    credential: string;
    /** Whether it would still be let in: for what goes on after the request has begun. */
    stillOpens: () => Promise<boolean>;
  }
}

export interface CallerLimits {
  /** Requests a minute for each token; 0 is no limit. */
  readonly perMinute: number;
  /** Requests a minute with a wrong token, for each address; 0 is no limit. */
  readonly failuresPerMinute: number;
}

const BEARER = /^Bearer +(\S+) *$/i;

/** Finds out who asks, before a byte of the body is read. */
export class Callers {
  readonly #desk: Desk;
  readonly #limits: CallerLimits;
  readonly #requests: Limiter;
  readonly #failures: Limiter;

  /** Texts of access tokens that were let in: they change every hour, so requests are counted by the token behind. */
  readonly #accesses = new Limiter(0);
  /** By token, whatever is shown for it: secrets are rotated. */
  readonly #held = new Limiter(0);
  readonly #bearers: OAuthBearers | null;

  constructor(desk: Desk, limits: CallerLimits, bearers: OAuthBearers | null = null) {
    this.#desk = desk;
    this.#bearers = bearers;
    this.#limits = limits;
    this.#requests = new Limiter(limits.perMinute);
    this.#failures = new Limiter(limits.failuresPerMinute);
  }

  /** For routes whose commands pass the lane, which looks at the token again. A plan does not pass it. */
  readonly forWrites = (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    this.#admit(request, reply, !wantsPlan(request.headers));

  readonly forReads = (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    this.#admit(request, reply, false);

  async #admit(request: FastifyRequest, reply: FastifyReply, forCommand: boolean): Promise<unknown> {
    const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
    // Whatever else stands in that header is for a proxy in front of us.
    const session = bearer === undefined ? sessionOf(request) : undefined;
    const text = bearer ?? session;
    if (text === undefined) {
      const detail = 'sign in, or send "Authorization: Bearer <token>" with a token of this server';
      return refuse(reply, problem(UNAUTHENTICATED, detail));
    }
    const foreign = session === undefined ? null : crossSite(request);
    if (foreign) return refuse(reply, foreign);
    // Others behind the same address must not suffer: a token that has been let in before still is.
    const barred =
      this.#requests.knows(text) || this.#accesses.knows(text) ? 0 : this.#failures.wait(request.ip);
    if (barred) return this.#tooMany(reply, barred, 'wrong tokens', this.#limits.failuresPerMinute);
    const byOAuth = session === undefined && !text.startsWith('allot_') ? this.#bearers : null;
    const found = byOAuth ? byOAuth.actorOf(text, request) : this.#desk.authenticate(text, forCommand);
    const actor = isFor(await found, session !== undefined);
    if (!actor.ok) {
      this.#failures.count(request.ip);
      return refuse(reply, actor.problem);
    }
    if (byOAuth) this.#accesses.count(text);
    const seconds = this.#requests.count(byOAuth ? actor.value.token : text);
    if (seconds) return this.#tooMany(reply, seconds, 'requests', this.#limits.perMinute);
    const own = actor.value.limits?.requestsPerMinute;
    const over = own ? this.#held.count(actor.value.token, own) : 0;
    if (own && over) return this.#tooMany(reply, over, 'requests', own);
    request.actor = actor.value;
    request.credential = text;
    request.stillOpens = byOAuth
      ? async () => (await byOAuth.actorOf(text, request)).ok
      : () => this.#desk.stillOpens(text);
    return undefined;
  }

  #tooMany(reply: FastifyReply, seconds: number, what: string, most: number): FastifyReply {
    reply.header('retry-after', String(seconds));
    const detail = `more than ${most} ${what} in a minute; try again in ${seconds} s`;
    return refuse(reply, problem(TOO_MANY, detail, { perMinute: most, retryAfter: seconds }));
  }
}

/** A session comes in a cookie, where no script reads it, and nothing else does. */
function isFor(actor: Result<Actor>, inCookie: boolean): Result<Actor> {
  if (!actor.ok || (actor.value.user !== undefined) === inCookie) return actor;
  const detail = inCookie ? 'the cookie holds no session; sign in' : 'a session is shown in its cookie only';
  return refused(problem(UNAUTHENTICATED, detail));
}
