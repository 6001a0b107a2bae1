import { existsSync } from 'node:fs';
import { acceptedStore, organisationStore, tokenStore } from './command/core.store.ts';
import { Registry, type Trade } from './command/registry.ts';
import { binPositionStore, positionStore } from './command/stock-facts.store.ts';

const core: Trade = {
  commands: [],
  queries: [],
  stores: [organisationStore, tokenStore, acceptedStore, positionStore, binPositionStore],
};

const trades: Trade[] = [core];
for (const name of ['organisation', 'catalog', 'parties', 'channels', 'stock', 'sales']) {
  const index = new URL(`./${name}/index.ts`, import.meta.url);
  if (existsSync(index)) trades.push({ commands: [], queries: [], stores: [], ...(await import(index.href)) });
}
if (existsSync(new URL('./command/counter.store.ts', import.meta.url))) {
  const { counterStore } = await import('./command/counter.store.ts' as string);
  (core.stores as unknown[]).push(counterStore);
}

/** Everything Allot can do. */
export const registry = new Registry(trades);
