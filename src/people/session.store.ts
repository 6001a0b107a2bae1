import type pg from 'pg';
import sql from 'sql-template-tag';
import type { Actor } from '../command/access.ts';
import { writeOutbox, writeTimeline } from '../command/journal.store.ts';
import type { Reader } from '../command/query.ts';
import { SESSION_DAYS } from '../command/token.ts';
import { dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { done, type Result } from '../kernel/problem.ts';
import { tokenHash, tokenText } from '../organisation/index.ts';
import type { Row } from '../store/statement.ts';
import { inTransaction, type Sending } from '../store/transaction.ts';

/** What is not in the database: the instant, ids and secrets. */
export interface Means {
  readonly now: string;
  readonly newId: () => Id;
  readonly secret: () => string;
}

/** Somebody who came in: who they are now, and what their browser shows from then on, kept nowhere else. */
export interface CameIn {
  readonly actor: Actor;
  readonly text: string;
}

/** In one transaction: what somebody is let in by (answers their row of app_user), and their session. */
export function comeIn(
  pool: Pick<pg.Pool, 'connect'>,
  means: Means,
  letIn: (send: Sending, means: Means) => Promise<Result<Row>>,
  what: string | null = null,
): Promise<Result<CameIn>> {
  return inTransaction(pool, async (send) => {
    const found = await letIn(send, means);
    if (!found.ok) return found;
    const { org_id: org, id: user, name, role, version } = found.value;
    const { token, text } = await openSession(send, found.value, means);
    if (what) await noteAtDoor(send, { org, user }, { what, version, token }, means);
    return done({ actor: { org, token, user, name, role, source: 'web' }, text });
  });
}

async function openSession(send: Sending, user: Row, { now, newId, secret }: Means) {
  const token = newId();
  const text = tokenText(user.org_id, token, secret());
  const until = new Date(Date.parse(now) + SESSION_DAYS * 86_400_000).toISOString();
  await send(sql`
    INSERT INTO token (org_id, id, user_id, name, role, secret_hash, created_at, expires_at)
    VALUES (${user.org_id}, ${token}, ${user.id}, ${user.name}, ${user.role}, ${tokenHash(text)}, ${now}, ${until})`);
  return { token, text };
}

export async function endSession(db: Reader, org: Id, token: Id, now: string): Promise<void> {
  await db.rows(sql`
    UPDATE token SET revoked_at = ${now}
    WHERE org_id = ${org} AND id = ${token} AND user_id IS NOT NULL AND revoked_at IS NULL`);
}

/** All of a user but the one they are in. */
export async function endSessions(
  send: Sending,
  { org, user }: { readonly org: Id; readonly user: Id },
  kept: Id | null,
  now: string,
): Promise<void> {
  await send(sql`
    UPDATE token SET revoked_at = ${now}
    WHERE org_id = ${org} AND user_id = ${user} AND id IS DISTINCT FROM ${kept} AND revoked_at IS NULL`);
}

/** What a user did at the door, for the timeline and the outside. */
export interface Happened {
  readonly what: string;
  readonly version: number;
  readonly token: Id;
}

export async function noteAtDoor(
  send: Sending,
  { org, user }: { readonly org: Id; readonly user: Id },
  { what, version, token }: Happened,
  { now, newId }: Means,
): Promise<void> {
  const [zone] = await send(sql`SELECT time_zone FROM organisation WHERE org_id = ${org}`);
  const day = dayIn(zone!.time_zone, new Date(now));
  const stamp = { actor: token, command: newId(), at: now };
  const note = { id: newId(), document: user, what, status: 'active', source: 'web', day, ...stamp };
  const event = { id: newId(), event: `user.${what}`, document: user, version, at: now };
  for (const one of [...writeTimeline(org, [note]), ...writeOutbox(org, [event])]) await send(one);
}
