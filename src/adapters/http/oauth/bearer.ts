import type { FastifyRequest } from 'fastify';
import { type Actor, UNAUTHENTICATED } from '../../../command/access.ts';
import type { Scope } from '../../../command/mandate/scope.ts';
import { asLetIn } from '../../../command/token.ts';
import { done, problem, type Result, refused } from '../../../kernel/problem.ts';
import { accessOf, type OAuthRecords } from '../../../oauth/index.ts';
import { baseOf } from './addresses.ts';
import type { OAuthMeans } from './means.ts';
import { resourceAt } from './paths.ts';

/** Finds out whom an access token lets in. It is looked up each time: revoking it counts from the next request on. */
export class OAuthBearers {
  readonly #records: OAuthRecords;
  readonly #means: OAuthMeans;
  readonly #told: string | null;

  constructor(records: OAuthRecords, means: OAuthMeans, told: string | null) {
    this.#records = records;
    this.#means = means;
    this.#told = told;
  }

  async actorOf(text: string, request: FastifyRequest): Promise<Result<Actor>> {
    const kept = await this.#records.findAccess(text);
    const access = kept && accessOf(kept);
    if (!access) return refused(problem(UNAUTHENTICATED, 'the token is unknown'));
    if (access.expiresAt.getTime() <= Date.now()) {
      return refused(problem(UNAUTHENTICATED, 'the access token has expired; refresh it'));
    }
    const wanted = resourceAt(baseOf(request, this.#told), request.url);
    if (access.audience !== wanted) {
      return refused(
        problem(UNAUTHENTICATED, `the access token is for ${access.audience}, not for ${wanted}`),
      );
    }
    const found = await this.#means.actorOf(access.account);
    if (!found.ok) return found;
    // Refreshing may have asked for less than what was agreed to.
    return done(asLetIn(found.value, { scopes: access.scopes as readonly Scope[] }));
  }
}
