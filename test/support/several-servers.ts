import pg from 'pg';
import { type Founding, foundOrganisation } from '../../src/organisation/index.ts';
import { Company } from './company.ts';
import { testDatabase } from './database.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

/** One database, served by several processes at once. */
export class SeveralServers {
  readonly url: string;
  readonly processes: readonly ServerProcess[];
  readonly #pool: pg.Pool;
  readonly #drop: () => Promise<void>;

  private constructor(
    url: string,
    processes: readonly ServerProcess[],
    pool: pg.Pool,
    drop: () => Promise<void>,
  ) {
    this.url = url;
    this.processes = processes;
    this.#pool = pool;
    this.#drop = drop;
  }

  static async start(count: number): Promise<SeveralServers> {
    const { url, drop } = await testDatabase();
    const processes = await Promise.all(Array.from({ length: count }, () => startServerProcess(url)));
    return new SeveralServers(url, processes, new pg.Pool({ connectionString: url, max: 4 }), drop);
  }

  /** A new company, served by all of them unless said. */
  async found(founding: Partial<Founding> = {}, served = this.processes): Promise<Company> {
    const usual = { name: 'Harbour Goods', currency: 'EUR', timeZone: 'UTC' };
    const { org, ownerToken } = await foundOrganisation(this.#pool, { ...usual, ...founding });
    const addresses = served.map(({ address }) => address);
    return new Company({ url: this.url, org, token: ownerToken, addresses, pool: this.#pool });
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.stop()));
    await this.#pool.end();
    await this.#drop();
  }
}
