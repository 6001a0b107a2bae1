import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import sql from 'sql-template-tag';
import type { Actor, Role } from '../command/access.ts';
import type { Id } from '../kernel/id.ts';
import { newId } from '../store/new-id.ts';
import { inTransaction } from '../store/transaction.ts';
import { hashed } from './password.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

export interface PeopleFounding {
  readonly org: Id;
  readonly people: readonly Person[];
  /** Of all of them, and no secret: refused on a server that listens beyond loopback. */
  readonly password: string;
  readonly now: Date;
  /** Until when they may act by the sessions this answers; nobody has the secrets of those. */
  readonly until: Date;
}

/** The users of a company to try things on, and an actor for each, so that its story is theirs. */
export async function foundPeople(
  pool: Pick<pg.Pool, 'connect'>,
  { org, people, password, now, until }: PeopleFounding,
): Promise<Actor[]> {
  const at = now.toISOString();
  const made = await Promise.all(people.map(async (one) => ({ ...one, hash: await hashed(password) })));
  return inTransaction(pool, async (send) => {
    const actors: Actor[] = [];
    for (const { name, email, role, hash } of made) {
      if (!hash.ok) throw new Error(hash.problem.detail);
      const [user, token] = [newId(), newId()];
      await send(sql`
        INSERT INTO app_user (org_id, id, email, name, role, password_hash, password_set_at, created_at, demo, version)
        VALUES (${org}, ${user}, ${email}, ${name}, ${role}, ${hash.value}, ${at}, ${at}, true, 1)`);
      await send(sql`
        INSERT INTO token (org_id, id, user_id, name, role, secret_hash, created_at, expires_at)
        VALUES (${org}, ${token}, ${user}, ${name}, ${role}, ${randomBytes(32)}, ${at}, ${until.toISOString()})`);
      actors.push({ org, token, user, name, role, source: 'demo' });
    }
    return actors;
  });
}
