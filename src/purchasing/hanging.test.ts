import assert from 'node:assert/strict';
import type { Told } from '../../test/support/both-houses.ts';
import { confirmed, whenBuying } from '../../test/support/supplied.ts';

const order = 'SO-000001';
const ref = 'PO-000001';
const second = 'PO-000002';

/** Ten mugs wanted: six on an issued purchase, four on a draft. */
async function boughtInTwo(told: Told): Promise<void> {
  const { done } = told;
  await confirmed(told, '10');
  await done('sales-order.buy', { ref: order, lines: [{ line: 1, quantity: '6' }], issue: true });
  await done('sales-order.buy', { ref: order });
}

const mugs = ({ stock }: Told): Promise<string> => stock('MUG');

whenBuying(
  'B18: an order that is cancelled lets go of its draft; what is issued comes to free stock',
  async (told) => {
    await boughtInTwo(told);
    const { done, refused } = told;
    await done('sales-order.cancel', { ref: order });
    assert.equal(await mugs(told), 'MAIN 0 (6 expected)');
    assert.equal((await refused('purchase-order.issue', { ref: second })).facts.from, 'cancelled');
    await done('purchase-order.receive', { ref });
    assert.equal(await mugs(told), 'MAIN 6');
  },
);

whenBuying('B18: a draft may be kept for stock, and nothing else is chosen', async (told) => {
  await boughtInTwo(told);
  const { done, refused } = told;
  const wrong = await refused('sales-order.cancel', { ref: order, choices: { [second]: 'burn' } });
  assert.deepEqual([wrong.type, wrong.facts.choices], ['purchase-order/choice-unknown', ['release', 'keep']]);
  const none = await refused('sales-order.cancel', { ref: order, choices: { [ref]: 'release' } });
  assert.match(none.detail, /it is issued, and there is none/);
  await done('sales-order.cancel', { ref: order, choices: { [second]: 'keep' } });
  await done('purchase-order.issue', { ref: second });
  assert.equal(await mugs(told), 'MAIN 0 (10 expected)');
});

whenBuying('a lowered line lets go of its newest purchases first', async (told) => {
  await boughtInTwo(told);
  const { done, refused } = told;
  await done('sales-order.edit-lines', { ref: order, edit: [{ line: 1, quantity: '7' }] });
  assert.equal((await refused('sales-order.buy', { ref: order })).type, 'purchase-order/nothing-to-buy');
  await done('purchase-order.issue', { ref: second });
  assert.equal(await mugs(told), 'MAIN 0 (7 expected, 7 allocated)', 'the draft was lowered to 1');
  await done('sales-order.edit-lines', { ref: order, edit: [{ line: 1, quantity: '5' }] });
  assert.equal(await mugs(told), 'MAIN 0 (7 expected, 5 allocated)', 'what is issued still comes');
  await confirmed(told, '2');
  const free = await refused('sales-order.buy', { ref: 'SO-000002' });
  assert.equal(free.type, 'purchase-order/nothing-to-buy', 'two of it are free now');
});

whenBuying('a raised or re-priced line keeps its purchases', async (told) => {
  await boughtInTwo(told);
  const { done, refused } = told;
  await done('sales-order.edit-lines', { ref: order, edit: [{ line: 1, unitPrice: '11.00' }] });
  await refused('sales-order.buy', { ref: order });
  await done('sales-order.edit-lines', { ref: order, edit: [{ line: 1, quantity: '12' }] });
  await done('sales-order.buy', { ref: order });
  await done('purchase-order.issue', { ref: 'PO-000003' });
  assert.equal(await mugs(told), 'MAIN 0 (8 expected, 12 allocated)');
});

whenBuying('a line that is removed, swapped or moved lets go of all that was bought for it', async (told) => {
  await boughtInTwo(told);
  const { done, refused } = told;
  await done('location.create', { code: 'SHOP', name: 'Shop' });
  await done('sales-order.edit-lines', { ref: order, edit: [{ line: 1, location: 'SHOP' }] });
  assert.equal((await refused('purchase-order.issue', { ref: second })).facts.from, 'cancelled');
  assert.equal(await mugs(told), 'MAIN 0 (6 expected), SHOP 0 (10 allocated)');
  await done('sales-order.buy', { ref: order });
  await done('sales-order.edit-lines', { ref: order, edit: [{ line: 1, swapTo: 'CUP' }] });
  assert.equal((await refused('purchase-order.issue', { ref: 'PO-000003' })).facts.from, 'cancelled');
  await done('sales-order.buy', { ref: order });
  const lines = { add: [{ product: 'MUG', quantity: '1' }], remove: ['CUP'] };
  await done('sales-order.edit-lines', { ref: order, ...lines });
  assert.equal((await refused('purchase-order.issue', { ref: 'PO-000004' })).facts.from, 'cancelled');
});

whenBuying('what has come of a purchase stays on the order that it came for', async (told) => {
  await boughtInTwo(told);
  const { done } = told;
  await done('purchase-order.receive', { ref, lines: [{ line: 1, quantity: '2' }] });
  await done('sales-order.cancel', { ref: order });
  await done('purchase-order.receive', { ref });
  assert.equal(await mugs(told), 'MAIN 6');
});
