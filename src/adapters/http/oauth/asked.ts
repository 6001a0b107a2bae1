import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { plainName } from '../../../oauth/index.ts';
import { PATHS } from './paths.ts';

type Raw = FastifyRequest['raw'];

/** The request as the library is to see it: come by `base`, and asking for nothing but what there is. */
export function prepared(request: FastifyRequest, base: string, scopes: readonly string[]): Raw {
  const { raw } = request;
  const { protocol, host } = new URL(base);
  raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  raw.headers['x-forwarded-host'] = host;
  const url = new URL(raw.url as string, base);
  if (url.pathname === PATHS.authorization && raw.method === 'GET') raw.url = withKnownScopes(url, scopes);
  return Buffer.isBuffer(request.body) && url.pathname === PATHS.registration
    ? registering(raw, request.body)
    : raw;
}

/** Whoever asks for nothing we know is asking for whatever there is: the person who agrees chooses. */
function withKnownScopes(url: URL, scopes: readonly string[]): string {
  const asked = new Set((url.searchParams.get('scope') ?? '').split(' '));
  const known = scopes.filter((scope) => asked.has(scope));
  if (url.searchParams.getAll('scope').length > 1) return url.pathname + url.search;
  url.searchParams.set('scope', (known.length ? known : scopes).join(' '));
  return url.pathname + url.search;
}

/** A client that registers is a program without a secret; whatever else it says of itself is not kept. */
function registering(raw: Raw, body: Buffer): Raw {
  const text = JSON.stringify(registered(parsed(body)));
  const { method, url, headers, socket, httpVersion } = raw;
  const own = { ...headers, 'content-length': String(Buffer.byteLength(text)) };
  const stream = Readable.from([Buffer.from(text)]);
  return Object.assign(stream, { method, url, headers: own, socket, httpVersion }) as unknown as Raw;
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}

const MOST_REDIRECTS = 20;
const LONGEST_REDIRECT = 500;

function registered(said: unknown): unknown {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return [];
  const {
    redirect_uris: redirects,
    client_name: name,
    grant_types: grants,
  } = said as Record<string, unknown>;
  const plain = plainName(name);
  const isShort = (one: unknown) => typeof one !== 'string' || one.length <= LONGEST_REDIRECT;
  const fits = Array.isArray(redirects) && redirects.length <= MOST_REDIRECTS && redirects.every(isShort);
  const refreshes = !Array.isArray(grants) || grants.includes('refresh_token');
  return {
    redirect_uris: fits ? redirects : [],
    ...(plain && { client_name: plain }),
    grant_types: ['authorization_code', ...(refreshes ? ['refresh_token'] : [])],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
    application_type: 'native',
  };
}
