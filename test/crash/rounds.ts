import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { assertProved } from '../support/company.ts';
import { ask } from '../support/database-process.ts';
import { DurableServer, takesServer, VICTIMS, type Victim } from './durable-server.ts';
import { Load, type Sent, SKUS } from './load.ts';

const CLIENTS = 16;

/** So many times: load, kill -9 in the middle of it, start again, and everything acknowledged is there, once. */
export async function crashRounds(t: TestContext, victims: readonly Victim[]): Promise<void> {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  t.diagnostic(`seed ${seed}`);
  const server = new DurableServer();
  const sent: Sent[] = [];
  try {
    await server.start();
    await found(server);
    for (const [n, victim] of victims.entries()) {
      const load = new Load(server, `crash-${n}`, seed + n);
      await t.test(`${victim} is killed (round ${n + 1})`, async (t) => {
        await round(server, victim, load);
        sent.push(...load.sent);
        t.diagnostic(`${load.acknowledged} commands acknowledged, ${load.retried} times asked again`);
        await nothingTorn(server, sent);
      });
      // What comes after a round that failed says nothing.
      if (sent.at(-1) !== load.sent.at(-1)) break;
    }
  } finally {
    await server.close();
  }
}

export const inTurn = (rounds: number): Victim[] =>
  Array.from({ length: rounds }, (_, n) => VICTIMS[n % VICTIMS.length] as Victim);

async function found(server: DurableServer): Promise<void> {
  const setup = new Load(server, 'found', 0);
  await setup.ask('POST', '/v1/customers', { number: 'C-1', name: 'Customer' });
  for (const sku of SKUS) await setup.ask('POST', '/v1/products', { sku, name: sku, price: '10' });
  const lines = SKUS.map((product) => ({ product, quantity: '100000', unitCost: '4' }));
  await setup.ask('POST', '/v1/receipts', { location: 'MAIN', lines });
  assert.deepEqual(setup.wrong, []);
}

async function round(server: DurableServer, victim: Victim, load: Load): Promise<void> {
  load.begin(CLIENTS);
  await load.until(40 + load.dice.upTo(80));
  load.mayBeGone = takesServer(victim);
  await server.kill(victim);
  await load.until(60);
  await load.end();
  assert.deepEqual(load.wrong, []);
  assert.ok(
    load.sent.every(({ answer }) => answer),
    'every command was answered in the end',
  );
  await repeats(load);
}

/** Every acknowledged command, asked for again with its key, answers the same document and does nothing. */
async function repeats(load: Load): Promise<void> {
  const again = async ({ path, body, key, answer }: Sent): Promise<void> => {
    const repeated = await load.ask('POST', path, body, key);
    assert.equal(repeated?.headers.get('idempotent-replay'), 'true', `${key} was done again`);
    assert.equal(repeated?.body.id, answer?.id, `${key} is about another document now`);
  };
  await Promise.all(load.sent.map(again));
  assert.deepEqual(load.wrong, []);
}

/** As many orders, notes of their making, events and kept answers as there were commands; and all sums hold. */
async function nothingTorn(server: DurableServer, sent: readonly Sent[]): Promise<void> {
  const made = sent.filter(({ path }) => path === '/v1/sales-orders').length;
  const [counts] = await ask(
    server.databaseUrl,
    `SELECT (SELECT count(*)::int FROM sales_order) AS orders,
            (SELECT count(*)::int FROM timeline_entry t JOIN sales_order o ON o.org_id = t.org_id AND o.id = t.document_id
             WHERE t.what = 'created') AS notes,
            (SELECT count(*)::int FROM outbox WHERE event = 'sales-order.created') AS events,
            (SELECT count(*)::int FROM command_log WHERE key LIKE 'crash-%') AS kept`,
    10_000,
  );
  assert.deepEqual(counts, { orders: made, notes: made, events: made, kept: sent.length });
  await assertProved(server.databaseUrl);
}
