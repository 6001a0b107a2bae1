import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Desk } from '../../command/desk.ts';
import { cursorFrom, cursorKey } from '../../command/page.ts';
import { parseInput } from '../../command/parse.ts';
import {
  denied,
  fileRow,
  fileView,
  IMPORTED,
  type ImportFile,
  type Imports,
  importsOf,
} from '../../import/index.ts';
import { problem, type Result } from '../../kernel/problem.ts';
import { refuse } from './problem-document.ts';
import { TOO_LARGE, WRONG_MEDIA_TYPE } from './refusals.ts';
import { refuseError } from './unexpected.ts';
import { json, stray } from './writes.ts';

export const MOST_FILE = 25 * 1024 * 1024;
/** What a page of ours may call a file; its bytes say what it is. */
const UPLOADS = ['text/csv', 'application/octet-stream'];

const what = z.enum(IMPORTED);
export const receiveInput = z.strictObject({
  what: what.meta({ description: 'what the file holds' }),
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .default('import.csv')
    .meta({ description: 'how the file is called, for people' }),
});
export const listInput = z.strictObject({
  what: what.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const faultsInput = listInput.omit({ what: true }).extend({
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const mappingsInput = z.strictObject({ what });
export const applyInput = z.strictObject({
  takeGood: z
    .boolean()
    .default(false)
    .meta({ description: 'write what has no fault and leave the rest; else one fault refuses the file' }),
});

interface Means {
  readonly desk: Desk;
  readonly imports: Imports;
}

/**
 * Files sent to be imported: kept, mapped, rehearsed, applied in the background, resumed (L1). Guarded as reads are:
 * what an import writes passes the lane later.
 */
export function addImports(app: FastifyInstance, desk: Desk): void {
  const means = { desk, imports: importsOf(desk) };
  app.addHook('onClose', () => means.imports.close());
  app.register(async (uploads) => addReceiving(uploads, means));
  app.patch('/v1/imports/:id', (request, reply) =>
    answered(means, request, reply, means.imports.change(request.actor, idOf(request), request.body)),
  );
  app.post('/v1/imports/:id/rehearse', (request, reply) => {
    const wrong = stray(request.body);
    if (wrong) return refuse(reply, wrong);
    return answered(means, request, reply, means.imports.rehearse(request.actor, idOf(request)));
  });
  app.post('/v1/imports/:id/apply', (request, reply) => {
    const asked = parseInput(applyInput, request.body ?? {});
    if (!asked.ok) return refuse(reply, asked.problem);
    const { takeGood } = asked.value;
    return answered(means, request, reply, means.imports.apply(request.actor, idOf(request), takeGood), 202);
  });
  app.post('/v1/imports/:id/resume', (request, reply) => {
    const wrong = stray(request.body);
    if (wrong) return refuse(reply, wrong);
    return answered(means, request, reply, means.imports.resume(request.actor, idOf(request)), 202);
  });
  addReading(app, means);
}

/** The body is the file itself, whatever its type is called; what it is, its bytes say. */
function addReceiving(app: FastifyInstance, { desk, imports }: Means): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: Parameters<typeof refuseError>[0], request, reply) => {
    if (error.code !== 'FST_ERR_CTP_BODY_TOO_LARGE') return refuseError(error, request, reply);
    const detail = `the file is larger than ${MOST_FILE / 1024 / 1024} MB; cut it in parts`;
    return refuse(reply, problem(TOO_LARGE, detail, { most: MOST_FILE }));
  });
  // Before 25 MB are taken in for nothing.
  const look = async (request: FastifyRequest, reply: FastifyReply) => {
    const asked = parseInput(receiveInput, request.query);
    if (!asked.ok) return refuse(reply, asked.problem);
    const why = await denied(desk, request.actor, asked.value.what);
    if (why) return refuse(reply, why);
    const type = request.headers['content-type'] ?? '';
    if (!/^(multipart\/|application\/(x-www-form-urlencoded|json))/i.test(type)) return undefined;
    return refuse(reply, problem(WRONG_MEDIA_TYPE, `send the file itself as the body, not as ${type}`));
  };
  const route = { bodyLimit: MOST_FILE, onRequest: look, config: { uploads: UPLOADS } };
  app.post('/v1/imports', route, async (request, reply) => {
    const { what, fileName } = receiveInput.parse(request.query);
    const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const file = await imports.receive(request.actor, what, fileName.toWellFormed(), content);
    if (file.ok) reply.header('location', `/v1/imports/${file.value.id}`);
    return answered({ desk, imports }, request, reply, file, 201);
  });
}

function addReading(app: FastifyInstance, means: Means): void {
  const { imports } = means;
  app.get('/v1/imports', async (request, reply) => {
    const asked = parseInput(listInput, request.query);
    if (!asked.ok) return refuse(reply, asked.problem);
    const { what = null, cursor, limit } = asked.value;
    const from = cursorKey(cursor, ['id']);
    if (!from.ok) return refuse(reply, from.problem);
    const before = (from.value?.[0] as string | undefined) ?? null;
    const found = await imports.list(request.actor, what, before, limit + 1);
    if (!found.ok) return refuse(reply, found.problem);
    const files = found.value;
    const now = new Date();
    const last = files.length > limit ? files[limit - 1] : undefined;
    const data = files.slice(0, limit).map((file) => fileRow(file, now));
    return json(reply, { data, nextCursor: last ? cursorFrom([last.id]) : null });
  });
  app.get('/v1/imports/mappings', async (request, reply) => {
    const asked = parseInput(mappingsInput, request.query);
    if (!asked.ok) return refuse(reply, asked.problem);
    const found = await imports.mappings(request.actor, asked.value.what);
    return found.ok ? json(reply, { data: found.value }) : refuse(reply, found.problem);
  });
  app.get('/v1/imports/:id', (request, reply) =>
    answered(means, request, reply, imports.find(request.actor, idOf(request))),
  );
  app.get('/v1/imports/:id/faults', (request, reply) => faults(imports, request, reply));
  app.get('/v1/imports/:id/refused.csv', async (request, reply) => {
    const file = await imports.find(request.actor, idOf(request));
    if (!file.ok) return refuse(reply, file.problem);
    const csv = await imports.refusedCsv(request.actor, file.value);
    if (!csv.ok) return refuse(reply, csv.problem);
    const name = encodeURIComponent(`${file.value.fileName}.refused.csv`);
    return reply
      .header('content-disposition', `attachment; filename="refused.csv"; filename*=UTF-8''${name}`)
      .header('content-type', 'text/csv; charset=utf-8')
      .send(`\ufeff${csv.value}`);
  });
}

async function faults(imports: Imports, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const asked = parseInput(faultsInput, request.query);
  if (!asked.ok) return refuse(reply, asked.problem);
  const from = cursorKey(asked.value.cursor, ['integer']);
  if (!from.ok) return refuse(reply, from.problem);
  const file = await imports.find(request.actor, idOf(request));
  if (!file.ok) return refuse(reply, file.problem);
  const at = (from.value?.[0] as number | undefined) ?? 0;
  const { limit } = asked.value;
  const found = await imports.faults(request.actor, file.value.id, at, limit + 1);
  const nextCursor = found.length > limit ? cursorFrom([at + limit]) : null;
  return json(reply, { data: found.slice(0, limit), nextCursor });
}

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

async function answered(
  { desk }: Means,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Result<ImportFile> | Promise<Result<ImportFile>>,
  status = 200,
): Promise<FastifyReply> {
  const file = await asked;
  if (!file.ok) return refuse(reply, file.problem);
  return json(reply.code(status), await fileView(desk, request.actor.org, file.value, new Date()));
}

/** The addresses of files that come in and go out. */
export const FILE_ROUTES = [
  { method: 'GET', path: '/v1/exports/{file}' },
  { method: 'POST', path: '/v1/imports' },
  { method: 'PATCH', path: '/v1/imports/{id}' },
  ...['rehearse', 'apply', 'resume'].map((move) => ({
    method: 'POST' as const,
    path: `/v1/imports/{id}/${move}`,
  })),
  ...['', '/mappings', '/{id}', '/{id}/faults', '/{id}/refused.csv'].map((rest) => ({
    method: 'GET' as const,
    path: `/v1/imports${rest}`,
  })),
] as const;
