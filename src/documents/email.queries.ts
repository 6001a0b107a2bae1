import sql from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { pageFields, refField } from '../command/fields.ts';
import { allOf } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { isId } from '../kernel/id.ts';
import { done, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { readEmail } from './email.store.ts';
import { EMAIL_STATES } from './email.ts';
import { SHEET_KINDS } from './kinds.ts';

const emailShape = z
  .object({
    id: z.uuid(),
    kind: z.enum(SHEET_KINDS),
    documentId: z.uuid(),
    number: z.string(),
    to: z.string(),
    subject: z.string(),
    message: z.string(),
    state: z.enum(EMAIL_STATES),
    attempts: z.int(),
    nextAt: z.iso.datetime().nullable().meta({ description: 'when it is tried, or tried again' }),
    reason: z.string().nullable().meta({ description: 'why it was not sent, the last time it was tried' }),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Email' });

function emailView(row: Row): z.output<typeof emailShape> {
  const { document, paper: _, told: __, actor: ___, command: ____, ...email } = readEmail(row);
  return { ...email, documentId: document };
}

export const getEmail = defineQuery({
  name: 'email.get',
  sentence: 'An e-mailed document: to whom, and whether it has been sent.',
  permission: 'documents:read',
  input: z.strictObject({ ref: refField }),
  answer: emailShape,
  run: async ({ ref }, { db, actor: { org } }) => {
    const [row] = isId(ref)
      ? await db.rows(sql`SELECT * FROM email WHERE org_id = ${org} AND id = ${ref}`)
      : [];
    return row ? done(emailView(row)) : refused(notFound('e-mail', 'email', ref));
  },
});

export const listEmails = defineQuery({
  name: 'email.list',
  sentence: 'E-mailed documents, newest first, a page at a time.',
  permission: 'documents:read',
  input: z.strictObject({
    document: z.uuid().optional().meta({ description: 'the id of an order, invoice and so on' }),
    state: z.enum(EMAIL_STATES).optional(),
    ...pageFields,
  }),
  answer: emailShape,
  paged: true,
  run: async ({ document, state, cursor, limit }, { db, actor: { org } }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const [before] = after.value ?? [];
    const rows = await db.rows(sql`
      SELECT * FROM email WHERE ${allOf([
        sql`org_id = ${org}`,
        document && sql`document_id = ${document}`,
        state && sql`state = ${state}`,
        before !== undefined && sql`id < ${before}`,
      ])} ORDER BY id DESC LIMIT ${limit + 1}`);
    return done(pageOf(rows, limit, emailView, (row) => [row.id]));
  },
});
