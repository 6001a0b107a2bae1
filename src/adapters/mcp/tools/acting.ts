import type { Answer } from '../../../command/desk.ts';
import { PLAN_UNKNOWN } from '../../../command/outcome.ts';
import type { Registry } from '../../../command/registry.ts';
import { isId } from '../../../kernel/id.ts';
import { problem } from '../../../kernel/problem.ts';
import type { outcomeDocument } from '../../http/problem-document.ts';
import { ask, queryOf } from '../toolbox/looking.ts';
import { commandOf, REASON, REASON_REFUSED, reasonIn } from '../toolbox/planning.ts';
import { small } from '../toolbox/small.ts';
import { type Next, refusal, type Said, said, type Tool } from '../toolbox/tool.ts';

const PLAN_ID = {
  type: 'string',
  format: 'uuid',
  description: 'the plan, as the tool that planned answered it',
} as const;

/** The only tool that does anything to orders, stock or money. */
export const applyPlan: Tool = {
  name: 'apply_plan',
  title: 'Apply a plan',
  about:
    'Does what a plan showed, once: calling it again with the same plan answers the same and does nothing more. Refused where something else would happen by now; then look at the new outcome and plan again. What needs approval is put before a person.',
  kind: 'acts',
  made: [],
  input: {
    type: 'object',
    properties: { plan: PLAN_ID, reason: REASON },
    required: ['plan'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      done: { type: 'boolean' },
      replayed: { type: 'boolean', description: 'it was done before, by this very plan' },
      document: { type: 'object', description: 'what it is about: kind, number, version, status' },
      warnings: { type: 'array', items: { type: 'object' } },
      next: { type: 'object' },
    },
    required: ['done', 'document'],
  },
  run: async ({ plan, reason }, { desk, actor }) => {
    const id = String(plan);
    if (!isId(id)) return refusal(problem(PLAN_UNKNOWN, `there is no plan ${id.slice(0, 100)}`));
    const why = reasonIn(reason);
    if (why === undefined) return refusal(REASON_REFUSED);
    const verdict = await desk.apply(actor, id, why);
    if (verdict.ok) return said(doneView(verdict.answer, verdict.replayed));
    const { outcome } = (verdict.problem.facts ?? {}) as { outcome?: Parameters<typeof outcomeDocument>[0] };
    const again: Next = {
      tool: 'open_order',
      why: 'see what changed, then plan again: this plan is used up',
    };
    const next = outcome || verdict.problem.type.startsWith('plan/') ? again : null;
    const { data } = refusal(verdict.problem, next);
    return { ok: false, data: small(data) };
  },
};

function doneView(answer: Answer, replayed: boolean): Record<string, unknown> {
  const { warnings = [], ...document } = answer;
  const ref = document.number ?? document.id;
  const isOrder = document.kind === 'sales-order';
  const next: Next = isOrder
    ? { tool: 'open_order', arguments: { ref }, why: 'see it as it is now' }
    : { tool: 'open_document', arguments: { kind: document.kind, ref }, why: 'see it as it is now' };
  return { done: true, replayed, document, warnings, next };
}

const APPROVAL = { type: 'string', format: 'uuid' } as const;

/** What waits for a person: to look at, and to take back. */
export const approvalsTool = (registry: Registry): Tool => {
  const [list, get] = [queryOf(registry, 'approval.list'), queryOf(registry, 'approval.get')];
  const withdraw = commandOf(registry, 'approval.withdraw');
  return {
    name: 'approvals',
    title: 'What waits for a person',
    about:
      'Plans that were put before a person: those that wait, or one of them with what was decided and the note. With withdraw it is taken back. Nobody but a person approves.',
    kind: 'acts',
    made: [list.name, get.name, withdraw.name],
    input: {
      type: 'object',
      properties: {
        approval: { ...APPROVAL, description: 'one of them; all that wait where it is not given' },
        withdraw: { type: 'boolean', description: 'take it back' },
        note: { type: 'string', maxLength: 1000 },
        state: { type: 'string', enum: ['waiting', 'decided', 'all'] },
        cursor: { type: 'string' },
      },
      additionalProperties: false,
    },
    output: { type: 'object' },
    run: async ({ approval, withdraw: back, note, ...rest }, caller): Promise<Said> => {
      if (approval === undefined) return ask(list, rest, caller);
      if (back !== true) return ask(get, { ref: approval }, caller);
      const { desk, actor } = caller;
      const verdict = await desk.command(actor, withdraw.name, {
        ref: approval,
        ...(note !== undefined && { note }),
      });
      return verdict.ok ? said({ done: true, document: verdict.answer }) : refusal(verdict.problem);
    },
  };
};
