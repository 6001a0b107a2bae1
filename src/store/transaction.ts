import type pg from 'pg';
import { checkOut, releaseAfter } from './connection.ts';
import type { Row } from './statement.ts';

interface Text {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Sends one statement of a transaction and answers its rows. */
export type Sending = (statement: Text) => Promise<Row[]>;

/** Does `work` on one connection of the pool, all of it or, where it throws, nothing. */
export async function inTransaction<T>(
  pool: Pick<pg.Pool, 'connect'>,
  work: (send: Sending) => Promise<T>,
): Promise<T> {
  const client = await checkOut(pool);
  try {
    await client.query('BEGIN');
    const value = await work(async ({ text, values }) => (await client.query(text, [...values])).rows);
    await client.query('COMMIT');
    client.release();
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}); // what went wrong first is what matters
    throw releaseAfter(client, error);
  }
}
