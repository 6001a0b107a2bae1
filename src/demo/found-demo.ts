import pg from 'pg';
import type { Actor } from '../command/access.ts';
import { addDays, type Day, dayIn } from '../kernel/day.ts';
import type { Id } from '../kernel/id.ts';
import { type Assembly, assemble } from '../main.ts';
import { type Founded, foundOrganisation } from '../organisation/index.ts';
import { Dice } from './dice.ts';
import { type DemoOrder, demoOrders } from './orders.ts';
import { type Act, delivery, setup } from './setup.ts';

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
const ZONE = 'Europe/Berlin';
/** Days ago on which goods came in. */
const DELIVERIES = [160, 125, 95, 70, 45, 30, 16, 5];

/** Founds a company to try things on and lives its last months: everything after the founding is a command. */
export async function foundDemo(url: string, options: DemoOptions = {}): Promise<DemoFounded> {
  const { name = NAME, now = new Date() } = options;
  const founded = await found(url, name, daysBefore(now, 161));
  const history = new History(now);
  const house = await assemble({ url, clock: () => history.clock, readConnections: 1 });
  try {
    const orders = await live(house, actorFor(founded), history, name, options.progress);
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

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** The company's clock: it goes through the last months day by day and ends now. */
class History {
  readonly now: Date;
  readonly today: Day;
  clock: Date;

  constructor(now: Date) {
    this.now = now;
    this.today = dayIn(ZONE, now);
    this.clock = daysBefore(now, 161);
  }

  /** Business hours, and never later than now. */
  to(day: Day, hour: number): void {
    const at = new Date(`${day}T${String(hour).padStart(2, '0')}:15:00Z`);
    this.clock = at < this.now ? at : this.now;
  }
}

async function live(
  house: Assembly,
  actor: Actor,
  history: History,
  name: string,
  progress: DemoOptions['progress'],
): Promise<number> {
  const dice = new Dice(1867);
  const orders = demoOrders(dice, history.today);
  const days = 161;
  for (const wave of setup(name)) await doAll(house, actor, wave);
  const numbers = new Map<DemoOrder, string>();
  for (let ago = days - 1; ago >= 0; ago--) {
    const day = addDays(history.today, -ago);
    history.to(day, 7);
    if (DELIVERIES.includes(ago)) await doAll(house, actor, deliveries(dice, day, ago));
    history.to(day, 9);
    const made = orders.filter((order) => order.made === day);
    const answers = await doAll(
      house,
      actor,
      made.map(({ input }) => ({ command: 'sales-order.create', input })),
    );
    for (const [i, order] of made.entries()) numbers.set(order, answers[i] as string);
    history.to(day, 14);
    await step(house, actor, orders, day, numbers);
    progress?.(days - ago, days);
  }
  return orders.length;
}

function deliveries(dice: Dice, day: Day, ago: number): Act[] {
  const isFirst = ago === DELIVERIES[0];
  return ['MAIN', 'EAST'].map((location, i) => {
    const name = `${day.slice(2).replaceAll('-', '')}${i ? 'E' : ''}`;
    const act = delivery(dice, { location, isFirst, name }, (keeps) => addDays(day, keeps));
    return { ...act, input: { ...act.input, day } };
  });
}

/** What happens to orders on a day. Two things to one order on the same day happen one after the other. */
async function step(
  house: Assembly,
  actor: Actor,
  orders: readonly DemoOrder[],
  day: Day,
  numbers: ReadonlyMap<DemoOrder, string>,
): Promise<void> {
  const waves: Act[][] = [];
  for (const order of orders) {
    for (const [i, { verb, input }] of order.steps.filter((one) => one.day === day).entries()) {
      const dated = verb === 'dispute' ? { openedOn: day } : { day };
      (waves[i] ??= []).push({
        command: `sales-order.${verb}`,
        input: { ref: numbers.get(order), ...dated, ...input },
      });
    }
  }
  for (const wave of waves) await doAll(house, actor, wave);
}

/** Does them together; answers the numbers of what they are about. A refusal is a mistake in the demo itself. */
async function doAll(house: Assembly, actor: Actor, acts: readonly Act[]): Promise<(string | undefined)[]> {
  const verdicts = await Promise.all(
    acts.map(({ command, input }) => house.desk.command(actor, command, input, { bulk: true })),
  );
  return verdicts.map((verdict, i) => {
    if (verdict.ok) return verdict.answer.number;
    const { command, input } = acts[i] as Act;
    throw new Error(`${command} ${JSON.stringify(input)}: ${verdict.problem.detail}`);
  });
}
