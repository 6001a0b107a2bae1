import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../../command/desk.ts';
import { refuse } from './problem-document.ts';
import type { Route } from './routes.ts';
import { fault, json } from './writes.ts';

/** The routes of all queries. The query's own schema reads the query string: texts become what it wants. */
export function addReads(app: FastifyInstance, desk: Desk, routes: readonly Route[]): void {
  for (const route of routes) {
    if (route.kind !== 'query') continue;
    app.get(route.path.replace('{ref}', ':ref'), (request, reply) => read(desk, route, request, reply));
  }
}

async function read(
  desk: Desk,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const query = request.query as Record<string, unknown>;
  if (route.hasRef) {
    if ('ref' in query) return refuse(reply, fault('/ref', 'the address names it already'));
    query.ref = (request.params as { ref: string }).ref;
  }
  const found = await desk.query(request.actor, route.name, query);
  return found.ok ? json(reply, found.value) : refuse(reply, found.problem);
}
