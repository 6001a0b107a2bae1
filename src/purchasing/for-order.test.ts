import assert from 'node:assert/strict';
import { confirmed, whenBuying } from '../../test/support/supplied.ts';

const order = 'SO-000001';
const ref = 'PO-000001';
const second = 'PO-000002';

whenBuying('E1: SO to PO buys what nothing covers, once, through parts and a short close', async (told) => {
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
  await done('purchase-order.receive', { ref, lines: [{ product: 'MUG', quantity: '1' }] });
  assert.equal((await done('purchase-order.close', { ref })).status, 'closed');
  assert.equal(await stock('MUG'), 'MAIN 7 (10 allocated)');
  assert.deepEqual((await done('sales-order.buy', { ref: order })).purchaseOrders, [second]);
  await done('purchase-order.issue', { ref: second });
  assert.equal(await stock('MUG'), 'MAIN 7 (3 expected, 10 allocated)');
  assert.equal(await stock('CUP'), 'MAIN 0 (3 expected, 3 allocated)');
});

whenBuying(
  'E1: drafts linked to one order are not offered to another, and rank decides on the rest',
  async (told) => {
    const { done, refused, stock } = told;
    await confirmed(told, '10');
    await confirmed(told, '10');
    await done('purchase-order.create', { lines: [{ product: 'MUG', quantity: '10' }], issue: true });
    const first = await refused('sales-order.buy', { ref: order });
    assert.equal(
      first.type,
      'purchase-order/nothing-to-buy',
      'what is expected is for the one confirmed first',
    );
    assert.deepEqual((await done('sales-order.buy', { ref: 'SO-000002' })).purchaseOrders, [second]);
    await done('purchase-order.cancel', { ref });
    assert.deepEqual((await done('sales-order.buy', { ref: order })).purchaseOrders, ['PO-000003']);
    assert.equal(
      (await refused('sales-order.buy', { ref: 'SO-000002' })).type,
      'purchase-order/nothing-to-buy',
    );
    assert.equal(await stock('MUG'), 'MAIN 0 (20 allocated)');
  },
);

whenBuying(
  'what is bought may be changed, is bought of another supplier, and issued at once',
  async (told) => {
    const { done, refused, stock } = told;
    await done('supplier.create', { number: 'S-2', name: 'Red Hill' });
    await done('product.create', { sku: 'OWN', name: 'Home made' });
    const lines = [
      { product: 'MUG', quantity: '10' },
      { product: 'OWN', quantity: '2' },
    ];
    await confirmed(told, '1', undefined, { lines });
    const nobody = await refused('sales-order.buy', { ref: order });
    assert.deepEqual([nobody.type, nobody.facts.products], ['purchase-order/no-supplier', ['OWN']]);
    const twoCases = { ref: order, lines: [{ product: 'MUG', quantity: '2', unit: 'case' }], issue: true };
    await done('sales-order.buy', twoCases);
    assert.equal(await stock('MUG'), 'MAIN 0 (12 expected, 10 allocated)');
    const again = await refused('sales-order.buy', twoCases);
    assert.equal(again.type, 'purchase-order/nothing-to-buy', 'a line that is covered is not bought twice');
    const other = await done('sales-order.buy', { ref: order, supplier: 'S-2', issue: true });
    assert.deepEqual(other.purchaseOrders, [second]);
    assert.equal(await stock('OWN'), 'MAIN 0 (2 expected, 2 allocated)');
    const wrong = { ref: order, lines: [{ line: 9 }, { line: 1 }, { line: 1 }, {}] };
    const pointers = (await refused('sales-order.buy', wrong)).errors.map(
      (one: { pointer: string }) => one.pointer,
    );
    assert.deepEqual(pointers, ['/lines/0', '/lines/2', '/lines/3']);
  },
);

whenBuying('one purchase order is made for each supplier and location of an order', async (told) => {
  const { done, refused } = told;
  await done('supplier.create', { number: 'S-2', name: 'Red Hill' });
  await done('product.update', { ref: 'CUP', supplier: 'S-2' });
  await done('location.create', { code: 'SHOP', name: 'Shop' });
  await done('product.create', { sku: 'JUG', name: 'Jug', supplier: 'S-2' });
  const lines = [
    { product: 'MUG', quantity: '1' },
    { product: 'CUP', quantity: '1' },
    { product: 'JUG', quantity: '1', location: 'SHOP' },
  ];
  await confirmed(told, '1', undefined, { lines, confirm: false });
  assert.equal((await refused('sales-order.buy', { ref: order })).type, 'sales-order/move-refused');
  await done('sales-order.confirm', { ref: order });
  const { purchaseOrders } = await done('sales-order.buy', { ref: order });
  assert.deepEqual(purchaseOrders, [ref, second, 'PO-000003']);
});

whenBuying('an entered order is bought for, and rejecting it lets go of the draft', async (told) => {
  const { done, refused, stock } = told;
  const lines = [{ product: 'MUG', quantity: '5' }];
  await done('sales-order.create', { customer: 'C-1', workflow: 'status-driven', status: 'Entered', lines });
  await done('sales-order.buy', { ref: order });
  assert.equal((await refused('sales-order.drop-ship', { ref: order })).type, 'sales-order/move-refused');
  await done('sales-order.reject', { ref: order });
  assert.equal((await refused('purchase-order.issue', { ref })).type, 'purchase-order/move-refused');
  assert.equal(await stock('MUG'), '');
});
