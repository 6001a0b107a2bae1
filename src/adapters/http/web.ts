import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compress from '@fastify/compress';
import files from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { SECTIONS } from './web-addresses.ts';

/** Where `npm run web` puts what it built; the packed package has it in the same place. */
const BUILT = fileURLToPath(new URL('../../../web/dist/', import.meta.url));

/** Every address the app has is the same page; what it shows is up to the app. */
const OWN_ADDRESSES = ['/', ...SECTIONS.flatMap((section) => [`/${section}`, `/${section}/*`])];

/**
 * The web app: its files, named after their content and kept by browsers for ever, and one page at all its
 * addresses. False where it was never built: then whoever comes sees the welcome of the API.
 */
export async function addWeb(app: FastifyInstance): Promise<boolean> {
  if (!existsSync(`${BUILT}index.html`)) return false;
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1024 });
  await app.register(files, {
    root: `${BUILT}assets`,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
  });
  app.get('/icon.svg', (_request, reply) => reply.sendFile('icon.svg', BUILT));
  const page = readFileSync(`${BUILT}index.html`, 'utf8');
  for (const address of OWN_ADDRESSES) app.get(address, (_request, reply) => show(page, reply));
  return true;
}

function show(page: string, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return reply
    .headers({ 'content-security-policy': policy(nonce), 'cache-control': 'no-store', ...SAFE })
    .type('text/html; charset=utf-8')
    .send(page.replaceAll('__NONCE__', nonce));
}

const SAFE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
};

/** Scripts and styles of ours only; style elements that components write carry the page's nonce. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    // Documents are shown as PDF in a frame before they are printed.
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
