import sql from 'sql-template-tag';
import { readerOf } from '../command/desk.store.ts';
import type { Id } from '../kernel/id.ts';
import { done, problem, type Result, refused } from '../kernel/problem.ts';
import type { DoorSettings } from './door.store.ts';
import { hashed } from './password.ts';
import { SETUP_DONE, SETUP_REFUSED } from './people.problems.ts';
import { parseSetUp, secretHash, setUpText } from './secret-text.ts';
import { type CameIn, comeIn } from './session.store.ts';

export interface FirstOwner {
  readonly code: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface SetUpCode {
  readonly organisation: string;
  readonly code: string;
}

/** Long enough to be found in the window of a server that was started on Friday. */
const CODE_DAYS = 7;

const NOBODY = sql`NOT EXISTS (SELECT 1 FROM app_user u WHERE u.org_id = o.org_id)`;

/** The first owner of an organisation nobody can sign in to yet. */
export class SetUp {
  readonly #settings: DoorSettings;

  constructor(settings: DoorSettings) {
    this.#settings = settings;
  }

  async isNeeded(): Promise<boolean> {
    const rows = await readerOf(this.#settings.pool).rows(
      sql`SELECT 1 FROM organisation o WHERE ${NOBODY} LIMIT 1`,
    );
    return rows.length > 0;
  }

  /** A code for each organisation without users, for whoever started the server and nobody else. */
  async codes(): Promise<SetUpCode[]> {
    const { pool, secret } = this.#settings;
    const db = readerOf(pool);
    const { now, until } = this.#instants();
    await db.rows(sql`DELETE FROM setup_code WHERE expires_at <= ${now}`);
    const rows = await db.rows(sql`SELECT org_id, name FROM organisation o WHERE ${NOBODY} ORDER BY org_id`);
    const codes = rows.map((row) => ({ org: row.org_id as Id, organisation: row.name as string }));
    return Promise.all(
      codes.map(async ({ org, organisation }) => {
        const code = setUpText(org, secret());
        await db.rows(sql`
          INSERT INTO setup_code (org_id, hash, expires_at) VALUES (${org}, ${secretHash(code)}, ${until})`);
        return { organisation, code };
      }),
    );
  }

  async begin({ code, name, email, password }: FirstOwner): Promise<Result<CameIn>> {
    const parsed = parseSetUp(code);
    const wrong = refused(problem(SETUP_REFUSED, 'take the code the server printed when it was started'));
    if (!parsed || !(await this.#opens(parsed))) return wrong;
    const hash = await hashed(password);
    if (!hash.ok) return hash;
    const { pool, clock, newId, secret } = this.#settings;
    const means = { now: clock().toISOString(), newId, secret };
    const { org } = parsed;
    return comeIn(
      pool,
      means,
      async (send, { now }) => {
        // Of two who set up at once the second finds the first.
        await send(sql`SELECT 1 FROM organisation WHERE org_id = ${org} FOR UPDATE`);
        const [taken] = await send(sql`SELECT 1 FROM app_user WHERE org_id = ${org} LIMIT 1`);
        if (taken) return refused(problem(SETUP_DONE, 'somebody was here before; sign in, or ask an owner'));
        await send(sql`DELETE FROM setup_code WHERE org_id = ${org}`);
        const [made] = await send(sql`
          INSERT INTO app_user (org_id, id, email, name, role, password_hash, password_set_at, last_sign_in_at,
            created_at, version)
          VALUES (${org}, ${newId()}, ${email}, ${name}, 'owner', ${hash.value}, ${now}, ${now}, ${now}, 1)
          RETURNING *`);
        return done(made!);
      },
      'created',
    );
  }

  async #opens({ org, hash }: { readonly org: Id; readonly hash: Buffer }): Promise<boolean> {
    const rows = await readerOf(this.#settings.pool).rows(sql`
      SELECT 1 FROM setup_code WHERE org_id = ${org} AND hash = ${hash} AND expires_at > ${this.#instants().now}`);
    return rows.length > 0;
  }

  #instants() {
    const now = this.#settings.clock();
    const until = new Date(now.getTime() + CODE_DAYS * 86_400_000);
    return { now: now.toISOString(), until: until.toISOString() };
  }
}
