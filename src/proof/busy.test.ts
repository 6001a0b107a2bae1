import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../test/support/database.ts';
import { foundDemo } from '../demo/index.ts';
import { assemble } from '../main.ts';
import { prove } from './index.ts';

test('verify holds while clients write, and holds none of them up', async () => {
  const database = await testDatabase();
  const { ownerToken } = await foundDemo(database.url);
  const house = await assemble({ url: database.url });
  const actor = await house.desk.authenticate(ownerToken);
  assert.ok(actor.ok);
  let isOver = false;
  let done = 0;
  const client = async () => {
    while (!isOver) {
      const lines = [
        { product: 'LANTERN', quantity: '1' },
        { product: 'MUG-BLUE', quantity: '2' },
      ];
      const status = done % 2 ? { workflow: 'status-driven', status: 'Shipped' } : { confirm: true };
      const input = { customer: 'C-000001', lines, ...status };
      const made = await house.desk.command(actor.value, 'sales-order.create', input);
      assert.ok(made.ok);
      done++;
    }
  };
  const clients = Array.from({ length: 10 }, client);
  for (let i = 0; i < 5; i++) {
    const before = done;
    const proof = await prove(database.url);
    assert.ok(proof.clean, JSON.stringify(proof.checks.filter(({ found, isNotice }) => found && !isNotice)));
    assert.ok(done > before, 'nobody could work meanwhile');
  }
  isOver = true;
  await Promise.all(clients);
  await house.close();
  await database.drop();
});
