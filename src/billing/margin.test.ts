import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mugsAt, shop } from '../../test/support/billing.ts';
import { inBothHouses, type Told } from '../../test/support/both-houses.ts';
import { assertProved } from '../../test/support/company.ts';
import { DatabaseHouse } from '../../test/support/database-house.ts';
import { must } from '../../test/support/house-of-stories.ts';
import { formatPrice } from '../kernel/money.ts';

const ORDER = { ref: 'SO-000001' };
const dearer = (quantity: string, unitCost: string) => ({
  location: 'MAIN',
  lines: [{ product: 'MUG', quantity, unitCost }],
});

/** Value, cost of goods and margin of the only order, as `margin.list` shows them. */
async function earned(house: DatabaseHouse): Promise<string> {
  const asked = await house.assembly.desk.query(house.actor, 'margin.list', {});
  assert.ok(asked.ok, JSON.stringify(asked));
  const { data } = asked.value as { data: Record<string, string>[] };
  return data
    .map((row) => `${row.value} − ${row.costOfGoods} − ${row.fee} − ${row.addOns} = ${row.margin}`)
    .join();
}

test('Dispute and margin: an order earns its value less cost as its goods left, whatever comes after', async () => {
  const house = await DatabaseHouse.open();
  const done: Told['done'] = (command, input) => must(house, command, input);
  try {
    await shop({ done } as Told);
    const about = { feePercent: '5', addOns: { freight: '7.50' } };
    await done('broker.create', { number: 'B-1', name: 'Agency', feePercent: '5' });
    await done('sales-order.create', mugsAt('Shipped', '10', { broker: 'B-1', ...about }));
    const margin = '100.00 − 40.00 − 5.00 − 7.50 = 47.50';
    assert.equal(await earned(house), margin);
    await done('receipt.create', dearer('90', '8'));
    assert.equal(await earned(house), margin, 'goods that come in later change nothing');
    await done('sales-order.edit-dates', { ...ORDER, dates: { Shipped: '2026-11-28' } });
    assert.equal(await earned(house), margin, 'nor does another date');
    await done('sales-order.invoice', ORDER);
    await done('sales-order.dispute', { ...ORDER, type: 'pricing', amount: '20.00', reason: 'too dear' });
    assert.equal(await earned(house), margin, 'a dispute takes nothing before it is settled');
    await done('sales-order.resolve', { ...ORDER, outcome: 'partly' });
    await done('credit-note.create', { invoice: 'IN-000001', amount: '20.00', reason: 'too dear' });
    assert.equal(await earned(house), margin, 'the margin is of the order, not of its invoices (A9)');
    await assertProved(house.url);
  } finally {
    await house.close();
  }
});

inBothHouses('C6, E4: another date changes neither the cost of goods nor the average', async (told) => {
  await shop(told);
  const { done, house } = told;
  const average = async () => formatPrice((await house.positions()).get('MUG@MAIN')!.averageCost);
  await done('sales-order.create', mugsAt('Shipped', '10'));
  await done('receipt.create', dearer('90', '8'));
  assert.equal(await average(), '6.00');
  await done('sales-order.edit-dates', { ...ORDER, dates: { Shipped: '2026-11-28' } });
  assert.equal(await average(), '6.00');
  assert.equal(await told.stock('MUG'), 'MAIN 180');
  // A rejection brings the goods back at the cost they left with: (180 × 6 + 10 × 4) / 190.
  await done('sales-order.reject', ORDER);
  assert.equal(await average(), '5.894737');
});
