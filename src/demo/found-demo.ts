import pg from 'pg';
import type { Id } from '../kernel/id.ts';
import { assemble } from '../main.ts';
import { foundOrganisation } from '../organisation/index.ts';
import { foundPeople } from '../people/index.ts';
import { colleagues, DEMO_PASSWORD } from './colleagues.ts';
import { letAssistantAsk } from './desk-assistant.ts';
import { sendFiles } from './files.ts';
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
  /** E-mails of its users; all have the demo password. */
  readonly people: readonly string[];
}

const NAME = 'Harbour & Pine';

/** Founds a company to try things on and lives its last months: everything after the founding is a command. */
export async function foundDemo(url: string, options: DemoOptions = {}): Promise<DemoFounded> {
  const { name = NAME, now = new Date() } = options;
  const { founded, actors } = await found(url, name, now);
  const history = new History(now);
  const house = await assemble({ url, clock: () => history.clock, readConnections: 1 });
  try {
    const orders = await new Living(house, actors, history).live(name, options.progress);
    await sendFiles(house.desk, actors);
    await letAssistantAsk(house.desk, actors);
    const people = colleagues(name).map(({ email }) => email);
    return { org: founded.org, name, ownerToken: founded.ownerToken, orders, people };
  } finally {
    await house.close();
  }
}

async function found(url: string, name: string, today: Date) {
  const now = daysBefore(today, DAYS);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const founding = { name, currency: 'EUR', timeZone: ZONE, demo: true };
    const founded = await foundOrganisation(pool, founding, { now });
    const people = { org: founded.org, people: colleagues(name), password: DEMO_PASSWORD };
    // Their first sessions last as long as the story.
    const actors = await foundPeople(pool, { ...people, now, until: new Date(today.getTime() + 1) });
    return { founded, actors };
  } finally {
    await pool.end();
  }
}
