import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import pg from 'pg';
import { foundOrganisation } from '../../src/organisation/index.ts';
import { Dice } from '../model/dice.ts';
import { Company, tally } from '../support/company.ts';
import { type Cut, type CuttingProxy, cuttingProxy } from '../support/cutting-proxy.ts';
import { testDatabase } from '../support/database.ts';
import { startServerProcess } from '../support/server-process.ts';

const CLIENTS = 8;
const ORDERS_EACH = 12;
const ORDERS = CLIENTS * ORDERS_EACH;

/** A company whose server reaches the database through a proxy that cuts every third COMMIT or so, when it may. */
async function behindProxy(
  kinds: readonly Cut[],
  dice: Dice,
  work: (company: Company, proxy: CuttingProxy) => Promise<void>,
) {
  const { url, drop } = await testDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const means = { name: 'Harbour Goods', currency: 'EUR', timeZone: 'UTC' };
  const { org, ownerToken: token } = await foundOrganisation(pool, means);
  const proxy = await cuttingProxy(url, () => (dice.chance(0.35) ? dice.one(kinds) : null));
  const server = await startServerProcess(proxy.url);
  try {
    await work(new Company({ url, org, token, addresses: [server.address], pool }), proxy);
  } finally {
    await server.stop();
    await proxy.close();
    await pool.end();
    await drop();
  }
}

const orderOne = { customer: 'C-1', confirm: true, lines: [{ product: 'LANTERN', quantity: '1' }] };

/** Every other client sends no key. */
async function ordersAreTaken(t: TestContext, kinds: readonly Cut[]): Promise<void> {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  t.diagnostic(`seed ${seed}`);
  await behindProxy(kinds, new Dice(seed), async (company, proxy) => {
    await company.stock({ LANTERN: '1000' });
    const client = async (n: number) => {
      const answers = [];
      for (let i = 0; i < ORDERS_EACH; i++) {
        answers.push(await company.post('/v1/sales-orders', orderOne, n % 2 ? { key: `${n}-${i}` } : {}));
      }
      return answers;
    };
    const answers = (await Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)))).flat();
    t.diagnostic(`${proxy.cuts} connections were cut`);
    assert.ok(proxy.cuts > 0);
    assert.deepEqual(tally(answers), { 201: ORDERS });
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, ORDERS, 'each got its own');
    assert.equal(await company.count('sales_order'), ORDERS);
    assert.deepEqual(await company.position('LANTERN'), { onHand: 1000, allocated: ORDERS });
    await company.verify();
  });
}

test('the answer to a COMMIT is lost, or the COMMIT itself: each order is taken once and its client told', (t) =>
  ordersAreTaken(t, ['answer lost', 'never sent']));

test('a COMMIT arrives after the server has come back to ask: each order is taken once', (t) =>
  ordersAreTaken(t, ['sent late']));
