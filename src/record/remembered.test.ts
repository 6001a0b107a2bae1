import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseHouse } from '../../test/support/database-house.ts';
import { must } from '../../test/support/house-of-stories.ts';
import { assemble } from '../main.ts';

test('what another server changed is seen, though this one remembers it as it was', async () => {
  const house = await DatabaseHouse.open();
  const other = await assemble({ url: house.url });
  try {
    await must(house, 'product.create', { sku: 'LANTERN', name: 'Lantern', unit: 'piece', price: '10.00' });
    await must(house, 'customer.create', { number: 'C-1', name: 'Customer' });
    const value = async () => {
      const lines = [{ product: 'LANTERN', quantity: '1' }];
      const { id } = await must(house, 'sales-order.create', { customer: 'C-1', lines });
      const found = await house.assembly.desk.query(house.actor, 'sales-order.get', { ref: id });
      return found.ok && (found.value as { value: string }).value;
    };
    const change = async (command: string, input: object) =>
      assert.ok((await other.desk.command(house.actor, command, input)).ok);
    await other.desk.remember([house.actor.org]);
    assert.equal(await value(), '10.00');
    await change('product.update', { ref: 'LANTERN', price: '12.00' });
    assert.equal(await value(), '12.00');
    await change('product.update', { ref: 'LANTERN', sku: 'OLD-LANTERN' });
    await change('product.create', { sku: 'LANTERN', name: 'New lantern', unit: 'piece', price: '15.00' });
    assert.equal(await value(), '15.00');
    await change('product.deactivate', { ref: 'LANTERN' });
    await assert.rejects(value(), /not active/);
  } finally {
    await other.close();
    await house.close();
  }
});
