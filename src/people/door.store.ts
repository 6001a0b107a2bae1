import type pg from 'pg';
import sql, { empty, type Sql } from 'sql-template-tag';
import { type Actor, permissionsOf } from '../command/access.ts';
import { findOrganisation, findUser, readerOf } from '../command/desk.store.ts';
import type { Reader } from '../command/query.ts';
import type { Id } from '../kernel/id.ts';
import { done, fieldProblem, problem, type Result, refused } from '../kernel/problem.ts';
import type { Row } from '../store/statement.ts';
import { inTransaction } from '../store/transaction.ts';
import { hashed, isPassword } from './password.ts';
import {
  INVITATION_REFUSED,
  NO_SESSION,
  PASSWORD_WRONG,
  SIGN_IN_REFUSED,
  WHICH_ORGANISATION,
} from './people.problems.ts';
import { type Invited, parseInvitation } from './secret-text.ts';
import { type CameIn, comeIn, endSession, endSessions, type Means, noteAtDoor } from './session.store.ts';

export interface DoorSettings {
  readonly pool: pg.Pool;
  readonly clock: () => Date;
  readonly newId: () => Id;
  readonly secret: () => string;
}

/** Proof that is right for a user in more than one company names the one that is meant. */
export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly organisation?: Id;
}

/**
 * Where people come in. Passwords go no further than this: no command, plan, log or kept answer sees one. What is
 * done here is done in transactions of its own and not in the lane, which nobody has a token for yet.
 */
export class Door {
  readonly #settings: DoorSettings;
  readonly #db: Reader;

  constructor(settings: DoorSettings) {
    this.#settings = settings;
    this.#db = readerOf(settings.pool);
  }

  async signIn({ email, password, organisation }: SignIn): Promise<Result<CameIn>> {
    const known = await this.#db.rows(sql`
      SELECT u.*, o.name AS organisation FROM app_user u JOIN organisation o ON o.org_id = u.org_id
      WHERE u.email = ${email} AND u.deactivated_at IS NULL AND u.password_hash IS NOT NULL
        ${organisation ? sql`AND u.org_id = ${organisation}` : empty}
      ORDER BY u.org_id LIMIT 5`);
    const right: Row[] = [];
    for (const row of known.length ? known : [null]) {
      const matches = await isPassword(row?.password_hash ?? null, password);
      if (!matches.ok) return matches;
      if (row && matches.value) right.push(row);
    }
    const [user, other] = right;
    if (!user) return refused(problem(SIGN_IN_REFUSED, 'the e-mail or the password is wrong'));
    if (other) return refused(whichOrganisation(right));
    return comeIn(this.#settings.pool, this.#means(), async (send, { now: at }) => {
      // Had the password been changed or the user put out meanwhile, nobody would be found.
      const [now] = await send(sql`
        UPDATE app_user SET last_sign_in_at = ${at}
        WHERE org_id = ${user.org_id} AND id = ${user.id} AND deactivated_at IS NULL
          AND password_hash = ${user.password_hash} RETURNING *`);
      return now ? done(now) : refused(problem(SIGN_IN_REFUSED, 'the e-mail or the password is wrong'));
    });
  }

  /** A session is over; a token of its own stays. */
  async signOut({ org, token }: Actor): Promise<void> {
    await endSession(this.#db, org, token, this.#means().now);
  }

  /** Everywhere else the user is signed out. */
  async changePassword(actor: Actor, current: string, password: string): Promise<Result<null>> {
    const { org, user, token } = actor;
    if (!user) return refused(problem(NO_SESSION, 'a token has no password'));
    const [kept] = await this.#db.rows(
      sql`SELECT password_hash FROM app_user WHERE org_id = ${org} AND id = ${user}`,
    );
    const matches = await isPassword(kept?.password_hash ?? null, current);
    if (!matches.ok) return matches;
    const wrong = fieldProblem(PASSWORD_WRONG, '/current', 'the present password is another one');
    if (!matches.value) return refused(wrong);
    const hash = await hashed(password);
    if (!hash.ok) return hash;
    const means = this.#means();
    return inTransaction(this.#settings.pool, async (send) => {
      const [row] = await send(sql`
        UPDATE app_user SET password_hash = ${hash.value}, password_set_at = ${means.now}, demo = false,
          version = version + 1
        WHERE org_id = ${org} AND id = ${user} AND password_hash = ${kept!.password_hash} RETURNING version`);
      if (!row) return refused(wrong);
      await endSessions(send, { org, user }, token, means.now);
      const happened = { what: 'password-changed', version: row.version, token };
      await noteAtDoor(send, { org, user }, happened, means);
      return done(null);
    });
  }

  /** Whom an invitation is for, while it can be accepted. */
  async invitation(secret: string): Promise<Result<Row>> {
    const parsed = parseInvitation(secret);
    if (!parsed) return GONE;
    const [found] = await this.#db.rows(sql`
      SELECT u.name, u.email, o.name AS organisation FROM app_user u JOIN organisation o ON o.org_id = u.org_id
      WHERE ${stillInvited(parsed, this.#means().now)}`);
    return found ? done(found) : GONE;
  }

  /** Chooses the password of an invitation, which is used up; whoever was signed in as this user is no more. */
  async accept(secret: string, password: string): Promise<Result<CameIn>> {
    const parsed = parseInvitation(secret);
    if (!parsed || !(await this.invitation(secret)).ok) return GONE;
    const { org, user } = parsed;
    const hash = await hashed(password);
    if (!hash.ok) return hash;
    return comeIn(
      this.#settings.pool,
      this.#means(),
      async (send, { now: at }) => {
        const [now] = await send(sql`
        UPDATE app_user u SET password_hash = ${hash.value}, password_set_at = ${at}, invitation_hash = NULL,
          invitation_expires_at = NULL, demo = false, last_sign_in_at = ${at}, version = version + 1
        WHERE ${stillInvited(parsed, at)} RETURNING *`);
        if (!now) return GONE;
        await endSessions(send, { org, user }, null, at);
        return done(now);
      },
      'password-set',
    );
  }

  /** Who is signed in, where, and what they may: what a web app asks first. */
  async session(actor: Actor) {
    const { org, user: id, name, role, token } = actor;
    const organisation = (await findOrganisation(this.#db, org))!;
    const user = id ? await findUser(this.#db, org, id) : null;
    return {
      user: user && { id: user.id, name: user.name, email: user.email, role },
      token: id ? null : { id: token, name, role },
      organisation: {
        id: org,
        name: organisation.name,
        currency: organisation.currency,
        timeZone: organisation.timeZone,
      },
      permissions: permissionsOf(role),
    };
  }

  #means(): Means {
    const { clock, newId, secret } = this.#settings;
    return { now: clock().toISOString(), newId, secret };
  }
}

const GONE = refused(problem(INVITATION_REFUSED, 'ask an owner for a new one'));

const stillInvited = (
  { org, user, hash }: Invited,
  now: string,
): Sql => sql`u.org_id = ${org} AND u.id = ${user}
  AND u.deactivated_at IS NULL AND u.invitation_hash = ${hash} AND u.invitation_expires_at > ${now}`;

function whichOrganisation(users: readonly Row[]) {
  const organisations = users.map((user) => ({ id: user.org_id, name: user.organisation }));
  const detail = `this is right in ${users.length} organisations: ${organisations.map(({ name }) => name).join(', ')}`;
  return problem(WHICH_ORGANISATION, `${detail}; say which with "organisation"`, { organisations });
}
