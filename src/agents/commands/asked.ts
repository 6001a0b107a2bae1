import { z } from 'zod';
import { FORBIDDEN, isHeld } from '../../command/access.ts';
import type { Context } from '../../command/command.ts';
import { notFound, versionMoved } from '../../command/document.ts';
import type { Facts } from '../../command/fact.ts';
import { idField, versionField } from '../../command/fields.ts';
import { type Approval, approvals } from '../../command/mandate/approval.ts';
import { done, problem, type Result, refused } from '../../kernel/problem.ts';
import { APPROVAL_DECIDED, APPROVAL_EXPIRED } from '../agents.problems.ts';

export const approvalRef = idField('an approval');

/** Names what waits for a person, and the version it was seen in where that matters. */
export const askedApproval = z.strictObject({ ref: approvalRef, expectedVersion: versionField.optional() });

/** What still waits, or why nothing is to be decided any more. */
export function approvalAsked(
  facts: Facts,
  { ref, expectedVersion }: z.output<typeof askedApproval>,
  now: string,
): Result<Approval> {
  const approval = facts.get(approvals, ref);
  if (!approval) return refused(notFound('approval', 'approval', ref));
  const moved = versionMoved('the approval', expectedVersion, approval.version);
  if (moved) return refused(moved);
  const { status, decidedAt, expiresAt } = approval;
  if (status !== 'waiting') {
    const detail = `it was ${status} at ${decidedAt}`;
    return refused(problem(APPROVAL_DECIDED, detail, { status, decidedAt }));
  }
  if (expiresAt > now) return done(approval);
  return refused(problem(APPROVAL_EXPIRED, `it waited until ${expiresAt}; it has to be asked for anew`));
}

/** The same for whoever decides on it: a person, or a token that is held to nothing. */
export function approvalFor(
  facts: Facts,
  asked: z.output<typeof askedApproval>,
  { actor, now }: Context,
): Result<Approval> {
  if (!isHeld(actor)) return approvalAsked(facts, asked, now);
  const detail = `"${actor.name}" acts within scopes or limits: a person decides, or a token without them`;
  return refused(problem(FORBIDDEN, detail, { permission: 'approvals:write' }));
}
