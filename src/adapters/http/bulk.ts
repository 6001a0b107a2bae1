import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk, Verdict } from '../../command/desk.ts';
import { KEY_MALFORMED } from '../../command/idempotency.ts';
import { NOT_FOUND } from '../../command/problems.ts';
import { type Problem, problem } from '../../kernel/problem.ts';
import { problemDocument, refuse } from './problem-document.ts';
import { headerProblem, wishesOf } from './wishes.ts';
import { fault, json, stray } from './writes.ts';

export const MOST_ITEMS = 1000;
export const BULK_BODY = 32 * 1024 * 1024;
/** Room for `#999` behind the key. */
const LONGEST_KEY = 196;

/**
 * Many of one command at once. Each is a command of its own: one refusal leaves the others alone, and people who
 * work meanwhile come first. The answers are small, in the order of the items.
 */
export function addBulk(app: FastifyInstance, desk: Desk): void {
  app.post('/v1/bulk/:command', { bodyLimit: BULK_BODY }, (request, reply) => bulk(desk, request, reply));
}

async function bulk(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const name = (request.params as { command: string }).command;
  if (!desk.registry.commands.has(name)) {
    return refuse(reply, problem(NOT_FOUND, `there is no command ${name}`));
  }
  const wishes = wishesOf(request.headers, false);
  if (!wishes.ok) return refuse(reply, wishes.problem);
  const { key, plan, reason } = wishes.value;
  const wrong = plan ? headerProblem('Prefer', 'plan the items one by one') : wrongWith(request, key);
  if (wrong) return refuse(reply, wrong);
  const { items } = request.body as { items: unknown[] };
  const verdicts = await Promise.all(
    items.map((item, i) =>
      desk.command(request.actor, name, item, { key: key && `${key}#${i}`, bulk: true, reason }),
    ),
  );
  const done = verdicts.filter((verdict) => verdict.ok).length;
  return json(reply, { done, refused: verdicts.length - done, results: verdicts.map(resultOf) });
}

const resultOf = (verdict: Verdict): unknown =>
  verdict.ok
    ? { ok: true, answer: verdict.answer, ...(verdict.replayed && { replayed: true }) }
    : { ok: false, problem: problemDocument(verdict.problem) };

function wrongWith(request: FastifyRequest, key: string | null): Problem | null {
  if (key !== null && key.length > LONGEST_KEY) {
    return problem(KEY_MALFORMED, `the key of bulk work has at most ${LONGEST_KEY} characters`);
  }
  const body = request.body as Record<string, unknown> | null | undefined;
  const { items: _, ...others } = body ?? {};
  const unknown = stray(request.query) ?? stray(others);
  if (unknown) return unknown;
  const items = body?.items;
  if (!Array.isArray(items)) return fault('/items', 'it is a list of inputs');
  if (items.length === 0) return fault('/items', 'it is empty');
  if (items.length > MOST_ITEMS) return fault('/items', `it has at most ${MOST_ITEMS} items`);
  return null;
}
