import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

export interface Hold {
  release(): Promise<void>;
}

/** Holds a lock in a transaction of its own until it is released: somebody who is slow, where a test wants it. */
export async function hold(url: string, lock: string): Promise<Hold> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN');
  await client.query(lock);
  let released: Promise<void> | undefined;
  return {
    release: () => (released ??= client.end()),
  };
}

/** Waits until a lane stands waiting for a lock in a statement with these words. */
export async function laneWaitsAt(
  query: (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>,
  words: string,
): Promise<void> {
  const end = Date.now() + 20_000;
  for (;;) {
    const rows = await query(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = 'allot lane' AND datname = current_database()
         AND wait_event_type = 'Lock' AND position($1 in query) > 0`,
      [words],
    );
    if (rows.length > 0) return;
    if (Date.now() > end) throw new Error(`no lane came to wait at "${words}"`);
    await wait(10);
  }
}
