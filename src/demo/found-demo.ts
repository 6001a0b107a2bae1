import pg from 'pg';
import type { Actor } from '../command/access.ts';
import type { Id } from '../kernel/id.ts';
import { assemble } from '../main.ts';
import { type Founded, foundOrganisation } from '../organisation/index.ts';
import { DAYS, daysBefore, History, ZONE } from './history.ts';
import { Living } from './living.ts';

export interface DemoOptions {
  readonly name?: string;
  readonly now?: Date;
  readonly progress?: (done: number, total: number) => void;
}

export interface DemoFounded {
  readonly org: Id;
  readonly name: string;
  readonly ownerToken: string;
  readonly orders: number;
}

const NAME = 'Harbour & Pine';

/** Founds a company to try things on and lives its last months: everything after the founding is a command. */
export async function foundDemo(url: string, options: DemoOptions = {}): Promise<DemoFounded> {
  const { name = NAME, now = new Date() } = options;
  const founded = await found(url, name, daysBefore(now, DAYS));
  const history = new History(now);
  const house = await assemble({ url, clock: () => history.clock, readConnections: 1 });
  try {
    const orders = await new Living(house, actorFor(founded), history).live(name, options.progress);
    return { org: founded.org, name, ownerToken: founded.ownerToken, orders };
  } finally {
    await house.close();
  }
}

async function found(url: string, name: string, now: Date): Promise<Founded> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    return await foundOrganisation(pool, { name, currency: 'EUR', timeZone: ZONE, demo: true }, { now });
  } finally {
    await pool.end();
  }
}

const actorFor = ({ org, ownerTokenId }: Founded): Actor => ({
  org,
  token: ownerTokenId,
  name: 'Owner',
  role: 'owner',
  source: 'demo',
});
