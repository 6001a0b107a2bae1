import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../../kernel/problem.ts';
import { withoutGuard } from '../guard.ts';
import { Limiter } from '../limiter.ts';
import { refuse } from '../problem-document.ts';
import { TOO_MANY } from '../refusals.ts';
import { baseOf } from './addresses.ts';
import { prepared } from './asked.ts';
import { PATHS, RESOURCE_METADATA, resourcesOf, SERVER_METADATA } from './paths.ts';
import type { OAuthServers } from './servers.ts';

export interface OAuthLimits {
  /** Clients that register in an hour, for each address; 0 is no limit. */
  readonly registrationsPerHour: number;
  /** Other requests to the authorization server in a minute, for each address; 0 is no limit. */
  readonly oauthPerMinute: number;
}

export interface OAuthRoutes {
  readonly servers: OAuthServers;
  readonly scopes: Readonly<Record<string, string>>;
  /** Where this server is reached, where it was told. */
  readonly url: string | null;
  readonly limits: OAuthLimits;
}

const HOUR = 3_600_000;

/** The authorization server, and what tells clients where it is and what there is. */
export async function addOAuth(app: FastifyInstance, settings: OAuthRoutes): Promise<void> {
  await app.register(async (open) => {
    withoutGuard(open);
    addResourceMetadata(open, settings);
  });
  await app.register(async (own) => addServer(own, settings));
}

function addResourceMetadata(app: FastifyInstance, { scopes, url }: OAuthRoutes): void {
  const tell = (pick: 0 | 1) => (request: FastifyRequest, reply: FastifyReply) => {
    const base = baseOf(request, url);
    // Whoever reads this has no token yet, and may be a page.
    return reply.header('access-control-allow-origin', '*').send({
      resource: resourcesOf(base)[pick],
      authorization_servers: [base],
      scopes_supported: Object.keys(scopes),
      bearer_methods_supported: ['header'],
      resource_name: 'Allot',
      resource_documentation: `${base}/reference`,
    });
  };
  app.get(RESOURCE_METADATA, tell(0));
  app.get(`${RESOURCE_METADATA}/mcp`, tell(0));
  app.get(`${RESOURCE_METADATA}/v1`, tell(1));
}

function addServer(app: FastifyInstance, { servers, scopes, url, limits }: OAuthRoutes): void {
  const registrations = new Limiter(limits.registrationsPerHour, Date.now, HOUR);
  const others = new Limiter(limits.oauthPerMinute);
  const names = Object.keys(scopes);
  // The library reads bodies itself, but for the one we look at before.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  const limit = 64 * 1024;
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: limit },
    async (_r: unknown, body: Buffer) => body,
  );
  const serve = async (request: FastifyRequest, reply: FastifyReply) => {
    const limiter = request.routeOptions.url === PATHS.registration ? registrations : others;
    const seconds = limiter.count(request.ip);
    if (seconds) {
      reply.header('retry-after', String(seconds));
      return refuse(
        reply,
        problem(TOO_MANY, `too many requests; try again in ${seconds} s`, { retryAfter: seconds }),
      );
    }
    const base = baseOf(request, url);
    const answer = (await servers.at(base)).callback();
    reply.hijack();
    reply.raw.setHeader('cache-control', 'no-store');
    reply.raw.setHeader('x-content-type-options', 'nosniff');
    reply.raw.setHeader('referrer-policy', 'no-referrer');
    answer(prepared(request, base, names), reply.raw);
    return reply;
  };
  const get = [PATHS.authorization, `${PATHS.authorization}/:uid`, PATHS.jwks, ...SERVER_METADATA];
  for (const path of get) app.get(path, { exposeHeadRoute: false }, serve);
  for (const path of [PATHS.token, PATHS.registration, PATHS.revocation]) {
    app.post(path, serve);
    app.options(path, serve);
  }
}
