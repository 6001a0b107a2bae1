import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askingHouse } from '../../test/support/asking.ts';
import { mugs, mugsAt, shop } from '../../test/support/billing.ts';
import { inBothHouses } from '../../test/support/both-houses.ts';

inBothHouses(
  'B20: beyond the credit limit an order is not confirmed, unless someone overrides it',
  async (told) => {
    await shop(told, { creditLimit: '100' });
    const { done, refused } = told;
    await done('sales-order.create', mugs('6'));
    const problem = await refused('sales-order.create', mugs('5'));
    assert.equal(problem.type, 'billing/credit-limit');
    assert.deepEqual(
      [problem.facts.limit, problem.facts.exposure, problem.facts.beyond],
      ['100.00', '110.00', '10.00'],
    );
    await done('sales-order.create', mugs('5', { confirm: false }));
    assert.equal((await refused('sales-order.confirm', { ref: 'SO-000002' })).type, 'billing/credit-limit');
    const override = { ref: 'SO-000002', override: 'the boss knows them' };
    assert.equal((await done('sales-order.confirm', override)).status, 'Confirmed');
  },
);

inBothHouses(
  'B20: what is paid makes room, and an invoice instead of its order changes nothing',
  async (told) => {
    await shop(told, { creditLimit: '100' });
    const { done, refused } = told;
    await done('sales-order.create', mugs('10'));
    await done('sales-order.invoice', { ref: 'SO-000001' });
    assert.equal((await refused('sales-order.create', mugs('1'))).facts.exposure, '110.00');
    await done('payment.create', { invoices: ['IN-000001'], amount: '20' });
    await done('sales-order.create', mugs('1'));
    await done('payment.create', { customer: 'C-1', amount: '15' });
    await done('sales-order.create', mugs('2'));
    assert.equal((await refused('sales-order.create', mugs('1'))).facts.exposure, '105.00');
    await done('sales-order.cancel', { ref: 'SO-000003' });
    await done('sales-order.create', mugs('2'));
  },
);

inBothHouses(
  'B20: the limit stops goods, too, and a status-driven order by any of its moves',
  async (told) => {
    await shop(told);
    const { done, refused } = told;
    await done('sales-order.create', mugs('6'));
    await done('sales-order.create', mugsAt('Received', '6'));
    await done('customer.update', { ref: 'C-1', creditLimit: '50' });
    for (const move of ['commit', 'ship'])
      assert.equal((await refused(`sales-order.${move}`, { ref: 'SO-000001' })).type, 'billing/credit-limit');
    for (const move of ['enter', 'ship', 'invoice']) {
      const problem = await refused(`sales-order.${move}`, { ref: 'SO-000002' });
      assert.equal(problem.facts.exposure, '120.00', move);
    }
    const lines = [{ line: 1, quantity: '1' }];
    await done('shipment.create', { order: 'SO-000001', lines });
    assert.equal((await refused('shipment.commit', { ref: 'SH-000001' })).type, 'billing/credit-limit');
    assert.equal((await refused('shipment.ship', { ref: 'SH-000001' })).type, 'billing/credit-limit');
  },
);

test('B20: who may not override a credit limit does not change it either', async () => {
  const { house, done } = await askingHouse();
  const { desk } = house.assembly;
  const update = (role: 'sales' | 'billing', change: object) =>
    desk.command({ ...house.actor, role }, 'customer.update', { ref: 'C-1', ...change });
  try {
    await done('customer.create', { number: 'C-1', name: 'Corner Shop', creditLimit: '100' });
    for (const creditLimit of ['1000', null]) {
      const raised = await update('sales', { creditLimit });
      assert.ok(!raised.ok);
      assert.equal(raised.problem.type, 'access/forbidden');
    }
    assert.ok((await update('sales', { phone: '0471', creditLimit: '100.00' })).ok, 'the same is no change');
    assert.ok((await update('billing', { creditLimit: '1000' })).ok);
  } finally {
    await house.close();
  }
});
