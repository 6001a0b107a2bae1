import type pg from 'pg';
import { readPool } from '../store/connection.ts';
import type { Row } from '../store/statement.ts';

/** One unchanging picture of the database, seen by two connections: one streams orders while the other sums up. */
export class Snapshot {
  readonly #client: pg.PoolClient;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Questions asked together wait for one another: a connection answers one at a time. */
  async rows(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const answer = this.#last.then(() => this.#client.query(text, [...values]));
    this.#last = answer.catch(() => {});
    return (await answer).rows;
  }

  /** The rows of a query a few thousand at a time, however many there are. */
  async *stream(text: string, values: readonly unknown[], size = 5000): AsyncGenerator<Row[]> {
    const cursor = `walk_${++cursors}`;
    await this.rows(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, values);
    for (;;) {
      const rows = await this.rows(`FETCH ${size} FROM ${cursor}`);
      if (rows.length) yield rows;
      if (rows.length < size) break;
    }
    await this.rows(`CLOSE ${cursor}`);
  }
}

let cursors = 0;

export interface Snapshots {
  readonly orders: Snapshot;
  readonly sums: Snapshot;
}

/** Runs `work` on one snapshot; nobody is held up by it, and nothing it reads can change. */
export async function onSnapshots<T>(url: string, work: (snapshots: Snapshots) => Promise<T>): Promise<T> {
  const pool = readPool({ url, role: null }, 2);
  const clients: pg.PoolClient[] = [];
  const open = async (snapshot: string | null): Promise<pg.PoolClient> => {
    const client = await pool.connect();
    clients.push(client);
    // Sums over millions of entries take longer than a question of the API may.
    await client.query("SET statement_timeout = 0; SET work_mem = '64MB'");
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    if (snapshot) await client.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
    return client;
  };
  try {
    const first = await open(null);
    const { rows } = await first.query('SELECT pg_export_snapshot() AS name');
    const second = await open(rows[0]?.name);
    return await work({ orders: new Snapshot(first), sums: new Snapshot(second) });
  } finally {
    for (const client of clients) client.release(true);
    await pool.end();
  }
}
