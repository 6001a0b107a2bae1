import { timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import sql from 'sql-template-tag';
import type { Id } from '../kernel/id.ts';
import { problem, type Result, refused } from '../kernel/problem.ts';
import { checkOut, releaseAfter } from '../store/connection.ts';
import type { Row } from '../store/statement.ts';
import { type Actor, UNAUTHENTICATED } from './access.ts';
import { readOrganisation, readToken } from './core.store.ts';
import type { Organisation } from './organisation.ts';
import type { Asking, Reader } from './query.ts';
import { actorOf, type ClaimedToken, SESSION_DAYS, type Token, userOf } from './token.ts';
import { readUser } from './user.store.ts';
import type { User } from './user.ts';

export function readerOf(pool: pg.Pool): Reader {
  async function ask(query: { name?: string; text: string; values: unknown[] }): Promise<Row[]> {
    const client = await checkOut(pool);
    try {
      const { rows } = await client.query(query);
      client.release();
      return rows;
    } catch (error) {
      throw releaseAfter(client, error);
    }
  }
  return {
    rows: ({ text, values }) => ask({ text, values }),
    statement: ({ name, text, values }) => ask({ name, text, values: values as unknown[] }),
  };
}

/**
 * Lets `work` read one unchanging picture of the database: what several statements answer then belongs together. Read
 * one by one, a document could be there for the first of them and gone for the second.
 */
export async function onSnapshot<T>(pool: pg.Pool, work: (db: Reader) => Promise<T>): Promise<T> {
  const client = await checkOut(pool);
  let last: Promise<unknown> = Promise.resolve();
  // Questions asked together wait for one another: a connection answers one at a time.
  const ask = (query: pg.QueryConfig): Promise<Row[]> => {
    const answer = last.then(() => client.query(query));
    last = answer.catch(() => {});
    return answer.then(({ rows }) => rows);
  };
  try {
    await ask({ text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' });
    const value = await work({
      rows: ({ text, values }) => ask({ text, values }),
      statement: ({ name, text, values }) => ask({ name, text, values: values as unknown[] }),
    });
    await ask({ text: 'COMMIT' });
    client.release();
    return value;
  } catch (error) {
    await last;
    await client.query('ROLLBACK').catch(() => {});
    throw releaseAfter(client, error);
  }
}

async function findToken(db: Reader, org: Id, id: Id): Promise<Token | null> {
  const [row] = await db.rows(sql`SELECT * FROM token WHERE org_id = ${org} AND id = ${id}`);
  return row ? readToken(row) : null;
}

export async function findUser(db: Reader, org: Id, id: Id): Promise<User | null> {
  const [row] = await db.rows(sql`SELECT * FROM app_user WHERE org_id = ${org} AND id = ${id}`);
  return row ? readUser(row) : null;
}

/** Who stands behind what claims to be a token, if it is one and still opens something. */
export async function findActor(db: Reader, claimed: ClaimedToken, now: string): Promise<Result<Actor>> {
  const token = await findToken(db, claimed.org, claimed.token);
  if (!token || !opens(token, claimed.hash, now))
    return refused(problem(UNAUTHENTICATED, 'the token is unknown'));
  return actorFor(db, claimed.org, token, now);
}

/** Who stands behind the token of this id; whoever asks has found out otherwise that it may be used. */
export async function findActorById(db: Reader, org: Id, id: Id, now: string): Promise<Result<Actor>> {
  const token = await findToken(db, org, id);
  return token ? actorFor(db, org, token, now) : refused(problem(UNAUTHENTICATED, 'the token is unknown'));
}

async function actorFor(db: Reader, org: Id, token: Token, now: string): Promise<Result<Actor>> {
  const user = userOf(token);
  return actorOf(token, user === null ? null : await findUser(db, org, user), org, now);
}

/** By its secret, or for a while by the one before. */
const opens = ({ secretHash, previous }: Token, hash: Buffer, now: string): boolean =>
  timingSafeEqual(secretHash, hash) ||
  (previous !== null && previous.until > now && timingSafeEqual(previous.hash, hash));

export async function findOrganisation(db: Reader, org: Id): Promise<Organisation | null> {
  const [row] = await db.rows(sql`SELECT * FROM organisation WHERE org_id = ${org}`);
  return row ? readOrganisation(row) : null;
}

/** A session that is used lasts longer for it; other tokens expire when it was said. */
export async function noteTokenUse(db: Reader, org: Id, id: Id, at: string): Promise<void> {
  const until = new Date(Date.parse(at) + SESSION_DAYS * 86_400_000).toISOString();
  await db.rows(sql`
    UPDATE token SET last_used_at = ${at},
      expires_at = CASE WHEN user_id IS NULL THEN expires_at ELSE ${until} END
    WHERE org_id = ${org} AND id = ${id} AND (last_used_at IS NULL OR last_used_at < ${at})`);
}

/** What a query is asked with, on one reader. */
export function askingOn(db: Reader, actor: Actor, now: string): Asking {
  let organisation: Promise<Organisation> | undefined;
  return {
    db,
    actor,
    now,
    organisation: () => {
      organisation ??= findOrganisation(db, actor.org).then((found) => found as Organisation);
      return organisation;
    },
  };
}
