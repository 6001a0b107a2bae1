import { Asker } from '../asker.ts';
import { connect } from '../connect.ts';
import { type Bench, type Engine, measure, startOn } from '../engine.ts';
import { dice } from '../load/orders.ts';
import { provePositions } from '../proof.ts';
import type { Question } from './questions.ts';
import { seedOrders } from './seed.ts';

/** The company with a given number of orders behind it, and a server on it. */
export class Grown {
  readonly orders: number;
  readonly #bench: Bench;
  readonly #engine: Engine;
  readonly #asker: Asker;
  readonly #middle: string;
  readonly #roll = dice(42);
  #deep = '';

  private constructor(bench: Bench, orders: number, engine: Engine, middle: string) {
    this.orders = orders;
    this.#bench = bench;
    this.#engine = engine;
    this.#asker = new Asker(engine.address, bench.company.token);
    this.#middle = middle;
  }

  static async open(bench: Bench, orders: number): Promise<Grown> {
    const database = `grown_${orders}`;
    const url = await bench.server.database(database, 'company');
    await seedOrders(url, orders);
    await provePositions(url, `the seed of ${orders} orders`);
    const engine = await startOn('allot', 'uniform', bench.server, { database, url });
    return new Grown(bench, orders, engine, await middleOf(url));
  }

  /** Learns a cursor's shape from a page, and warms the server up. */
  async prepare(): Promise<void> {
    const { body } = await this.#asker.ask('/v1/sales-orders?limit=50');
    const cursor: string = JSON.parse(body).nextCursor;
    const inside = Buffer.from(cursor, 'base64url').toString().replace(UUIDS, this.#middle);
    this.#deep = Buffer.from(inside).toString('base64url');
    await this.intake(2);
  }

  async time(question: Question): Promise<number> {
    const path = question.path(this.#roll, this.orders, this.#deep);
    return (await this.#asker.ask(path)).milliseconds;
  }

  async intake(seconds: number): Promise<number> {
    return (await measure(this.#bench, this.#engine, { clients: 64, seconds, work: 'orders' })).rate;
  }

  async close(): Promise<void> {
    this.#asker.close();
    await this.#engine.process.end();
  }
}

const UUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The order in the middle of the list, where nobody gets by paging in reasonable time. */
async function middleOf(url: string): Promise<string> {
  const client = await connect(url);
  try {
    const { rows } = await client.query(
      'SELECT id FROM sales_order ORDER BY id OFFSET (SELECT count(*) / 2 FROM sales_order) LIMIT 1',
    );
    return rows[0].id;
  } finally {
    await client.end();
  }
}
