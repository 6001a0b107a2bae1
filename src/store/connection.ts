import pg from 'pg';
import { type Prepared, Round } from './round.ts';
import type { Row, Statement } from './statement.ts';

const { DATE, TIMESTAMPTZ, INT8 } = pg.types.builtins;

/** Days stay `YYYY-MM-DD`, instants become ISO strings, counters numbers; numeric stays text for the fixed point. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE) return (text: string) => text;
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    if (oid === INT8) return Number;
    return pg.types.getTypeParser(oid, format);
  }) as typeof pg.types.getTypeParser,
};

/**
 * Work of the batch goes by index look-ups only: plans made while a table is small must hold when it is big. For
 * the same reason every look-up is a LATERAL fenced by OFFSET 0 (or by FOR UPDATE): unfenced, the planner turned
 * one by an empty table's primary key into a scan of the organisation's rows, 21 ms a batch and growing.
 */
const LANE_OPTIONS = [
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
  'enable_material=off',
  'enable_memoize=off',
  'enable_bitmapscan=off',
  'plan_cache_mode=force_generic_plan',
  'jit=off',
  'timezone=UTC',
];

export interface ConnectionSettings {
  readonly url: string;
  /** The role to work as; null where the server did not let us make one (see db/grants.sql). */
  readonly role: string | null;
}

const optionsOf = (settings: ConnectionSettings, options: readonly string[]): string =>
  [...options, ...(settings.role ? [`role=${settings.role}`] : [])].map((option) => `-c ${option}`).join(' ');

export function readPool(settings: ConnectionSettings, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: settings.url,
    options: optionsOf(settings, ['jit=off', 'timezone=UTC', 'statement_timeout=30000']),
    application_name: 'allot read',
    max,
    types,
  });
  // An idle connection that breaks is replaced at the next check-out, and one at work fails its query. Both say so
  // in an event besides, which would end the process if nobody listened.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The connection failed, or was lost before the answer came: what was sent may have been done or not. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
  /** As Node calls it; the driver gives no code to a connection that ended in the middle of a query. */
  readonly code: string;

  constructor(cause: unknown) {
    const { code, message } = cause as NodeJS.ErrnoException;
    super(`the database connection was lost: ${message}`, { cause });
    this.code = code ?? 'ECONNRESET';
  }

  /** For errors of the driver: those the database sent itself stay what they are. */
  static from(error: unknown): unknown {
    return sqlState(error) ? error : new ConnectionLost(error);
  }
}

/** Lets go of a client of a pool after an error: one whose statement failed stays usable, a lost one does not. */
export function releaseAfter(client: pg.PoolClient, error: unknown): unknown {
  client.release(sqlState(error) === undefined);
  return ConnectionLost.from(error);
}

/** Checks out a client of a pool. */
export async function checkOut(pool: Pick<pg.Pool, 'connect'>): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw ConnectionLost.from(error);
  }
}

/** One connection of the write path, which sends many statements at once and reads the answers in order. */
export class Connection {
  readonly #client: pg.Client;
  readonly #prepared: Prepared = new Map();
  broken = false;

  private constructor(client: pg.Client) {
    this.#client = client;
    client.on('error', () => {
      this.broken = true;
    });
    client.on('end', () => {
      this.broken = true;
    });
  }

  static async open(settings: ConnectionSettings, name = 'allot lane'): Promise<Connection> {
    const client = new pg.Client({
      connectionString: settings.url,
      options: optionsOf(settings, LANE_OPTIONS),
      application_name: name,
      keepAlive: true,
      types,
    } as pg.ClientConfig);
    const connection = new Connection(client);
    await client.connect().catch((error) => {
      throw ConnectionLost.from(error);
    });
    return connection;
  }

  /**
   * Sends the statements in one go and answers with the rows of each. The first error is thrown once all have
   * been answered; the connection is then marked broken, because the driver believes statements prepared that
   * the failed transaction never parsed.
   */
  async run(statements: readonly Statement[]): Promise<Row[][]> {
    return new Promise((done, failed) => {
      this.#client.query(
        new Round(statements, this.#prepared, types, (rows, error) => {
          if (rows) return done(rows);
          this.broken = true;
          failed(ConnectionLost.from(error));
        }),
      );
    });
  }

  async close(): Promise<void> {
    this.broken = true;
    await this.#client.end().catch(() => {});
  }
}

/** SQLSTATE of a database error, which has a digit where EPIPE has none; undefined when the connection failed. */
export const sqlState = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : undefined;
};
