import type { FastifyInstance } from 'fastify';
import type { Callers } from './caller.ts';

const API_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Everybody who asks for one of these routes is found out first. */
export function guard(app: FastifyInstance, admit: Callers['forReads']): void {
  app.addHook('onRequest', (request, reply) => {
    reply.headers(API_HEADERS);
    return admit(request, reply);
  });
}

/** Routes for those who have not signed in yet. */
export function withoutGuard(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(API_HEADERS);
  });
}
