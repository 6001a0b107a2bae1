import type pg from 'pg';
import type { BenchServer } from '../bench-server.ts';
import { connect } from '../connect.ts';
import { clusterTime } from '../processor-time.ts';
import { copyIn, copyOut } from './copy-stream.ts';

/** How fast the very rows of orders can be written at all: COPY, everything in one transaction, nothing decided. */
export interface CopyRun {
  readonly rate: number;
  readonly orders: number;
  readonly databaseCpu: number;
}

/** The tables an order is written to, and how their rows name it. */
const TABLES = {
  sales_order: 'id',
  sales_order_line: 'order_id',
  ledger_entry: 'source_id',
  timeline_entry: 'document_id',
  outbox: 'document_id',
  command_log: "(answer->>'id')::uuid",
} as const;

const POSITIONS = `
  UPDATE position p SET allocated = p.allocated + v.quantity
  FROM unnest($1::uuid[], $2::numeric[]) AS v(product_id, quantity) WHERE p.product_id = v.product_id`;

export class CopyLimit {
  readonly #server: BenchServer;
  readonly #from: pg.Client;
  readonly #to: pg.Client;

  private constructor(server: BenchServer, from: pg.Client, to: pg.Client) {
    this.#server = server;
    this.#from = from;
    this.#to = to;
  }

  /** Copies orders out of the database at `from` into a database of the same company that has none yet. */
  static async open(server: BenchServer, from: string, to: string): Promise<CopyLimit> {
    return new CopyLimit(server, await connect(from), await connect(to));
  }

  /** The newest orders of the source, written to an emptied target. */
  async run(most: number): Promise<CopyRun> {
    const newest = `SELECT id FROM sales_order ORDER BY id DESC LIMIT ${most}`;
    const rows = new Map<string, Buffer[]>();
    for (const [table, key] of Object.entries(TABLES)) {
      rows.set(
        table,
        await copyOut(
          this.#from,
          `SELECT * FROM ${table} WHERE ${key} IN (${newest}) ORDER BY ${ORDER[table] ?? 'id'}`,
        ),
      );
    }
    const orders = rows.get('sales_order')?.length ?? 0;
    const moved = await this.#moved(newest);
    await this.#empty();
    const before = clusterTime(this.#server.postmaster);
    const start = performance.now();
    await this.#write(rows, moved, orders);
    const seconds = (performance.now() - start) / 1000;
    const used = clusterTime(this.#server.postmaster) - before;
    return { rate: orders / seconds, orders, databaseCpu: (used / orders) * 1e6 };
  }

  async close(): Promise<void> {
    await this.#from.end();
    await this.#to.end();
  }

  async #moved(newest: string): Promise<[string[], string[]]> {
    const { rows } = await this.#from.query(`
      SELECT product_id, sum(quantity) AS quantity FROM ledger_entry
      WHERE event = 'ALLOCATE' AND source_id IN (${newest}) GROUP BY 1 ORDER BY 1`);
    return [rows.map((row) => row.product_id), rows.map((row) => row.quantity)];
  }

  async #empty(): Promise<void> {
    await this.#to.query("DELETE FROM ledger_entry WHERE event IN ('DEMAND', 'ALLOCATE')");
    await this.#to.query(
      'TRUNCATE sales_order, sales_order_line, dispute, timeline_entry, outbox, command_log',
    );
    await this.#to.query('UPDATE position SET allocated = 0 WHERE allocated <> 0');
    await this.#to.query('VACUUM ledger_entry, position');
  }

  async #write(rows: Map<string, Buffer[]>, moved: [string[], string[]], orders: number): Promise<void> {
    await this.#to.query('BEGIN');
    for (const [table, data] of rows) await copyIn(this.#to, table, inLargePieces(data));
    await this.#to.query(POSITIONS, moved);
    await this.#to.query("UPDATE counter SET last = last + $1 WHERE name = 'sales-order'", [orders]);
    await this.#to.query('COMMIT');
  }
}

/** What is written in the order of its ids was made so; lines have none. */
const ORDER: Record<string, string> = { sales_order_line: 'order_id, line' };

function inLargePieces(chunks: readonly Buffer[]): Buffer[] {
  const pieces: Buffer[] = [];
  for (let i = 0; i < chunks.length; i += 500) pieces.push(Buffer.concat(chunks.slice(i, i + 500)));
  return pieces;
}
