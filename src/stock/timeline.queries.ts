import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { pageFields, refField } from '../command/fields.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery, type Query } from '../command/query.ts';
import { done, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { numberedIs } from './stock-filters.queries.ts';

const noteShape = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    day: z.iso.date(),
    what: z.string(),
    status: z.string(),
    by: z.string().nullable(),
    source: z.string(),
    changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: 'StockTimelineNote' });

/** H1: what happened to a stock document, oldest first. */
export const timelineOf = (noun: string, words: string, table: 'transfer' | 'stock_count'): Query =>
  defineQuery({
    name: `${noun}.timeline`,
    sentence: `The timeline of a ${words}, oldest first: who did what, when, and what changed.`,
    permission: 'stock:read',
    input: z.strictObject({ ref: refField, ...pageFields }),
    answer: noteShape,
    paged: true,
    run: async ({ ref, cursor, limit }, { db, actor: { org } }) => {
      const after = cursorKey(cursor, ['id']);
      if (!after.ok) return after;
      const [document] = await db.rows(sql`SELECT ${numberedIs(table, ref, org)} AS id`);
      if (!document?.id) return refused(notFound(words, noun, ref));
      const since = after.value?.[0] ?? '00000000-0000-0000-0000-000000000000';
      const rows = await db.rows(sql`
        SELECT t.*, k.name AS by FROM timeline_entry t
        LEFT JOIN token k ON k.org_id = t.org_id AND k.id = t.actor_id
        WHERE t.org_id = ${org} AND t.document_id = ${document.id} AND t.id > ${since}
        ORDER BY t.id LIMIT ${limit + 1}`);
      return done(pageOf(rows, limit, noteView, (row) => [row.id]));
    },
  });

const noteView = (row: Row): z.output<typeof noteShape> => ({
  id: row.id,
  at: row.at,
  day: row.day,
  what: row.what,
  status: row.status,
  by: row.by,
  source: row.source,
  changes: row.changes,
  note: row.note,
});
