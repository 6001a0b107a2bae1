import { fastifyCookie } from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_DAYS } from '../../command/token.ts';

/** For the routes that set cookies; all others only read one, and need no hook for it. */
export const withCookies = (app: FastifyInstance) => app.register(fastifyCookie, { hook: false });

/** A browser takes `__Host-` only with Secure, so plain http on this machine has a name of its own. */
const nameFor = ({ protocol }: FastifyRequest): string =>
  protocol === 'https' ? '__Host-allot' : 'allot-session';

const attributesFor = ({ protocol }: FastifyRequest) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: protocol === 'https' }) as const;

/** The session a browser shows; undefined where it shows none. */
export const sessionOf = (request: FastifyRequest): string | undefined => cookieOf(request, nameFor(request));

export const cookieOf = ({ headers }: FastifyRequest, name: string): string | undefined =>
  headers.cookie === undefined ? undefined : fastifyCookie.parse(headers.cookie)[name];

export function keepSession(reply: FastifyReply, text: string): void {
  const { request } = reply;
  reply.setCookie(nameFor(request), text, { ...attributesFor(request), maxAge: SESSION_DAYS * 86_400 });
}

export function forgetSession(reply: FastifyReply): void {
  reply.clearCookie(nameFor(reply.request), attributesFor(reply.request));
}
