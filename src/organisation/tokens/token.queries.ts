import sql, { empty } from 'sql-template-tag';
import { z } from 'zod';
import { readToken } from '../../command/core.store.ts';
import { flagField, pageFields } from '../../command/fields.ts';
import { cursorKey, pageOf } from '../../command/page.ts';
import { defineQuery } from '../../command/query.ts';
import { done } from '../../kernel/problem.ts';
import type { Row } from '../../store/statement.ts';
import { tokenShape, tokenView } from './view.ts';

/** A token in a list, with when it was last used. */
export const tokenRowShape = tokenShape.extend({ lastUsedAt: z.iso.datetime().nullable() });

export const tokenRow = (row: Row, now: string): z.output<typeof tokenRowShape> => ({
  ...tokenView(readToken(row), now),
  lastUsedAt: row.last_used_at,
});

export const listTokens = defineQuery({
  name: 'token.list',
  sentence: 'The tokens of the organisation, newest first, and when each was last used.',
  permission: 'access:read',
  input: z.strictObject({
    ...pageFields,
    sessions: flagField.default(false).meta({ description: 'with those users are signed in by' }),
  }),
  answer: tokenRowShape,
  paged: true,
  run: async ({ cursor, limit, sessions }, { db, actor, now }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const rows = await db.rows(sql`
      SELECT * FROM token WHERE org_id = ${actor.org} ${after.value ? sql`AND id < ${after.value[0]}` : empty}
        ${sessions ? empty : sql`AND user_id IS NULL`}
      ORDER BY id DESC LIMIT ${limit + 1}`);
    return done(
      pageOf(
        rows,
        limit,
        (row) => tokenRow(row, now),
        (row) => [row.id],
      ),
    );
  },
});
