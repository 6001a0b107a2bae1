import { z } from 'zod';
import { APPROVAL_STATUSES, type Approval } from '../command/mandate/approval.ts';
import { SCOPE_NAMES } from '../command/mandate/scope.ts';

export const approvalShape = z
  .object({
    id: z.uuid(),
    status: z.enum([...APPROVAL_STATUSES, 'expired']),
    command: z.string(),
    input: z.unknown(),
    outcome: z
      .unknown()
      .meta({ description: 'what it would have done when it was asked for, as plans say it' }),
    causes: z.array(
      z.object({ type: z.enum(['scope', 'cap']), scope: z.enum(SCOPE_NAMES), detail: z.string() }),
    ),
    reason: z.string().nullable().meta({ description: 'why, as whoever asks says' }),
    token: z.object({ id: z.uuid(), name: z.string(), agent: z.string().nullable() }),
    person: z.object({ id: z.uuid(), name: z.string() }).nullable().meta({ description: 'for whom' }),
    madeAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    decidedAt: z.iso.datetime().nullable(),
    decidedBy: z.string().nullable(),
    note: z.string().nullable(),
    answer: z.unknown().nullable().meta({ description: 'what came of it' }),
    version: z.int(),
  })
  .meta({ id: 'Approval' });

/** Whose it is and who decided, by name. */
export interface ApprovalNames {
  readonly token: { readonly id: string; readonly name: string; readonly agent: string | null };
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly decidedBy: string | null;
}

const isOver = ({ status, expiresAt }: Approval, now: string): boolean =>
  status === 'waiting' && expiresAt <= now;

export function approvalView(
  approval: Approval,
  names: ApprovalNames,
  now: string,
): z.output<typeof approvalShape> {
  const { token: _token, decidedBy: _by, key: _key, causes, ...rest } = approval;
  return {
    ...rest,
    ...names,
    causes: [...causes],
    status: isOver(approval, now) ? 'expired' : approval.status,
  };
}
