import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problem, problemKinds } from '../../kernel/problem.ts';
import { problemPage, REFERENCE_PAGE, REFERENCE_START, STYLE, welcomePage } from './page-texts.ts';
import { PROBLEMS, refuse } from './problem-document.ts';
import { UNKNOWN_ROUTE } from './refusals.ts';

/** The pages people look at: a welcome, the API reference and what each kind of problem means. */
export async function addPages(app: FastifyInstance, version: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        // The API reference writes its styles into the page.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
      },
    },
  });
  app.get('/api', (request, reply) => html(reply, welcomePage(version, request.host)));
  app.get('/reference', (_request, reply) => html(reply, REFERENCE_PAGE));
  app.get('/reference/start.js', (_request, reply) => script(reply).send(REFERENCE_START));
  app.get('/reference/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  app.get('/reference/scalar.js', async (_request, reply) =>
    script(reply)
      .header('content-encoding', 'gzip')
      .send(await scalar()),
  );
  addProblemPages(app);
}

function addProblemPages(app: FastifyInstance): void {
  app.get('/problems', (_request, reply) => reply.send({ data: [...problemKinds.values()] }));
  app.get(`${PROBLEMS}*`, (request, reply) => {
    const kind = problemKinds.get((request.params as { '*': string })['*']);
    if (!kind) return refuse(reply, problem(UNKNOWN_ROUTE, 'there is no such kind of problem'));
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    return wantsPage ? html(reply, problemPage(kind)) : reply.send(kind);
  });
}

const html = (reply: FastifyReply, text: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').send(text);

const script = (reply: FastifyReply): FastifyReply =>
  reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600');

let packed: Promise<Buffer> | undefined;

/** Scalar's own bundle, 3.5 MB, packed once. Every browser of these years takes gzip. */
function scalar(): Promise<Buffer> {
  const entry = createRequire(import.meta.url).resolve('@scalar/fastify-api-reference');
  packed ??= readFile(join(dirname(entry), 'js/standalone.js')).then((code) => promisify(gzip)(code));
  return packed;
}
