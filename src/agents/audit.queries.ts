import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { dayField, pageFields, textField } from '../command/fields.ts';
import { allOf } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import { isId } from '../kernel/id.ts';
import { done } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';

const OUTCOMES = ['done', 'refused', 'waiting'] as const;

export const auditShape = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    by: z.string().meta({ description: 'the name of the token, or of the user whose session it is' }),
    agent: z.string().nullable(),
    person: z.string().nullable().meta({ description: 'for whom an agent acted' }),
    approvedBy: z.string().nullable(),
    asked: z
      .string()
      .meta({ description: 'the command or query; of what people did, the word of the timeline' }),
    outcome: z.enum(OUTCOMES),
    kind: z.string().nullable(),
    documentId: z.uuid().nullable(),
    number: z.string().nullable(),
    problem: z.string().nullable(),
    detail: z.string().nullable(),
    reason: z.string().nullable(),
    source: z.string(),
    tokenId: z.uuid(),
  })
  .meta({ id: 'AuditEntry' });

/** A word that names no token and no user finds nothing. */
const actorField = textField(100).meta({
  description:
    'the id of a token or user, an e-mail, or the name of an agent or token: all that acted under it',
});

/** The tokens somebody acted with: sessions of a user, agents that act for them, or by name. */
const tokensOf = (actor: string, org: Id): Sql =>
  isId(actor)
    ? sql`SELECT id FROM token WHERE org_id = ${org} AND ${actor}::uuid IN (id, user_id, person_id)`
    : sql`SELECT k.id FROM token k LEFT JOIN app_user u ON u.org_id = k.org_id AND u.id IN (k.user_id, k.person_id)
        WHERE k.org_id = ${org} AND (k.agent = ${actor} OR k.name = ${actor} OR u.email = ${actor.toLowerCase()})`;

export const listAudit = defineQuery({
  name: 'audit.list',
  sentence: 'Who did what, and what was refused to whom, newest first: people, programs and agents alike.',
  permission: 'access:read',
  input: z.strictObject({
    actor: actorField.optional(),
    outcome: z.enum(OUTCOMES).optional(),
    from: dayField.optional(),
    to: dayField.optional(),
    agents: z.stringbool().optional().meta({ description: 'only what agents did and asked' }),
    ...pageFields,
  }),
  answer: auditShape,
  paged: true,
  run: async ({ actor: who, outcome, from, to, agents, cursor, limit }, { db, actor, organisation }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const { timeZone } = await organisation();
    const ids = who === undefined ? null : (await db.rows(tokensOf(who, actor.org))).map(({ id }) => id);
    const asked = (id: 'token_id' | 'actor_id', t: 'a' | 't') =>
      allOf([
        t === 'a' ? sql`a.org_id = ${actor.org}` : sql`t.org_id = ${actor.org}`,
        ids &&
          (id === 'token_id' ? sql`a.token_id = ANY(${ids}::uuid[])` : sql`t.actor_id = ANY(${ids}::uuid[])`),
        after.value &&
          (t === 'a' ? sql`a.id < ${after.value[0]}::uuid` : sql`t.id < ${after.value[0]}::uuid`),
        from &&
          (t === 'a'
            ? sql`a.at >= ${from}::timestamp AT TIME ZONE ${timeZone}`
            : sql`t.at >= ${from}::timestamp AT TIME ZONE ${timeZone}`),
        to &&
          (t === 'a'
            ? sql`a.at < (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}`
            : sql`t.at < (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}`),
      ]);
    const parts = [sql`(${ofAudit(asked('token_id', 'a'), outcome, agents ?? false)} LIMIT ${limit + 1})`];
    const told = (outcome === undefined || outcome === 'done') && !agents;
    for (const walk of told ? walks(ids !== null) : []) {
      parts.push(sql`(${ofTimelines(sql`${asked('actor_id', 't')} ${walk}`)} LIMIT ${limit + 1})`);
    }
    const rows = await db.rows(sql`
      SELECT x.*, k.name AS by, k.agent, u.name AS person, d.name AS approver
      FROM (${parts.reduce((all, part) => sql`${all} UNION ALL ${part}`)}) AS x
      LEFT JOIN token k ON k.org_id = ${actor.org} AND k.id = x.token_id
      LEFT JOIN app_user u ON u.org_id = ${actor.org} AND u.id = k.person_id
      LEFT JOIN token d ON d.org_id = ${actor.org} AND d.id = x.approved_by
      ORDER BY x.id DESC LIMIT ${limit + 1}`);
    return done(pageOf(rows, limit, auditView, (row) => [row.id]));
  },
});

/** One walk over all, or for some actors two: what people did has an index of its own, what programs did has none. */
const walks = (byActor: boolean): Sql[] =>
  byActor ? [sql`AND t.source NOT IN ('api', 'import')`, sql`AND t.source IN ('api', 'import')`] : [sql``];

const ofAudit = (where: Sql, outcome: string | undefined, agents: boolean): Sql => sql`
  SELECT a.id, a.at, a.token_id, a.asked, a.outcome, a.kind, a.document_id, a.number, a.problem, a.detail, a.reason,
    a.source, a.approved_by
  FROM audit_entry a
  WHERE ${where} AND ${outcome ? sql`a.outcome = ${outcome}` : sql`true`}
    AND ${agents ? sql`EXISTS (SELECT FROM token g WHERE g.org_id = a.org_id AND g.id = a.token_id AND g.agent IS NOT NULL)` : sql`true`}
  ORDER BY a.id DESC`;

/** What timelines tell and the audit does not: what agents did stands in both. */
const ofTimelines = (where: Sql): Sql => sql`
  SELECT t.id, t.at, t.actor_id, t.what, 'done', NULL, t.document_id, NULL, NULL, t.note, NULL, t.source, NULL::uuid
  FROM timeline_entry t
  WHERE ${where} AND NOT EXISTS (
    SELECT FROM audit_entry a WHERE a.org_id = t.org_id AND a.command_id = t.command_id)
  ORDER BY t.id DESC`;

const auditView = (row: Row): z.output<typeof auditShape> => ({
  id: row.id,
  at: row.at,
  by: row.by ?? row.token_id,
  agent: row.agent,
  person: row.person,
  approvedBy: row.approver,
  asked: row.asked,
  outcome: row.outcome,
  kind: row.kind,
  documentId: row.document_id,
  number: row.number,
  problem: row.problem,
  detail: row.detail,
  reason: row.reason,
  source: row.source,
  tokenId: row.token_id,
});
