import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Founding } from '../../src/organisation/index.ts';
import { SeveralServers } from '../support/several-servers.ts';
import { HOT, Storm, type StormSettings } from './storm.ts';

/** A storm over three servers, and everything that must hold when it is over. */
export async function survives(
  t: TestContext,
  founding: Partial<Founding>,
  settings: Omit<StormSettings, 'seed'>,
): Promise<void> {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  t.diagnostic(`seed ${seed}`);
  const servers = await SeveralServers.start(3);
  try {
    const company = await servers.found(founding);
    await company.stock(Object.fromEntries(HOT.map((sku) => [sku, '40'])));
    await company.must('/v1/suppliers', { number: 'S-1', name: 'Supplier' });
    for (const sku of HOT)
      await company.send('PATCH', `/v1/products/${sku}`, { supplier: 'S-1', dropShippable: true, cost: '4' });
    const storm = new Storm(company);
    await storm.rage({ ...settings, seed });
    t.diagnostic(`${storm.answers.length} requests: ${JSON.stringify(storm.tally())}`);
    const [row] = await company.rows(
      'SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database() AND $1::uuid IS NOT NULL',
    );
    t.diagnostic(`${row?.n} deadlocks`);
    assert.deepEqual(storm.wrong, []);
    // Locks are taken in one order, but for a server that does not know yet which product a SKU means.
    // Those are met 13 to 16 times in 11,000 requests; a lock taken out of order is met at every other one.
    const few = Math.ceil(storm.answers.length / 200);
    assert.ok(row?.n <= few, `${row?.n} deadlocks in ${storm.answers.length} requests`);
    await company.verify();
    if (founding.stockPolicy === 'refuse') await nothingOversold(company);
  } finally {
    await servers.close();
  }
}

async function nothingOversold(company: Awaited<ReturnType<SeveralServers['found']>>): Promise<void> {
  const oversold = await company.rows(
    'SELECT product_id, on_hand, allocated FROM position WHERE org_id = $1 AND allocated > on_hand',
  );
  assert.deepEqual(oversold, []);
}
