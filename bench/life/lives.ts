import { connect } from '../connect.ts';
import { type Bench, type Engine, type Measured, measure } from '../engine.ts';
import { CLIENTS } from '../intake.ts';
import type { Options } from '../options.ts';

const MOST_CLIENTS = Math.max(...CLIENTS);

/** Orders from their creation to their payment, and as many clients that only bring orders, in turn. */
export interface LivesRuns {
  /** The first lives of a company, with as many clients as at most. */
  readonly first: Measured;
  readonly lives: ReadonlyMap<number, Measured[]>;
  readonly intake: readonly Measured[];
}

/** What was done, so that it can be proved to be there. */
export interface Done {
  lives: number;
  orders: number;
}

export class Lives {
  readonly #bench: Bench;
  readonly #engine: Engine;
  readonly #lives = new Map<number, Measured[]>(CLIENTS.map((clients) => [clients, []]));
  readonly #intake: Measured[] = [];
  #first: Measured | null = null;
  readonly done: Done = { lives: 0, orders: 0 };

  constructor(bench: Bench, engine: Engine) {
    this.#bench = bench;
    this.#engine = engine;
  }

  /**
   * The database knows nothing of tables that were empty a moment ago, and plans in the dark until it has looked at
   * them, which it does within a minute or two. What that costs is measured by itself; then it looks.
   */
  async open({ seconds }: Options): Promise<void> {
    for (const clients of [16, 1]) {
      await this.#live(clients, Math.min(seconds, 2));
      await this.#takeIn(clients, Math.min(seconds, 2));
    }
    this.#first = await this.#live(MOST_CLIENTS, 3 * seconds);
    const client = await connect(this.#engine.databaseUrl);
    await client.query('ANALYZE');
    await client.end();
    await this.#live(MOST_CLIENTS, Math.min(seconds, 2));
  }

  async round({ seconds }: Options): Promise<void> {
    for (const clients of CLIENTS) this.#lives.get(clients)?.push(await this.#live(clients, seconds));
    this.#intake.push(await this.#takeIn(MOST_CLIENTS, seconds));
  }

  async #live(clients: number, seconds: number): Promise<Measured> {
    const measured = await measure(this.#bench, this.#engine, { clients, seconds, work: 'lives' });
    this.done.lives += measured.orders;
    return measured;
  }

  async #takeIn(clients: number, seconds: number): Promise<Measured> {
    const measured = await measure(this.#bench, this.#engine, { clients, seconds, work: 'orders' });
    this.done.orders += measured.orders;
    return measured;
  }

  get runs(): LivesRuns {
    if (!this.#first) throw new Error('nothing was lived yet');
    return { first: this.#first, lives: this.#lives, intake: this.#intake };
  }

  summary(): string {
    const rate = (runs: readonly Measured[] = []) => Math.round(runs.at(-1)?.rate ?? 0);
    return `${rate(this.#lives.get(MOST_CLIENTS))} lives/s, ${rate(this.#intake)} orders/s taken in`;
  }
}
