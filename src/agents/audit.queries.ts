import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';
import { dayField, pageFields, textField } from '../command/fields.ts';
import { allOf } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import { isId } from '../kernel/id.ts';
import { done } from '../kernel/problem.ts';
import { documentOf } from '../overview/index.ts';
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
    approvalId: z.uuid().nullable().meta({ description: 'what waits, or was approved' }),
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
  run: async (input, { db, actor, organisation }) => {
    const { actor: who, outcome, agents = false, limit } = input;
    const after = cursorKey(input.cursor, ['id']);
    if (!after.ok) return after;
    const ids = who === undefined ? null : (await db.rows(tokensOf(who, actor.org))).map(({ id }) => id);
    const { timeZone } = await organisation();
    const asked = { ...input, org: actor.org, ids, before: after.value?.[0] ?? null, timeZone };
    const parts = [ofAudit(asked, outcome, agents)];
    const told = (outcome === undefined || outcome === 'done') && !agents;
    for (const walk of told ? walks(ids !== null) : []) parts.push(ofTimelines(asked, walk));
    const limited = parts.map((part) => sql`(${part} LIMIT ${limit + 1})`);
    const rows = await db.rows(sql`
      SELECT t.*, coalesce(t.kind, o.kind) AS kind, coalesce(t.number, o.number) AS number, k.name AS by, k.agent,
        u.name AS person, d.name AS approver
      FROM (SELECT * FROM (${join(limited, ' UNION ALL ')}) AS x ORDER BY id DESC LIMIT ${limit + 1}) AS t
      LEFT JOIN LATERAL (${documentOf(actor)} LIMIT 1) AS o ON t.kind IS NULL
      LEFT JOIN token k ON k.org_id = ${actor.org} AND k.id = t.token_id
      LEFT JOIN app_user u ON u.org_id = ${actor.org} AND u.id = k.person_id
      LEFT JOIN token d ON d.org_id = ${actor.org} AND d.id = t.approved_by
      ORDER BY t.id DESC`);
    return done(pageOf(rows, limit, auditView, (row) => [row.id]));
  },
});

interface Wanted {
  readonly org: Id;
  /** Tokens of whom it is asked; null for all. */
  readonly ids: readonly Id[] | null;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly timeZone: string;
  readonly before: string | number | null;
}

/** The conditions on rows of a table that is called by a letter. */
const rowsOf = (table: 'a' | 't', actor: string, { org, ids, from, to, timeZone, before }: Wanted): Sql =>
  allOf([
    sql`${raw(table)}.org_id = ${org}`,
    ids && sql`${raw(`${table}.${actor}`)} = ANY(${ids}::uuid[])`,
    before !== null && sql`${raw(table)}.id < ${before}::uuid`,
    from && sql`${raw(table)}.at >= ${from}::timestamp AT TIME ZONE ${timeZone}`,
    to && sql`${raw(table)}.at < (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}`,
  ]);

/** One walk over all, or for some actors two: what people did has an index of its own, what programs did has none. */
const walks = (byActor: boolean): (Sql | null)[] =>
  byActor ? [sql`t.source NOT IN ('api', 'import')`, sql`t.source IN ('api', 'import')`] : [null];

const OF_AGENT = sql`EXISTS (
  SELECT FROM token g WHERE g.org_id = a.org_id AND g.id = a.token_id AND g.agent IS NOT NULL)`;

const ofAudit = (wanted: Wanted, outcome: string | undefined, agents: boolean): Sql => sql`
  SELECT a.id, a.at, a.token_id, a.asked, a.outcome, a.kind, a.document_id, a.number, a.problem, a.detail, a.reason,
    a.source, a.approved_by, a.approval_id
  FROM audit_entry a
  WHERE ${allOf([rowsOf('a', 'token_id', wanted), outcome && sql`a.outcome = ${outcome}`, agents && OF_AGENT])}
  ORDER BY a.id DESC`;

/** What timelines tell and the audit does not: what agents did stands in both. */
const ofTimelines = (wanted: Wanted, walk: Sql | null): Sql => sql`
  SELECT t.id, t.at, t.actor_id, t.what, 'done', NULL, t.document_id, NULL, NULL, t.note, NULL, t.source, NULL::uuid, NULL::uuid
  FROM timeline_entry t
  WHERE ${allOf([rowsOf('t', 'actor_id', wanted), walk])} AND NOT EXISTS (
    SELECT FROM audit_entry a WHERE a.org_id = t.org_id AND a.command_id = t.command_id)
  ORDER BY t.id DESC`;

const auditView = (row: Row): z.output<typeof auditShape> => ({
  id: row.id,
  at: row.at,
  by: row.by ?? row.token_id,
  agent: row.agent,
  person: row.person,
  approvedBy: row.approver,
  approvalId: row.approval_id,
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
