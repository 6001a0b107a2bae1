import assert from 'node:assert/strict';
import type { Told } from '../../test/support/both-houses.ts';
import { confirmed, whenBuying } from '../../test/support/supplied.ts';

const order = 'SO-000001';
const ref = 'PO-000001';
const some = (quantity: string) => ({ ref: order, lines: [{ line: 1, quantity }] });
const shipped = (quantity: string) => ({ ref, lines: [{ line: 1, quantity }] });

/** Where the order stands, said by a command that changes nothing else. */
const status = async ({ done }: Told): Promise<string> =>
  (await done('sales-order.note', { ref: order, note: 'where does it stand?' })).status;

whenBuying(
  'E5: a drop-ship takes its part out of allocation, and gives back what is not shipped',
  async (told) => {
    const { done, refused, stock } = told;
    await confirmed(told, '10');
    await done('sales-order.drop-ship', some('6'));
    assert.equal(await stock('MUG'), 'MAIN 0 (4 allocated)');
    assert.equal((await refused('sales-order.drop-ship', some('5'))).type, 'purchase-order/too-much');
    assert.equal((await refused('purchase-order.ship', { ref })).type, 'purchase-order/move-refused');
    await done('purchase-order.issue', { ref });
    assert.equal(await status(told), 'Confirmed');
    assert.equal((await done('purchase-order.ship', shipped('2'))).status, 'partially shipped');
    assert.equal(await status(told), 'In Process');
    assert.equal((await refused('purchase-order.ship', shipped('5'))).type, 'purchase-order/too-much');
    assert.equal((await refused('purchase-order.cancel', { ref })).type, 'purchase-order/move-refused');
    await done('purchase-order.close', { ref });
    assert.equal(await stock('MUG'), 'MAIN 0 (8 allocated)');
    const floor = { ref: order, edit: [{ line: 1, quantity: '1' }] };
    assert.equal((await refused('sales-order.edit-lines', floor)).type, 'sales-order/below-floor');
  },
);

whenBuying('B14: what suppliers and shipments have shipped together fulfils an order', async (told) => {
  const { done, stock } = told;
  await done('receipt.create', { location: 'MAIN', lines: [{ product: 'MUG', quantity: '4' }] });
  await confirmed(told, '10', '3');
  await done('sales-order.drop-ship', { ...some('6'), issue: true });
  await done('sales-order.drop-ship', { ref: order, lines: [{ product: 'CUP' }], issue: true });
  await done('sales-order.ship', { ref: order });
  assert.equal(await stock('MUG'), '');
  assert.equal(await status(told), 'In Process');
  await done('purchase-order.ship', { ref });
  assert.equal(await status(told), 'In Process');
  await done('purchase-order.ship', { ref: 'PO-000002', tracking: '1Z99' });
  assert.equal(await status(told), 'Fulfilled');
});

whenBuying('a drop-ship that is cancelled, lowered or raised re-allocates the difference', async (told) => {
  const { done, refused, stock } = told;
  await confirmed(told, '10');
  await done('sales-order.drop-ship', some('6'));
  await done('purchase-order.edit-lines', { ref, edit: [{ line: 1, quantity: '5' }] });
  assert.equal(await stock('MUG'), 'MAIN 0 (5 allocated)');
  const beyond = await refused('purchase-order.edit-lines', { ref, edit: [{ line: 1, quantity: '11' }] });
  assert.equal(beyond.type, 'purchase-order/too-much');
  await done('purchase-order.edit-lines', { ref, edit: [{ line: 1, quantity: '10' }] });
  assert.equal(await stock('MUG'), '');
  const added = { ref, add: [{ product: 'CUP', quantity: '1' }] };
  assert.equal((await refused('purchase-order.edit-lines', added)).errors[0].pointer, '/add');
  await done('purchase-order.issue', { ref });
  await done('purchase-order.cancel', { ref });
  assert.equal(await stock('MUG'), 'MAIN 0 (10 allocated)');
});

whenBuying(
  'what the supplier does not ship is allocated again even where orders may not go beyond stock',
  async (told) => {
    const { done, stock } = told;
    await done('receipt.create', { location: 'MAIN', lines: [{ product: 'MUG', quantity: '10' }] });
    await confirmed(told, '10');
    await done('sales-order.drop-ship', some('6'));
    await confirmed(told, '6');
    assert.equal(await stock('MUG'), 'MAIN 10 (10 allocated)');
    await done('purchase-order.cancel', { ref });
    assert.equal(await stock('MUG'), 'MAIN 10 (16 allocated)');
  },
  { stockPolicy: 'refuse' },
);

whenBuying(
  'B18: cancelling an order cancels draft drop-ships; issued ones can still be shipped',
  async (told) => {
    const { done, stock } = told;
    await confirmed(told, '10');
    await done('sales-order.drop-ship', { ...some('4'), issue: true });
    await done('sales-order.drop-ship', some('3'));
    const cancelled = await done('sales-order.cancel', { ref: order });
    const types = cancelled.warnings.map((warning: { type: string }) => warning.type);
    assert.ok(types.includes('purchase-order/still-issued'));
    assert.equal(await stock('MUG'), '');
    const raised = { ref, edit: [{ line: 1, quantity: '5' }] };
    assert.equal((await told.refused('purchase-order.edit-lines', raised)).type, 'purchase-order/too-much');
    assert.equal((await done('purchase-order.ship', shipped('1'))).status, 'partially shipped');
    assert.equal((await done('purchase-order.close', { ref })).status, 'closed');
    assert.equal(await status(told), 'Cancelled');
    assert.equal(await stock('MUG'), '');
    const draft = await told.refused('purchase-order.issue', { ref: 'PO-000002' });
    assert.equal(draft.facts.from, 'cancelled');
  },
);

whenBuying('what is not drop-shippable or on a shipment is not drop-shipped', async (told) => {
  const { done, refused } = told;
  await done('product.update', { ref: 'CUP', dropShippable: false });
  await confirmed(told, '10', '3');
  const cups = { ref: order, lines: [{ product: 'CUP' }] };
  assert.equal((await refused('sales-order.drop-ship', cups)).type, 'purchase-order/not-drop-shippable');
  await done('shipment.create', { order, lines: [{ line: 1, quantity: '7' }] });
  const problem = await refused('sales-order.drop-ship', some('4'));
  assert.match(problem.detail, /delete the saved shipment of 7 first/);
  const made = await done('sales-order.drop-ship', { ref: order });
  assert.deepEqual(made.purchaseOrders, [ref], 'what was not named is proposed where it fits');
  const rest = await refused('sales-order.drop-ship', { ref: order });
  assert.equal(rest.type, 'purchase-order/nothing-to-buy');
});
