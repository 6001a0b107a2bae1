import { z } from 'zod';
import { isHeld } from '../../command/access.ts';
import type { Context, Effect } from '../../command/command.ts';
import { defineCommand, put } from '../../command/command.ts';
import { notFound } from '../../command/document.ts';
import { longTextField } from '../../command/fields.ts';
import { type Approval, approvals } from '../../command/mandate/approval.ts';
import { done, refused } from '../../kernel/problem.ts';
import { APPROVAL_DECIDED, APPROVAL_EXPIRED } from '../agents.problems.ts';
import { approvalAsked, approvalFor, askedApproval } from './asked.ts';

const input = z.strictObject({ ...askedApproval.shape, note: longTextField(1000).optional() });
const problems = [APPROVAL_DECIDED.type, APPROVAL_EXPIRED.type];

export const declineApproval = defineCommand({
  name: 'approval.decline',
  sentence: 'Declines what an agent asked for; the agent is told the note.',
  permission: 'approvals:write',
  scope: 'admin',
  input,
  problems,
  example: { ref: '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22', note: 'the customer changed their mind' },
  touches: ({ ref }, need) => void need(approvals, ref),
  decide: (facts, { note, ...asked }, context) => {
    const found = approvalFor(facts, asked, context);
    return found.ok ? done(decided(found.value, 'declined', note || null, context)) : found;
  },
});

export const withdrawApproval = defineCommand({
  name: 'approval.withdraw',
  sentence: 'Takes back what was asked of a person: for the agent itself, or whom it acts for.',
  permission: 'approvals:write',
  scope: 'read',
  input,
  problems,
  example: { ref: '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22' },
  touches: ({ ref }, need) => void need(approvals, ref),
  decide: (facts, { note, ...asked }, context) => {
    const found = approvalAsked(facts, asked, context.now);
    if (!found.ok) return found;
    // Who is held to something takes back its own only; a person, or a token that is not, could decline it as well.
    const { actor } = context;
    if (isHeld(actor) && actor.token !== found.value.token) {
      return refused(notFound('approval', 'approval', asked.ref));
    }
    return done(decided(found.value, 'withdrawn', note || null, context));
  },
});

function decided(
  approval: Approval,
  status: 'declined' | 'withdrawn',
  note: string | null,
  { now, actor }: Context,
): Effect {
  const version = approval.version + 1;
  const after = { ...approval, status, note, version, decidedAt: now, decidedBy: actor.token };
  return {
    puts: [put(approvals, after)],
    events: [{ event: `approval.${status}`, document: approval.id, version }],
    answer: { kind: 'approval', id: approval.id, version, status },
    documents: [
      {
        kind: 'approval',
        id: approval.id,
        number: approval.command,
        version: approval.version,
        before: { status: 'waiting' },
        after: { status, note },
      },
    ],
  };
}
