import { z } from 'zod';
import { type Actor, denial, scopeDenial } from '../../command/access.ts';
import {
  type Command,
  type Context,
  defineCommand,
  type Effect,
  MOST_LINES,
  put,
} from '../../command/command.ts';
import type { Facts, Need } from '../../command/fact.ts';
import { flagField, longTextField } from '../../command/fields.ts';
import { type Approval, approvals } from '../../command/mandate/approval.ts';
import { type Outcome, outcomeOf, sameOutcome, staleDetail } from '../../command/outcome.ts';
import { parseInput } from '../../command/parse.ts';
import { actorOf, tokens, userOf } from '../../command/token.ts';
import { users } from '../../command/user.ts';
import { done, type Problem, problem, type Result, refused } from '../../kernel/problem.ts';
import { APPROVAL_CHANGED, APPROVAL_DECIDED, APPROVAL_EXPIRED, ASKER_GONE } from '../agents.problems.ts';
import { approvalFor, askedApproval } from './asked.ts';

/** Every command there is, by name; known only once all trades are. */
export type Commands = () => ReadonlyMap<string, Command>;

/**
 * Does what an agent asked for, as that agent, with a person's word: the very command, decided anew on what is there
 * now. Its plan is the plan of that command, which is what a person has before their eyes.
 */
export const approveCommand = (commands: Commands): Command =>
  defineCommand({
    name: 'approval.approve',
    sentence:
      'Approves what an agent asked for, and does it at once; refused where it would do something else by now.',
    permission: 'approvals:write',
    scope: 'admin',
    input: z.strictObject({
      ...askedApproval.shape,
      note: longTextField(1000).optional(),
      acceptChanges: flagField.default(false).meta({
        description: 'do it also where it would do something else by now than when it was asked for',
      }),
    }),
    problems: [
      APPROVAL_DECIDED.type,
      APPROVAL_EXPIRED.type,
      APPROVAL_CHANGED.type,
      ASKER_GONE.type,
      'not-found',
    ],
    example: { ref: '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22', note: 'agreed with the customer' },
    // What it comes to is known when it is loaded: it has a batch to itself.
    weight: () => MOST_LINES + 1,
    touches: ({ ref }, need, { org }) => {
      const approval = need(approvals, ref);
      if (approval) touchInner(approval, commands(), need, org);
    },
    decide: (facts, { ref, note, acceptChanges, expectedVersion }, context) => {
      const found = approvalFor(facts, { ref, expectedVersion }, context);
      if (!found.ok) return found;
      const approval = found.value;
      const decided = decideInner(approval, commands(), facts, context);
      if (!decided.ok) return decided;
      const changed = changedSince(approval.outcome, decided.value, facts);
      if (changed && !acceptChanges) return refused(changed);
      return done(approvedEffect(approval, decided.value, { note: note || null, changed }, context));
    },
  });

function touchInner(
  { command, input, token: id }: Approval,
  commands: ReturnType<Commands>,
  need: Need,
  org: string,
): void {
  const inner = commands.get(command);
  const token = need(tokens, id);
  const user = need(users, userOf(token));
  if (!inner || !token) return;
  const parsed = parseInput(inner.input, input);
  // Whether it still may is decided later; to name what it needs, it is enough who it was.
  const name = user?.name ?? token.name;
  const actor: Actor = { org, token: id, name, role: token.role, source: 'agent' };
  if (parsed.ok) inner.touches(parsed.value, need, actor);
}

function decideInner(
  { command, input, token: id }: Approval,
  commands: ReturnType<Commands>,
  facts: Facts,
  context: Context,
): Result<Effect> {
  const inner = commands.get(command);
  if (!inner) throw new Error(`there is no command ${command} any more`);
  // Whoever approves could have done it themselves.
  const denied = denial(context.actor, inner.permission);
  if (denied) return refused(denied);
  const token = facts.sure(tokens, id);
  const agent = actorOf(token, facts.get(users, userOf(token)), context.actor.org, context.now);
  if (!agent.ok) {
    const detail = `${agent.problem.detail}; decline it`;
    return refused(problem(ASKER_GONE, detail, { token: id }));
  }
  const gone = denial(agent.value, inner.permission) ?? scopeDenial(agent.value, inner.scope);
  if (gone) return refused(problem(ASKER_GONE, gone.detail, { token: id }));
  const parsed = parseInput(inner.input, input);
  if (!parsed.ok) return parsed;
  return inner.decide(facts, parsed.value, { ...context, actor: agent.value, source: agent.value.source });
}

/** What it would do now against what it would have done when it was asked for. */
function changedSince(asked: Outcome, effect: Effect, facts: Facts): Problem | null {
  const now = outcomeOf(done(effect), facts);
  if (sameOutcome(asked, now)) return null;
  const detail = `since it was asked for: ${staleDetail(asked, now)}; look at the plan, and approve with acceptChanges`;
  return problem(APPROVAL_CHANGED, detail, { outcome: now });
}

function approvedEffect(
  approval: Approval,
  effect: Effect,
  { note, changed }: { readonly note: string | null; readonly changed: Problem | null },
  context: Context,
): Effect {
  const { answer } = effect;
  const after: Approval = {
    ...approval,
    status: 'approved',
    decidedAt: context.now,
    decidedBy: context.actor.token,
    note,
    answer,
    version: approval.version + 1,
  };
  const warning = changed && { type: changed.type, detail: changed.detail };
  return {
    ...effect,
    puts: [...(effect.puts ?? []), put(approvals, after)],
    events: [
      ...(effect.events ?? []),
      { event: 'approval.approved', document: approval.id, version: after.version },
    ],
    warnings: [...(effect.warnings ?? []), ...(warning ? [warning] : [])],
    answer: { ...answer, approval: approval.id },
    by: {
      token: approval.token,
      asked: approval.command,
      reason: approval.reason,
      approval: approval.id,
    },
  };
}
