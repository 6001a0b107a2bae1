import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../../command/desk.ts';
import { NOT_FOUND } from '../../command/problems.ts';
import { DOCUMENT_KINDS, type DocumentKind, MAIL_UNSET, printDocuments } from '../../documents/index.ts';
import { problem, type Result, refused } from '../../kernel/problem.ts';
import type { Press } from '../../press/index.ts';
import { sendFile } from './file-answer.ts';
import { refuse } from './problem-document.ts';
import { headerProblem, wishesOf } from './wishes.ts';
import { answer, fault, stray } from './writes.ts';

export interface DocumentHouse {
  readonly desk: Desk;
  readonly press: Press;
  /** Whether a mail server is set. */
  readonly mails?: boolean;
}

/** Answered with a file, and so not derived from the registry. */
export const DOCUMENT_ROUTES = [
  { method: 'GET', path: '/v1/documents/{kind}' },
  { method: 'POST', path: '/v1/documents/{kind}' },
  { method: 'POST', path: '/v1/documents/{kind}/email' },
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

/** It is queued with the command and sent soon after; the answer says where to look. */
export function addDocumentEmails(app: FastifyInstance, { desk, mails }: DocumentHouse): void {
  app.post('/v1/documents/:kind/email', async (request, reply) => {
    const kind = kindOf(request);
    if (!kind.ok) return refuse(reply, kind.problem);
    const wishes = wishesOf(request.headers, false);
    if (!wishes.ok) return refuse(reply, wishes.problem);
    if (wishes.value.plan) return refuse(reply, headerProblem('Prefer', 'an e-mail moves nothing'));
    const body = request.body ?? {};
    if (typeof body !== 'object' || Array.isArray(body)) return refuse(reply, fault('', 'it is an object'));
    const stated = ['kind', 'document'].find((name) => name in body);
    const wrong =
      stray(request.query) ?? (stated ? fault(`/${stated}`, 'send ref; the address has the kind') : null);
    if (wrong) return refuse(reply, wrong);
    const { ref, ...more } = body as { ref?: unknown };
    if (ref === undefined) return refuse(reply, fault('/ref', 'say which document'));
    if (!mails) {
      const detail = 'start Allot with ALLOT_SMTP_URL and ALLOT_MAIL_FROM, and e-mails can be sent';
      return refuse(reply, problem(MAIL_UNSET, detail));
    }
    const input = { ...more, document: ref, kind: kind.value };
    const verdict = await desk.command(request.actor, 'document.email', input, { key: wishes.value.key });
    if (!verdict.ok) return refuse(reply, verdict.problem);
    return answer(desk, verdict, request, reply.code(202), false);
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
