import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parseInput } from '../../../command/parse.ts';
import { problem } from '../../../kernel/problem.ts';
import type { Door } from '../../../people/index.ts';
import type { Callers } from '../caller.ts';
import { cookieOf } from '../cookie.ts';
import { guard } from '../guard.ts';
import { refuse } from '../problem-document.ts';
import { CONNECTION_GONE, SESSION_WANTED } from '../refusals.ts';
import { json } from '../writes.ts';
import { baseOf } from './addresses.ts';
import { agree, decline, known, type Wish, wishOf } from './consent.ts';
import type { OAuthMeans } from './means.ts';
import { WAY } from './paths.ts';
import type { OAuthServers } from './servers.ts';

export interface ConnectionSettings {
  readonly servers: OAuthServers;
  readonly means: OAuthMeans;
  readonly door: Door;
  readonly callers: Callers;
  readonly url: string | null;
}

export const CONNECTION_ROUTES = [
  { method: 'GET', path: '/v1/connections/{uid}' },
  { method: 'POST', path: '/v1/connections/{uid}' },
] as const;

/** What a person says to a program that asks to act for them. */
export const CONSENT = z.strictObject({
  allow: z.boolean(),
  scopes: z
    .array(z.string().max(40))
    .max(20)
    .default([])
    .meta({ description: 'those that are allowed, of those asked for' }),
  days: z
    .union([z.literal(30), z.literal(90), z.null()])
    .default(90)
    .meta({ description: 'after so many it ends by itself; null is never' }),
});

/** The page on which a person lets a program act for them, in JSON. Only a session may: no program lets itself in. */
export async function addConnections(app: FastifyInstance, settings: ConnectionSettings): Promise<void> {
  await app.register(async (own) => {
    guard(own, settings.callers.forReads);
    own.addHook('onRequest', async (request, reply) => {
      if (request.actor.user) return undefined;
      return refuse(reply, problem(SESSION_WANTED, 'a person agrees, in a session; a token cannot'));
    });
    addRoutes(own, settings);
  });
}

function addRoutes(app: FastifyInstance, settings: ConnectionSettings): void {
  const { means, door } = settings;
  app.get('/v1/connections/:uid', async (request, reply) => {
    const found = await wish(settings, request);
    if (!found) return gone(reply);
    const { user, organisation } = await door.session(request.actor);
    return json(reply, { ...known(found, means.scopes), organisation, user });
  });
  app.post('/v1/connections/:uid', async (request, reply) => {
    const input = parseInput(CONSENT, request.body);
    if (!input.ok) return refuse(reply, input.problem);
    const found = await wish(settings, request);
    if (!found) return gone(reply);
    const to = input.value.allow
      ? await agree(found, input.value, { means, actor: request.actor, now: new Date() })
      : await decline(found);
    return to.ok ? json(reply, { to: to.value }) : refuse(reply, to.problem);
  });
}

/** Only for whoever began: their browser has the cookie. */
async function wish({ servers, url }: ConnectionSettings, request: FastifyRequest): Promise<Wish | null> {
  const { uid } = request.params as { uid: string };
  if (cookieOf(request, WAY) !== uid) return null;
  const base = baseOf(request, url);
  return wishOf(await servers.at(base), uid, base);
}

const gone = (reply: FastifyReply): FastifyReply =>
  refuse(reply, problem(CONNECTION_GONE, 'begin again from the program that wants to connect'));
