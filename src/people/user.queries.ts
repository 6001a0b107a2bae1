import sql, { empty } from 'sql-template-tag';
import { z } from 'zod';
import { notFound } from '../command/document.ts';
import { pageFields } from '../command/fields.ts';
import { idBy } from '../command/filters.queries.ts';
import { cursorKey, pageOf } from '../command/page.ts';
import { defineQuery } from '../command/query.ts';
import { timelineOf } from '../command/timeline.queries.ts';
import { readUser } from '../command/user.store.ts';
import { done, refused } from '../kernel/problem.ts';
import { userField } from './fields.ts';
import { userShape, userView } from './user.view.ts';

const COLUMNS = sql`org_id, id, email, name, role, deactivated_at, password_set_at, invitation_hash,
  invitation_expires_at, last_sign_in_at, created_at, demo, version`;

const listUsers = defineQuery({
  name: 'user.list',
  sentence: 'The users of the organisation, oldest first, and when each signed in last.',
  permission: 'access:read',
  input: z.strictObject(pageFields),
  answer: userShape,
  paged: true,
  run: async ({ cursor, limit }, { db, actor }) => {
    const after = cursorKey(cursor, ['id']);
    if (!after.ok) return after;
    const rows = await db.rows(sql`
      SELECT ${COLUMNS} FROM app_user
      WHERE org_id = ${actor.org} ${after.value ? sql`AND id > ${after.value[0]}` : empty}
      ORDER BY id LIMIT ${limit + 1}`);
    return done(
      pageOf(
        rows,
        limit,
        (row) => userView(readUser(row)),
        (row) => [row.id],
      ),
    );
  },
});

const getUser = defineQuery({
  name: 'user.get',
  sentence: 'One user, by id or e-mail.',
  permission: 'access:read',
  input: z.strictObject({ ref: userField }),
  answer: userShape,
  run: async ({ ref }, { db, actor: { org } }) => {
    const [row] = await db.rows(sql`
      SELECT ${COLUMNS} FROM app_user WHERE org_id = ${org} AND id = ${idBy('email', 'app_user', ref, org)}`);
    return row ? done(userView(readUser(row))) : refused(notFound('user', 'user', ref));
  },
});

export const userQueries = [
  listUsers,
  getUser,
  timelineOf('user', 'access:read', { table: 'app_user', column: 'email' }),
];
