import assert from 'node:assert/strict';
import { inBothHouses, type Told } from '../../test/support/both-houses.ts';
import { supplied } from '../../test/support/supplied.ts';

const order = 'SO-000001';
const ref = 'PO-000001';

/** A confirmed order of MUGs, and of CUPs where they are given. */
async function confirmed({ done }: Told, mugs: string, cups?: string): Promise<void> {
  const lines = [{ product: 'MUG', quantity: mugs }];
  if (cups) lines.push({ product: 'CUP', quantity: cups });
  await done('sales-order.create', { customer: 'C-1', workflow: 'shipment-driven', confirm: true, lines });
}

inBothHouses('E1: SO to PO buys what nothing covers, once', async (told) => {
  await supplied(told);
  const { done, refused, stock } = told;
  await done('receipt.create', { location: 'MAIN', lines: [{ product: 'MUG', quantity: '4' }] });
  await confirmed(told, '10', '3');
  const bought = await done('sales-order.buy', { ref: order });
  assert.deepEqual(bought.purchaseOrders, [ref]);
  assert.equal((await refused('sales-order.buy', { ref: order })).type, 'purchase-order/nothing-to-buy');
  assert.equal(await stock('MUG'), 'MAIN 4 (10 allocated)');
  await done('purchase-order.issue', { ref });
  assert.equal((await refused('sales-order.buy', { ref: order })).type, 'purchase-order/nothing-to-buy');
  assert.equal(await stock('MUG'), 'MAIN 4 (6 expected, 10 allocated)');
  await done('purchase-order.receive', { ref, lines: [{ product: 'MUG', quantity: '2' }] });
  const closed = await done('purchase-order.close', { ref });
  assert.equal(closed.status, 'closed');
  const again = await done('sales-order.buy', { ref: order });
  assert.deepEqual(again.purchaseOrders, ['PO-000002']);
});

inBothHouses(
  'E5: a drop-ship takes its part out of allocation, and gives back what is not shipped',
  async (told) => {
    await supplied(told);
    const { done, refused, stock } = told;
    await confirmed(told, '10');
    assert.equal(await stock('MUG'), 'MAIN 0 (10 allocated)');
    await done('sales-order.drop-ship', { ref: order, lines: [{ line: 1, quantity: '6' }] });
    assert.equal(await stock('MUG'), 'MAIN 0 (4 allocated)');
    const beyond = { ref: order, lines: [{ line: 1, quantity: '5' }] };
    assert.equal((await refused('sales-order.drop-ship', beyond)).type, 'purchase-order/too-much');
    await done('purchase-order.issue', { ref });
    const part = await done('purchase-order.ship', { ref, lines: [{ line: 1, quantity: '2' }] });
    assert.equal(part.status, 'partially shipped');
    assert.equal((await done('sales-order.note', { ref: order, note: 'so far' })).status, 'In Process');
    assert.equal((await refused('purchase-order.cancel', { ref })).type, 'purchase-order/move-refused');
    await done('purchase-order.close', { ref });
    assert.equal(await stock('MUG'), 'MAIN 0 (8 allocated)');
  },
);
