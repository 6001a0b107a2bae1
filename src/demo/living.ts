import type { Actor } from '../command/access.ts';
import { addDays, type Day } from '../kernel/day.ts';
import type { Assembly } from '../main.ts';
import { type Act, act, Made } from './act.ts';
import { whoDoes } from './colleagues.ts';
import { Dice } from './dice.ts';
import { DAYS, type History } from './history.ts';
import { type DemoOrder, demoOrders } from './orders.ts';
import { delivery, setup } from './setup.ts';
import { work } from './work.ts';

/** Days ago on which goods came in. */
const DELIVERIES = [160, 125, 95, 70, 45, 30, 16, 5];

/** An act, and what it may call by name. */
interface Doing {
  readonly act: Act;
  readonly made: Made;
}

/** Lives the company's months: every day its deliveries, its work, its new orders, and what happens to the others. */
export class Living {
  readonly #house: Assembly;
  readonly #actors: readonly Actor[];
  readonly #history: History;
  readonly #dice = new Dice(1867);
  readonly #orders: readonly DemoOrder[];
  readonly #made = new Map<DemoOrder, Made>();
  readonly #ofWork = new Made();

  constructor(house: Assembly, actors: readonly Actor[], history: History) {
    this.#house = house;
    this.#actors = actors;
    this.#history = history;
    this.#orders = demoOrders(this.#dice, history.today);
  }

  /** Answers how many orders there are. */
  async live(name: string, progress?: (done: number, total: number) => void): Promise<number> {
    for (const wave of setup(name)) await this.#doAll(wave.map((one) => this.#asWork(one)));
    const { today } = this.#history;
    const works = work(today);
    for (let ago = DAYS - 1; ago >= 0; ago--) {
      const day = addDays(today, -ago);
      this.#history.to(day, 7);
      if (DELIVERIES.includes(ago)) await this.#doAll(this.#deliveries(day, ago));
      this.#history.to(day, 8);
      for (const { acts } of works.filter((one) => one.ago === ago))
        for (const one of acts) await this.#doAll([this.#asWork(one)]);
      this.#history.to(day, 9);
      await this.#create(day);
      this.#history.to(day, 14);
      await this.#steps(day);
      progress?.(DAYS - ago, DAYS);
    }
    return this.#orders.length;
  }

  readonly #asWork = (one: Act): Doing => ({ act: one, made: this.#ofWork });

  #deliveries(day: Day, ago: number): Doing[] {
    const isFirst = ago === DELIVERIES[0];
    return ['MAIN', 'EAST'].map((location, i) => {
      const name = `${day.slice(2).replaceAll('-', '')}${i ? 'E' : ''}`;
      return this.#asWork(delivery(this.#dice, { location, isFirst, name }, (keeps) => addDays(day, keeps)));
    });
  }

  async #create(day: Day): Promise<void> {
    const today = this.#orders.filter((order) => order.made === day);
    for (const order of today) this.#made.set(order, new Made());
    await this.#doAll(
      today.map((order) => ({
        act: act('sales-order.create', order.input, 'order'),
        made: this.#made.get(order) as Made,
      })),
    );
  }

  /** What happens to orders on a day. Two things to one order on the same day happen one after the other. */
  async #steps(day: Day): Promise<void> {
    const waves: Doing[][] = [];
    for (const order of this.#orders) {
      for (const [i, one] of order.steps.filter((step) => step.day === day).entries())
        (waves[i] ??= []).push({ act: one, made: this.#made.get(order) as Made });
    }
    for (const wave of waves) await this.#doAll(wave);
  }

  #who(command: string): Actor {
    const known = this.#house.registry.commands.get(command);
    if (!known) throw new Error(`there is no command ${command}`);
    return whoDoes(this.#actors, known.permission);
  }

  /** Does them together. A refusal is a mistake in the demo itself. */
  async #doAll(doings: readonly Doing[]): Promise<void> {
    const asked = doings.map(({ act: { command, input }, made }) => ({
      command,
      input: made.resolved(input),
    }));
    const verdicts = await Promise.all(
      asked.map(({ command, input }) =>
        this.#house.desk.command(this.#who(command), command, input, { bulk: true }),
      ),
    );
    for (const [i, verdict] of verdicts.entries()) {
      const { command, input } = asked[i] as (typeof asked)[number];
      if (!verdict.ok) {
        throw new Error(`${command} ${JSON.stringify(input)}: ${verdict.problem.detail}`);
      }
      const { act: one, made } = doings[i] as Doing;
      if (one.as !== undefined) made.keep(one.as, madeBy(verdict.answer));
    }
  }
}

/** An order that is bought for answers itself, and names the purchase orders it led to. */
function madeBy(answer: { readonly id: string; readonly [fact: string]: unknown }): string {
  const { purchaseOrders, id } = answer;
  return Array.isArray(purchaseOrders) ? (purchaseOrders[0] as string) : id;
}
