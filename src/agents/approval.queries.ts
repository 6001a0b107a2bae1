import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Actor } from '../command/access.ts';
import { notFound } from '../command/document.ts';
import { pageFields } from '../command/fields.ts';
import { allOf } from '../command/filters.queries.ts';
import { readApproval } from '../command/mandate/approval.store.ts';
import { isNarrowed } from '../command/mandate/limits.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { type Asking, defineQuery } from '../command/query.ts';
import { done, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { approvalShape, approvalView } from './approval.view.ts';
import { approvalRef } from './commands/asked.ts';

const STATES = ['waiting', 'decided', 'all'] as const;

/** An agent sees what it asked for itself, and so does a token held to some records: others ask about others. */
const seenBy = ({ agent, token, limits = null }: Actor): Sql | false =>
  (agent !== undefined || isNarrowed(limits)) && sql`a.token_id = ${token}`;

const FROM = sql`
  FROM approval a
  JOIN token t ON t.org_id = a.org_id AND t.id = a.token_id
  LEFT JOIN app_user u ON u.org_id = a.org_id AND u.id = t.person_id
  LEFT JOIN token d ON d.org_id = a.org_id AND d.id = a.decided_by`;
const COLUMNS = sql`a.*, t.name AS token_name, t.agent, u.id AS person_id, u.name AS person_name, d.name AS decider`;

const shown = (row: Row, now: string) =>
  approvalView(
    readApproval(row),
    {
      token: { id: row.token_id, name: row.token_name, agent: row.agent },
      person: row.person_id && { id: row.person_id, name: row.person_name },
      decidedBy: row.decider,
    },
    now,
  );

export const listApprovals = defineQuery({
  name: 'approval.list',
  sentence:
    'What agents asked a person for: what waits, the oldest first, or what was decided, the newest first.',
  permission: 'approvals:read',
  input: z.strictObject({ state: z.enum(STATES).default('waiting'), ...pageFields }),
  answer: approvalShape,
  paged: true,
  shows: 'nothing of it',
  run: async ({ state, cursor, limit }, { db, actor, now }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const isQueue = state === 'waiting';
    const where = allOf([
      sql`a.org_id = ${actor.org}`,
      seenBy(actor),
      isQueue && waits(now),
      state === 'decided' && sql`(a.status <> 'waiting' OR a.expires_at <= ${now})`,
      after.value && (isQueue ? sql`a.id > ${after.value[0]}::uuid` : sql`a.id < ${after.value[0]}::uuid`),
    ]);
    const order = isQueue ? sql`ORDER BY a.id` : sql`ORDER BY a.id DESC`;
    const rows = await db.rows(sql`SELECT ${COLUMNS} ${FROM} WHERE ${where} ${order} LIMIT ${limit + 1}`);
    return done(
      pageOf(
        rows,
        limit,
        (row) => shown(row, now),
        (row) => [row.id],
      ),
    );
  },
});

export const getApproval = defineQuery({
  name: 'approval.get',
  sentence: 'One thing an agent asked a person for, with the plan as it was then.',
  permission: 'approvals:read',
  input: z.strictObject({ ref: approvalRef }),
  answer: approvalShape,
  shows: 'nothing of it',
  run: async ({ ref }, { db, actor, now }) => {
    const where = allOf([sql`a.org_id = ${actor.org} AND a.id = ${ref}`, seenBy(actor)]);
    const [row] = await db.rows(sql`SELECT ${COLUMNS} ${FROM} WHERE ${where}`);
    return row ? done(shown(row, now)) : refused(notFound('approval', 'approval', ref));
  },
});

/** Nobody counts further than this beside a word. */
const MOST_COUNTED = 100;

export const countApprovals = defineQuery({
  name: 'approval.counts',
  sentence: `How much of what agents asked for waits for a person; counted up to ${MOST_COUNTED}.`,
  permission: 'approvals:read',
  input: z.strictObject({}),
  answer: z
    .object({
      waiting: z.int(),
      capped: z.boolean().meta({ description: 'there are this many or more' }),
    })
    .meta({ id: 'ApprovalCounts' }),
  shows: 'nothing of it',
  run: async (_input, asking) => {
    const waiting = await countWaiting(asking, seenBy(asking.actor), MOST_COUNTED);
    return done({ waiting, capped: waiting === MOST_COUNTED });
  },
});

const waits = (now: string): Sql => sql`a.status = 'waiting' AND a.expires_at > ${now}`;

/** How much waits, counted no further than `most`. */
export async function countWaiting(
  { db, actor, now }: Pick<Asking, 'db' | 'actor' | 'now'>,
  whose: Sql | false,
  most: number,
): Promise<number> {
  const where = allOf([sql`a.org_id = ${actor.org}`, waits(now), whose]);
  const [row] = await db.rows(
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM approval a WHERE ${where} LIMIT ${most}) AS w`,
  );
  return row!.n;
}
