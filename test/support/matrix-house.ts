import pg from 'pg';
import { fieldsOf, routesOf } from '../../src/adapters/http/routes.ts';
import { foundOrganisation } from '../../src/organisation/index.ts';
import { registry } from '../../src/trades.ts';
import { type Answer, type OpenHouse, openHouse } from './house.ts';
import type { What } from './permission-table.ts';
import { type Ids, tradingCompany } from './trading-company.ts';

/** A command or query, its address, and an input that names records as the trading company calls them. */
export interface Entry extends What {
  readonly kind: 'command' | 'query';
  readonly method: string;
  readonly path: string;
  readonly hasRef: boolean;
  readonly noun: string;
  /** At the top of its input. */
  readonly fields: ReadonlySet<string>;
  readonly input: Readonly<Record<string, unknown>>;
}

export const ENTRIES: readonly Entry[] = routesOf(registry).map((route) => {
  const { name, kind, method, path, hasRef, noun } = route;
  const command = registry.commands.get(name);
  const { permission, input: schema } = (command ?? registry.queries.get(name))!;
  const fields = fieldsOf(schema);
  const reads = permission.startsWith('access:') ? 'admin' : 'read';
  const scope = command?.scope ?? reads;
  return { name, kind, method, path, hasRef, noun, permission, scope, fields, input: command?.example ?? {} };
});

const UUID = /^[0-9a-f]{8}-/;
export const NOBODY = '019fb2a4-5c1e-7d20-8a4f-3b6c9d0e1f22';

/** Two companies alike on one database; the first is asked, the second must never be seen. */
export class MatrixHouse {
  readonly house: OpenHouse;
  readonly pool: pg.Pool;
  readonly own: Ids;
  readonly other: Ids;
  readonly otherOrg: string;
  readonly otherToken: string;

  private constructor(
    house: OpenHouse,
    pool: pg.Pool,
    own: Ids,
    other: { ids: Ids; org: string; token: string },
  ) {
    this.house = house;
    this.pool = pool;
    this.own = own;
    this.other = other.ids;
    this.otherOrg = other.org;
    this.otherToken = other.token;
  }

  static async open(): Promise<MatrixHouse> {
    const house = await openHouse({ mails: true });
    const pool = new pg.Pool({ connectionString: house.databaseUrl, max: 2 });
    const own = await tradingCompany(house.request);
    const named = { name: 'Elsewhere', currency: 'EUR', timeZone: 'UTC' };
    const { org, ownerToken: token } = await foundOrganisation(pool, named);
    const as = { authorization: `Bearer ${token}` };
    const ids = await tradingCompany((method, path, body, headers) =>
      house.request(method, path, body, { ...as, ...headers }),
    );
    return new MatrixHouse(house, pool, own, { ids, org, token });
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.house.close();
  }

  /** A new token of the first company. */
  async token(held: object): Promise<{ id: string; secret: string }> {
    const { status, body } = await this.house.request('POST', '/v1/tokens', { name: 'matrix', ...held });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  /** Asks for an entry, about the record its example names, or about the one of this id. */
  ask(entry: Entry, secret: string, { ref, plan }: { ref?: string; plan?: boolean } = {}): Promise<Answer> {
    const { ref: named, ...body } = entry.input;
    const own = typeof named === 'string' && !UUID.test(named) ? named : (this.own[entry.noun] ?? NOBODY);
    const path = entry.path.replace('{ref}', encodeURIComponent(ref ?? own));
    const headers = { authorization: `Bearer ${secret}`, ...(plan && { prefer: 'plan' }) };
    return this.house.request(entry.method, path, entry.kind === 'command' ? body : undefined, headers);
  }
}

/** Some at once, in the order given. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items].reverse();
  const worker = async () => {
    for (let item = rest.pop(); item !== undefined; item = rest.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

export const typeOf = ({ status, body }: Answer): string =>
  `${status} ${String(body?.type ?? '').replace('/problems/', '')}`.trim();
