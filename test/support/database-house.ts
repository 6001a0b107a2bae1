import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '../../src/command/access.ts';
import { readPosition } from '../../src/command/stock-facts.store.ts';
import { type Assembly, assemble } from '../../src/main.ts';
import { foundOrganisation, parseToken } from '../../src/organisation/index.ts';
import { testDatabase } from './database.ts';
import { type House, type HouseSettings, isEmpty } from './house-of-stories.ts';

/** The real thing on a database of its own. */
export class DatabaseHouse implements House {
  readonly #assembly: Assembly;
  readonly #pool: pg.Pool;
  readonly #drop: () => Promise<void>;
  readonly actor: Actor;
  readonly url: string;

  private constructor(
    assembly: Assembly,
    pool: pg.Pool,
    drop: () => Promise<void>,
    actor: Actor,
    url: string,
  ) {
    this.#assembly = assembly;
    this.#pool = pool;
    this.#drop = drop;
    this.actor = actor;
    this.url = url;
  }

  get assembly(): Assembly {
    return this.#assembly;
  }

  static async open(settings: HouseSettings = {}): Promise<DatabaseHouse> {
    const { url, drop } = await testDatabase();
    const now = settings.now ?? '2026-12-01T09:00:00.000Z';
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    pool.on('error', () => {}); // the drop may come before the last connection has gone
    const assembly = await assemble({ url, clock: () => new Date(now) });
    const founded = await foundOrganisation(pool, { name: 'Story', currency: 'EUR', timeZone: 'UTC' });
    const parsed = parseToken(founded.ownerToken);
    if (!parsed) throw new Error('the owner token cannot be read');
    const actor: Actor = {
      org: founded.org,
      token: parsed.token,
      name: 'owner',
      role: 'owner',
      source: 'api',
    };
    const house = new DatabaseHouse(assembly, pool, drop, actor, url);
    const { stockPolicy, stockGuard } = settings;
    if (stockPolicy || stockGuard) await house.do('organisation.update', { stockPolicy, stockGuard });
    return house;
  }

  do(command: string, input: unknown) {
    return this.#assembly.desk.command(this.actor, command, input, { key: uuidv7() });
  }

  async positions() {
    const rows = await this.query(
      `SELECT p.*, product.sku, location.code FROM position p
       JOIN product ON product.org_id = p.org_id AND product.id = p.product_id
       JOIN location ON location.org_id = p.org_id AND location.id = p.location_id WHERE p.org_id = $1`,
      [this.actor.org],
    );
    const named = rows.map((row) => [`${row.sku}@${row.code}`, readPosition(row)] as const);
    return new Map(named.filter(([, at]) => !isEmpty(at)));
  }

  async rows(): Promise<number> {
    const { rows } = await this.#pool.query('SELECT count(*)::int AS n FROM ledger_entry WHERE org_id = $1', [
      this.actor.org,
    ]);
    return rows[0].n;
  }

  async query(text: string, values: unknown[] = []) {
    return (await this.#pool.query(text, values)).rows;
  }

  async close(): Promise<void> {
    await this.#assembly.close();
    await this.#pool.end();
    await this.#drop();
  }
}
