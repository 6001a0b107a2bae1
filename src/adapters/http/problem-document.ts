import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome } from '../../command/outcome.ts';
import { BUSY } from '../../command/problems.ts';
import type { Problem } from '../../kernel/problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** What a 401 says of signing in, where there is more to say than `realm`. */
    challenge?: (request: FastifyRequest, realm: string) => string;
  }
}

/** Where kinds of problems are explained; a problem's `type` is this and its own name. */
export const PROBLEMS = '/problems/';

/** A refusal as RFC 9457 wants it. Its facts are members, but never in place of the standard ones. */
export function problemDocument(problem: Problem, instance?: string): Record<string, unknown> {
  const { type, status, title, detail, facts, errors } = problem;
  return {
    ...(facts && shown(facts)),
    type: PROBLEMS + type,
    title,
    status,
    detail,
    ...(errors && { errors }),
    ...(instance && { instance }),
  };
}

/** The new outcome that comes with a stale plan may hold a refusal of its own. */
function shown(facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { outcome } = facts as { outcome?: Outcome };
  return outcome ? { ...facts, outcome: outcomeDocument(outcome) } : facts;
}

export const outcomeDocument = (outcome: Outcome): unknown =>
  outcome.refused ? { refused: true, problem: problemDocument(outcome.problem) } : outcome;

export const CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** How to be let in. A client of /mcp learns from it where to sign in, and what there is to ask for. */
function challenge(request: FastifyRequest): string {
  const realm = 'Bearer realm="allot"';
  return request.server.challenge?.(request, realm) ?? realm;
}

/** Answers with a problem; the request's id is in it, for whoever has to look into the log. */
export function refuse(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === BUSY.status) reply.header('retry-after', '1');
  if (problem.status === 401) reply.header('www-authenticate', challenge(reply.request));
  return reply
    .code(problem.status)
    .header('content-type', CONTENT_TYPE)
    .send(JSON.stringify(problemDocument(problem, reply.request.id)));
}
