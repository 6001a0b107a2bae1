import sql from 'sql-template-tag';
import type { Id } from '../kernel/id.ts';
import type { Reader } from './query.ts';

/** What the house as a whole asks of its database, across organisations; never on the way of a command. */
export async function organisationIds(db: Reader): Promise<Id[]> {
  const rows = await db.rows(sql`SELECT org_id FROM organisation`);
  return rows.map((row) => row.org_id);
}

/** Names of the demo tokens that still open something. */
export async function openDemoTokens(db: Reader): Promise<string[]> {
  const rows = await db.rows(
    sql`SELECT DISTINCT name FROM token WHERE demo AND revoked_at IS NULL ORDER BY name`,
  );
  return rows.map((row) => row.name);
}

/** E-mails of the users who still have the password of a demo company. */
export async function openDemoUsers(db: Reader): Promise<string[]> {
  const rows = await db.rows(
    sql`SELECT email FROM app_user WHERE demo AND deactivated_at IS NULL ORDER BY org_id, id`,
  );
  return rows.map((row) => row.email);
}

/** `allot_app` where it has its rights and we may work as it (db/grants.sql), else null: then we stay who we are. */
export async function applicationRole(db: Reader): Promise<string | null> {
  const rows = await db.rows(sql`
    SELECT 1 FROM pg_roles
    WHERE rolname = 'allot_app' AND pg_has_role(current_user, oid, 'MEMBER')
      AND has_table_privilege(oid, 'command_log', 'INSERT') AND has_table_privilege(oid, 'ledger_entry', 'INSERT')`);
  return rows.length ? 'allot_app' : null;
}

export async function answers(db: Reader): Promise<void> {
  await db.rows(sql`SELECT 1`);
}
