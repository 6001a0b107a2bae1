import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Desk, Verdict } from '../../command/desk.ts';
import { INVALID } from '../../command/problems.ts';
import { type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { outcomeDocument, refuse } from './problem-document.ts';
import { fieldsOf, plural, type Route } from './routes.ts';
import { headerProblem, type Wishes, wishesOf } from './wishes.ts';

type Input = Record<string, unknown>;
interface Places {
  readonly ref?: string;
}

/** The routes of all commands. */
export function addWrites(app: FastifyInstance, desk: Desk, routes: readonly Route[]): void {
  for (const route of routes) {
    if (route.kind !== 'command') continue;
    const command = desk.registry.commands.get(route.name);
    const takesVersion = command !== undefined && fieldsOf(command.input).has('expectedVersion');
    app.route({
      method: route.method,
      url: route.path.replace('{ref}', ':ref'),
      handler: (request, reply) => write(desk, route, takesVersion, request, reply),
    });
  }
}

async function write(
  desk: Desk,
  route: Route,
  takesVersion: boolean,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const wishes = wishesOf(request.headers, takesVersion);
  if (!wishes.ok) return refuse(reply, wishes.problem);
  const input = inputOf(route, request, wishes.value);
  if (!input.ok) return refuse(reply, input.problem);
  const { key, plan, reason } = wishes.value;
  if (plan) return planned(desk, route.name, { input: input.value, reason }, request, reply);
  const verdict = await desk.command(request.actor, route.name, input.value, { key, reason });
  return verdict.ok ? answer(desk, verdict, request, reply, route.creates) : refuse(reply, verdict.problem);
}

/** The body, with what the path and the headers say put in. Each may be said in one place only. */
function inputOf(route: Route, request: FastifyRequest, wishes: Wishes): Result<unknown> {
  const unknown = stray(request.query);
  if (unknown) return refused(unknown);
  if (!route.hasRef && wishes.version === null) return { ok: true, value: request.body };
  const body = (request.body ?? {}) as Input;
  if (typeof body !== 'object' || Array.isArray(body)) return { ok: true, value: body };
  if (route.hasRef) {
    if ('ref' in body) return refused(fault('/ref', 'the address names it already'));
    body.ref = (request.params as Places).ref;
  }
  if (wishes.version !== null) {
    if (body.expectedVersion !== undefined && body.expectedVersion !== wishes.version) {
      return refused(headerProblem('If-Match', 'the body expects another version'));
    }
    body.expectedVersion = wishes.version;
  }
  return { ok: true, value: body };
}

export const fault = (pointer: string, detail: string): Problem =>
  problem(INVALID, `${pointer || 'the body'}: ${detail}`, undefined, [{ pointer, detail }]);

/** Where nothing is taken, such as from the query string of a write: saying so beats ignoring what was meant. */
export function stray(fields: unknown): Problem | null {
  if (fields === undefined || fields === null) return null;
  if (typeof fields !== 'object') return fault('', 'nothing is wanted here');
  for (const name in fields) return fault(`/${name}`, 'there is no such field or parameter');
  return null;
}

async function planned(
  desk: Desk,
  name: string,
  { input, reason }: { readonly input: unknown; readonly reason: string | null },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const plan = await desk.plan(request.actor, name, input, reason);
  if (!plan.ok) return refuse(reply, plan.problem);
  reply.header('preference-applied', 'plan');
  return json(reply, { ...plan.value, outcome: outcomeDocument(plan.value.outcome) });
}

/** An accepted command is answered with the document it is about, as it is now. */
export async function answer(
  desk: Desk,
  verdict: Verdict & { ok: true },
  request: FastifyRequest,
  reply: FastifyReply,
  created: boolean,
): Promise<FastifyReply> {
  const { kind, id, warnings } = verdict.answer;
  const view = await desk.view(request.actor, verdict);
  if (verdict.replayed) reply.header('idempotent-replay', 'true');
  if (created) reply.code(201);
  if (created && desk.registry.queries.has(`${kind}.get`)) {
    reply.header('location', `/v1/${plural(kind)}/${id}`);
  }
  if (!warnings?.length || typeof view !== 'object' || view === null || 'warnings' in view) {
    return json(reply, view);
  }
  return json(reply, { ...view, warnings });
}

/** JSON without a detour through schemas: what commands and queries answer is made for it. */
export function json(reply: FastifyReply, value: unknown): FastifyReply {
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number') reply.header('etag', `"${version}"`);
  return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(value));
}
