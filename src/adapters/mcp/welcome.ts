import type { FastifyRequest } from 'fastify';
import { UNAUTHENTICATED } from '../../command/access.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { sessionOf } from '../http/cookie.ts';
import { isLoopback } from '../http/listen.ts';
import { CROSS_SITE, MALFORMED } from '../http/refusals.ts';

/**
 * Why a request may not come in, whoever it is from. A page that somebody has open can send requests to this very
 * machine, by a name of its own that it lets point here (DNS rebinding): the name in `Host` gives it away.
 */
export function notWelcome(request: FastifyRequest): Problem | null {
  const { headers, host } = request;
  if (isBySession(request)) {
    return problem(UNAUTHENTICATED, 'a session opens the pages of this server only; programs use a token');
  }
  if (headers.origin !== undefined && hostOf(headers.origin) !== host) {
    return problem(CROSS_SITE, `a page of ${headers.origin} may not ask this server`);
  }
  const name = nameIn(headers.host);
  if (name === '') return problem(MALFORMED, 'the header Host names no host');
  if (isAskedOnThisMachine(request) && !isLoopback(name)) {
    const detail =
      `"${headers.host}" is no name this machine has for itself, such as localhost; ` +
      'behind a proxy, set ALLOT_TRUST_PROXY';
    return problem(CROSS_SITE, detail);
  }
  return null;
}

/** The browser adds its cookie to whatever a page asks for; what an agent does is never done by accident. */
function isBySession(request: FastifyRequest): boolean {
  const session = sessionOf(request);
  return session !== undefined && session === request.credential;
}

/** A proxy on the same machine passes on names that others know it by: it is trusted, or it is none (no `ips`). */
const isAskedOnThisMachine = ({ socket, ips }: FastifyRequest): boolean =>
  ips === undefined && isLoopback(socket.localAddress ?? '');

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** `[::1]:3000` → `::1` */
function nameIn(host: string | undefined): string {
  const address = `http://${host}`;
  return URL.canParse(address) ? new URL(address).hostname.replace(/^\[|\]$/g, '') : '';
}
