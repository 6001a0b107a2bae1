import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import sql from 'sql-template-tag';
import type { Id } from '../kernel/id.ts';
import { newId } from '../store/new-id.ts';
import type { Reader } from './query.ts';

/** What the token is called that the command line acts as. */
export const COMMAND_LINE = 'command line';

export async function organisationNames(db: Reader): Promise<{ id: Id; name: string }[]> {
  const rows = await db.rows(sql`SELECT org_id AS id, name FROM organisation ORDER BY org_id`);
  return rows as { id: Id; name: string }[];
}

/**
 * The token the command line acts as, so that the timeline can say who did it; made when it is missing or was
 * revoked. Whoever can open the database needs no secret, so its hash is of nothing anybody knows.
 */
export async function commandLineToken(db: Reader, org: Id): Promise<Id> {
  const find = sql`SELECT id FROM token WHERE org_id = ${org} AND name = ${COMMAND_LINE} AND role = 'owner'
    AND revoked_at IS NULL AND expires_at IS NULL ORDER BY id LIMIT 1`;
  const [known] = await db.rows(find);
  if (known) return known.id;
  await db.rows(sql`INSERT INTO token (org_id, id, name, role, secret_hash, created_at)
    VALUES (${org}, ${newId()}, ${COMMAND_LINE}, 'owner', ${randomBytes(32)}, now())`);
  // Two first commands at once make two of them; both go on with the older one.
  const [made] = await db.rows(find);
  return made!.id;
}

// Any fixed number: servers that start together on one empty database must found one company, not one each.
const FOUNDING = 4_155_023;

/** Does the work while no other process does it. */
export async function aloneInFounding<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('SET statement_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1)', [FOUNDING]);
    return await work();
  } finally {
    client.release(true); // which lets go of the lock
  }
}
