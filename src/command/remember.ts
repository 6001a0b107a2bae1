import type { Id } from '../kernel/id.ts';
import type { Run, Stores } from './batch.ts';
import type { Hints } from './hints.ts';

const MOST = 20_000;

/**
 * What a server remembers from the start: the newest records of each kind. Without it the first thousands of orders
 * take another round trip each, until every product has been met once.
 */
export async function remember(hints: Hints, stores: Stores, orgs: readonly Id[], run: Run): Promise<void> {
  for (const org of orgs) {
    for (const store of stores.values()) {
      const newest = store.newest?.(org, MOST);
      if (newest) hints.learn(org, store.fact, newest.read(await run(newest.load)));
    }
  }
}
