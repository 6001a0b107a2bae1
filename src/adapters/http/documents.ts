import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../../command/desk.ts';
import { NOT_FOUND } from '../../command/problems.ts';
import { DOCUMENT_KINDS, type DocumentKind, printDocuments } from '../../documents/index.ts';
import { problem, type Result, refused } from '../../kernel/problem.ts';
import type { Press } from '../../press/index.ts';
import { sendFile } from './file-answer.ts';
import { refuse } from './problem-document.ts';
import { headerProblem, wishesOf } from './wishes.ts';
import { fault, stray } from './writes.ts';

export interface DocumentHouse {
  readonly desk: Desk;
  readonly press: Press;
}

/** Answered with a file, and so not derived from the registry. */
export const DOCUMENT_ROUTES = [
  { method: 'GET', path: '/v1/documents/{kind}' },
  { method: 'POST', path: '/v1/documents/{kind}' },
] as const;

/** `GET /v1/documents/{kind}?ref=A&ref=B`: to be looked at, and nothing is recorded. */
export function addDocumentReads(app: FastifyInstance, house: DocumentHouse): void {
  app.get('/v1/documents/:kind', async (request, reply) => {
    const kind = kindOf(request);
    if (!kind.ok) return refuse(reply, kind.problem);
    const { ref: refs, product: products, ...options } = request.query as Record<string, unknown>;
    const plural = ['refs', 'products'].find((name) => name in options);
    if (plural) return refuse(reply, fault(`/${plural}`, 'an address repeats ref and product'));
    const named = { ...(refs !== undefined && { refs }), ...(products !== undefined && { products }) };
    const made = await printDocuments(house, request.actor, kind.value, { ...options, ...named });
    return made.ok ? sendFile(reply, made.value, 'inline') : refuse(reply, made.problem);
  });
}

/** `POST /v1/documents/{kind}`: to be printed, which every timeline concerned tells from then on. */
export function addDocumentWrites(app: FastifyInstance, house: DocumentHouse): void {
  app.post('/v1/documents/:kind', async (request, reply) => {
    const kind = kindOf(request);
    if (!kind.ok) return refuse(reply, kind.problem);
    const wishes = wishesOf(request.headers, false);
    if (!wishes.ok) return refuse(reply, wishes.problem);
    if (wishes.value.plan) return refuse(reply, headerProblem('Prefer', 'printing moves nothing'));
    const wrong = stray(request.query);
    if (wrong) return refuse(reply, wrong);
    return record(house, kind.value, wishes.value.key, request, reply);
  });
}

/** The file is made first: what could not be made was not printed. */
async function record(
  house: DocumentHouse,
  kind: DocumentKind,
  key: string | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { actor, body } = request;
  const made = await printDocuments(house, actor, kind, body ?? {});
  if (!made.ok) return refuse(reply, made.problem);
  const verdict = await house.desk.command(actor, 'document.print', { kind, refs: made.value.refs }, { key });
  if (!verdict.ok) return refuse(reply, verdict.problem);
  if (verdict.replayed) reply.header('idempotent-replay', 'true');
  return sendFile(reply, made.value, 'attachment');
}

function kindOf(request: FastifyRequest): Result<DocumentKind> {
  const { kind } = request.params as { kind: string };
  if ((DOCUMENT_KINDS as readonly string[]).includes(kind)) return { ok: true, value: kind as DocumentKind };
  const detail = `there is no kind of document "${kind}"; there are ${DOCUMENT_KINDS.join(', ')}`;
  return refused(problem(NOT_FOUND, detail, { kinds: DOCUMENT_KINDS }));
}
