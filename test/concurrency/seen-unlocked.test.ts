import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { assemble } from '../../src/main.ts';
import { DatabaseHouse } from '../support/database-house.ts';
import { type Hold, hold, laneWaitsAt } from '../support/holding.ts';
import { must } from '../support/house-of-stories.ts';

// A row that is not there when a batch locks, and is there when it reads a moment later, was seen without a lock:
// what is decided on it would be decided on a number that anybody may change meanwhile.
test('a position that appears between locking and reading is locked before anything is decided on it', async () => {
  const house = await DatabaseHouse.open({ stockPolicy: 'refuse' });
  const other = await assemble({ url: house.url });
  const holds: Hold[] = [];
  const holding = async (lock: string) => holds[holds.push(await hold(house.url, lock)) - 1] as Hold;
  try {
    await must(house, 'product.create', { sku: 'LANTERN', name: 'Lantern', price: '10' });
    await must(house, 'customer.create', { number: 'C-1', name: 'Customer' });
    const lines = [{ product: 'LANTERN', quantity: '10' }];
    const order = await must(house, 'sales-order.create', { customer: 'C-1', lines, confirm: false });
    const query = (text: string, values: unknown[]) => house.query(text, values);

    const reading = await holding('LOCK TABLE customer IN ACCESS EXCLUSIVE MODE');
    const confirming = house.do('sales-order.confirm', { ref: order.id });
    await laneWaitsAt(query, 'FROM customer');
    const receipt = { location: 'MAIN', lines: [{ product: 'LANTERN', quantity: '10', unitCost: '4' }] };
    const received = await other.desk.command(house.actor, 'receipt.create', receipt, { key: uuidv7() });
    assert.ok(received.ok);
    const writing = await holding('LOCK TABLE command_log IN SHARE MODE');
    await reading.release();
    await laneWaitsAt(query, 'INSERT INTO command_log');
    await assert.rejects(house.query('SELECT 1 FROM position FOR UPDATE NOWAIT'), { code: '55P03' });
    await writing.release();
    assert.equal((await confirming).ok, true);
  } finally {
    for (const one of holds) await one.release();
    await other.close();
    await house.close();
  }
});
