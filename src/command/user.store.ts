import { isId } from '../kernel/id.ts';
import { plainArray, type Row, type Statement, statement, textArray } from '../store/statement.ts';
import { Table } from '../store/table.ts';
import type { FactStore } from './fact.ts';
import { type User, users } from './user.ts';

const table = new Table<User>('app_user', ['id'], {
  id: ['uuid', (user) => user.id],
  email: ['text', (user) => user.email],
  name: ['text', (user) => user.name],
  role: ['text', (user) => user.role],
  deactivated_at: ['timestamptz', (user) => user.deactivatedAt],
  invitation_hash: ['bytea', (user) => user.invitation?.hash ?? null],
  invitation_expires_at: ['timestamptz', (user) => user.invitation?.expiresAt ?? null],
  created_at: ['timestamptz', (user) => user.createdAt],
  demo: ['boolean', (user) => user.demo],
  version: ['integer', (user) => user.version],
});

export const readUser = (row: Row): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  deactivatedAt: row.deactivated_at,
  invitation: row.invitation_hash && { hash: row.invitation_hash, expiresAt: row.invitation_expires_at },
  createdAt: row.created_at,
  demo: row.demo,
  version: row.version,
  passwordSetAt: row.password_set_at,
  lastSignInAt: row.last_sign_in_at,
});

const BY_ID = 'FROM app_user WHERE org_id = $1 AND id = ANY($2::uuid[])';
const BY_EMAIL = 'FROM app_user WHERE org_id = $1 AND email = ANY($2::text[])';
const END_SESSIONS = `UPDATE token SET revoked_at = v.at FROM unnest($2::uuid[], $3::timestamptz[]) AS v(id, at)
  WHERE token.org_id = $1 AND token.user_id = v.id AND token.revoked_at IS NULL`;

export const userStore: FactStore<User> = {
  fact: users,
  load: (org, keys, locked) => ({
    lock: asked(org, locked, 'lock', (from) => `SELECT 1 ${from} ORDER BY id FOR UPDATE`),
    load: asked(org, keys, 'load', (from) => `SELECT * ${from}`),
    read: (rows) => rows.flat().map(readUser),
  }),
  save(org, changes) {
    const out = changes.filter(({ before, after }) => !before?.deactivatedAt && after.deactivatedAt);
    const ended = [out.map(({ after }) => after.id), out.map(({ after }) => `"${after.deactivatedAt}"`)];
    return [
      ...table.save(org, changes),
      ...(out.length ? [statement('user.end-sessions', END_SESSIONS, [org, ...ended.map(plainArray)])] : []),
    ];
  },
};

/** By id and by e-mail each in a statement of its own: together, neither index would be used. */
function asked(
  org: string,
  keys: readonly string[],
  what: string,
  text: (from: string) => string,
): Statement[] {
  const [ids, emails] = [keys.filter(isId), keys.filter((key) => !isId(key))];
  return [
    ...(ids.length ? [statement(`user.${what}-by-id`, text(BY_ID), [org, plainArray(ids)])] : []),
    ...(emails.length ? [statement(`user.${what}-by-email`, text(BY_EMAIL), [org, textArray(emails)])] : []),
  ];
}
