import type { FastifyRequest } from 'fastify';
import { type Problem, problem } from '../../kernel/problem.ts';
import { CROSS_SITE } from './refusals.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Media types a route takes besides JSON, such as text/csv. A form of another site could send none of them. */
    readonly uploads?: readonly string[];
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends its cookie whoever wrote the page. A request that would change something must show that it comes
 * from our own pages, and hold what a form of another site cannot send.
 */
export function crossSite(request: FastifyRequest): Problem | null {
  if (SAFE.has(request.method)) return null;
  if (originOf(request) !== 'own') {
    return problem(CROSS_SITE, 'a session is used from the pages of this server only; programs use a token');
  }
  const type = request.headers['content-type'];
  if (type === undefined || isTaken(request, type)) return null;
  return problem(CROSS_SITE, `with a session the body is sent as application/json, not as ${type}`);
}

/** The same for a request without a session, such as signing in: programs may, other sites may not. */
export const fromElsewhere = (request: FastifyRequest): Problem | null =>
  originOf(request) === 'foreign' ? problem(CROSS_SITE, 'a page of another site may not do this') : null;

function originOf({ headers, host }: FastifyRequest): 'own' | 'foreign' | 'unsaid' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  // Browsers say the site on https and on this machine; elsewhere the origin is all there is.
  if (headers.origin === undefined) return 'unsaid';
  return hostOf(headers.origin) === host ? 'own' : 'foreign';
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

function isTaken({ routeOptions }: FastifyRequest, type: string): boolean {
  const media = type.split(';', 1)[0]!.trim().toLowerCase();
  return media === 'application/json' || (routeOptions.config.uploads?.includes(media) ?? false);
}
