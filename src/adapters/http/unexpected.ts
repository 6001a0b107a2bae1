import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BUSY, FAULT } from '../../command/problems.ts';
import { type Problem, type ProblemKind, problem } from '../../kernel/problem.ts';
import { sqlState } from '../../store/connection.ts';
import { CONTENT_TYPE, problemDocument, refuse } from './problem-document.ts';
import {
  MALFORMED,
  TIMED_OUT,
  TOO_LARGE,
  UNKNOWN_ROUTE,
  WRONG_MEDIA_TYPE,
  WRONG_METHOD,
} from './refusals.ts';

const KINDS: Readonly<Record<string, ProblemKind>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: TOO_LARGE,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: WRONG_MEDIA_TYPE,
};

/** What Fastify, Node or a mistake of ours throws becomes a problem; what is inside an error stays in the log. */
export function handleErrors(
  app: FastifyInstance,
  routes: readonly { readonly method: string; readonly path: string }[],
): void {
  app.setErrorHandler(refuseError);
  const patterns = routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`),
  }));
  app.setNotFoundHandler((request, reply) => refuse(reply, missing(patterns, request, reply)));
}

export function refuseError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const why = problemOf(error);
  if (why.status >= 500)
    request.log.error({ err: error, requestId: request.id, url: request.url }, why.detail);
  return refuse(reply, why);
}

export function problemOf(error: FastifyError): Problem {
  const kind = KINDS[error.code];
  if (kind === WRONG_MEDIA_TYPE) return problem(kind, 'send the body as application/json');
  if (kind) return problem(kind, error.message);
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return problem(MALFORMED, error.message);
  if (isUnreachable(error)) return problem(BUSY, 'the database does not answer; ask again in a moment');
  return problem(
    FAULT,
    'something went wrong on our side; the log has the details under the id in "instance"',
  );
}

/** The connection failed, the server is going down, a statement took too long, or too many are connected. */
function isUnreachable(error: FastifyError): boolean {
  const state = sqlState(error);
  if (state) return state.startsWith('57') || state.startsWith('08') || state === '53300';
  return /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/.test(error.code ?? '');
}

function missing(
  patterns: readonly { readonly method: string; readonly pattern: RegExp }[],
  request: FastifyRequest,
  reply: FastifyReply,
): Problem {
  const path = request.url.split('?', 1)[0] as string;
  const methods = new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
  if (methods.size === 0) return problem(UNKNOWN_ROUTE, `there is nothing at ${path}; see /reference`);
  if (methods.has('GET')) methods.add('HEAD');
  const allowed = [...methods].sort();
  reply.header('allow', allowed.join(', '));
  return problem(WRONG_METHOD, `${path} takes ${allowed.join(', ')}`, { allowed });
}

/** A connection that does not speak HTTP, or too slowly: nothing of Fastify has seen it yet. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const why =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? problem(TIMED_OUT, 'the request did not arrive in time')
      : error.code === 'HPE_HEADER_OVERFLOW'
        ? { ...problem(TOO_LARGE, 'the headers are too large'), status: 431 }
        : problem(MALFORMED, 'this is not HTTP');
  const body = JSON.stringify(problemDocument(why));
  const head = [`HTTP/1.1 ${why.status} ${STATUS_CODES[why.status]}`, 'Connection: close'];
  head.push(`Content-Type: ${CONTENT_TYPE}`, `Content-Length: ${Buffer.byteLength(body)}`);
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
