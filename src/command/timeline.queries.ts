import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';
import { done, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import type { Permission } from './access.ts';
import { notFound } from './document.ts';
import { pageFields, refField } from './fields.ts';
import { idBy } from './filters.queries.ts';
import { cursorKey, pageOf } from './page.ts';
import { defineQuery, type Query } from './query.ts';

const noteShape = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    day: z.iso.date(),
    what: z.string(),
    status: z.string(),
    by: z.string().nullable(),
    agent: z.string().nullable().meta({ description: 'what acted, where that was no person' }),
    person: z.string().nullable().meta({ description: 'for whom an agent acted' }),
    approvedBy: z.string().nullable(),
    reason: z.string().nullable().meta({ description: 'why, as whoever did it says' }),
    source: z.string(),
    changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'TimelineNote' });

/** H1: what happened to a document, oldest first; of the table named like its `noun`, by number, unless said. */
export function timelineOf(
  noun: string,
  permission: Permission,
  { table, column }: { table: string; column: 'number' | 'email' } = {
    table: noun.replaceAll('-', '_'),
    column: 'number',
  },
): Query {
  const words = noun.replaceAll('-', ' ');
  return defineQuery({
    name: `${noun}.timeline`,
    sentence: `The timeline of a ${words}, oldest first: who did what, when, from where, and what changed.`,
    permission,
    input: z.strictObject({ ref: refField, ...pageFields }),
    answer: noteShape,
    paged: true,
    shows: { ref: `${noun}.get` },
    run: async ({ ref, cursor, limit }, { db, actor: { org } }) => {
      const after = cursorKey(cursor, ['id']);
      if (!after.ok) return after;
      const [document] = await db.rows(sql`SELECT id FROM ${raw(table)}
        WHERE org_id = ${org} AND id = ${idBy(column, table, ref, org)}`);
      if (!document) return refused(notFound(words, noun, ref));
      const since = after.value?.[0] ?? '00000000-0000-0000-0000-000000000000';
      const rows = await db.rows(sql`
        SELECT t.*, k.name AS by, k.agent, u.name AS person, a.reason, d.name AS approver FROM timeline_entry t
        LEFT JOIN token k ON k.org_id = t.org_id AND k.id = t.actor_id
        LEFT JOIN app_user u ON u.org_id = t.org_id AND u.id = k.person_id
        LEFT JOIN audit_entry a ON a.org_id = t.org_id AND a.command_id = t.command_id
        LEFT JOIN token d ON d.org_id = t.org_id AND d.id = a.approved_by
        WHERE t.org_id = ${org} AND t.document_id = ${document.id} AND t.id > ${since}
        ORDER BY t.id LIMIT ${limit + 1}`);
      return done(pageOf(rows, limit, noteView, (row) => [row.id]));
    },
  });
}

const noteView = (row: Row): z.output<typeof noteShape> => ({
  id: row.id,
  at: row.at,
  day: row.day,
  what: row.what,
  status: row.status,
  by: row.by,
  agent: row.agent,
  person: row.person,
  approvedBy: row.approver,
  reason: row.reason,
  source: row.source,
  changes: row.changes,
  note: row.note,
});
