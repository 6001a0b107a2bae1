import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseHouse } from '../../test/support/database-house.ts';

test('what is new gets another id each time it is planned, and its plan is applied all the same', async () => {
  const house = await DatabaseHouse.open();
  const { desk } = house.assembly;
  const made: [command: string, input: object][] = [
    ['supplier.create', { number: 'S-1', name: 'Blue Hill' }],
    ['product.create', { sku: 'MUG', name: 'Mug', price: '10.00', supplier: 'S-1' }],
    ['location.create', { code: 'SHOP', name: 'Shop' }],
    ['bin.create', { location: 'SHOP', code: 'A', sequence: 1 }],
    ['customer.create', { number: 'C-1', name: 'Corner Shop' }],
    ['receipt.create', { location: 'MAIN', lines: [{ product: 'MUG', quantity: '20', unitCost: '4' }] }],
    ['sales-order.create', { customer: 'C-1', confirm: true, lines: [{ product: 'MUG', quantity: '30' }] }],
    ['sales-order.buy', { ref: 'SO-000001' }],
    ['shipment.create', { order: 'SO-000001', lines: [{ line: 1, quantity: '4' }], move: 'ship' }],
    ['invoice.create', { order: 'SO-000001' }],
    ['payment.create', { order: 'SO-000001', amount: '50.00' }],
    [
      'credit-note.create',
      { invoice: 'IN-000001', lines: [{ line: 1, quantity: '1' }], restock: true, reason: 'x' },
    ],
    ['sales-order.duplicate', { ref: 'SO-000001' }],
  ];
  try {
    for (const [command, input] of made) {
      const plan = await desk.plan(house.actor, command, input);
      assert.ok(plan.ok && !plan.value.outcome.refused, `${command}: ${JSON.stringify(plan)}`);
      const applied = await desk.apply(house.actor, plan.value.plan);
      assert.ok(applied.ok, `${command}: ${applied.ok ? '' : applied.problem.detail}`);
    }
  } finally {
    await house.close();
  }
});
