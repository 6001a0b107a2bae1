import type { FastifyInstance } from 'fastify';
import type { Desk } from '../../command/desk.ts';
import { PLAN_UNKNOWN } from '../../command/outcome.ts';
import { isId } from '../../kernel/id.ts';
import { problem } from '../../kernel/problem.ts';
import { refuse } from './problem-document.ts';
import { headerProblem, wishesOf } from './wishes.ts';
import { answer, stray } from './writes.ts';

/** Runs a plan that was made with `Prefer: plan`, once, while it still means what it showed. */
export function addPlans(app: FastifyInstance, desk: Desk): void {
  app.post('/v1/plans/:id/apply', async (request, reply) => {
    const { id } = request.params as { id: string };
    const wishes = wishesOf(request.headers, false);
    if (!wishes.ok) return refuse(reply, wishes.problem);
    if (wishes.value.plan) return refuse(reply, headerProblem('Prefer', 'this is a plan already'));
    const wrong = stray(request.query) ?? stray(request.body);
    if (wrong) return refuse(reply, wrong);
    if (!isId(id)) return refuse(reply, problem(PLAN_UNKNOWN, `there is no plan ${id}`));
    const verdict = await desk.apply(request.actor, id, wishes.value.reason);
    if (!verdict.ok) return refuse(reply, verdict.problem);
    return answer(desk, verdict, request, reply, false);
  });
}
