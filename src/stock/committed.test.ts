import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askingHouse } from '../../test/support/asking.ts';
import { inBothHouses, type Told } from '../../test/support/both-houses.ts';

/** Ten mugs in A and two in B, and a shipment of six committed: by bin order they are all in A. */
async function committed({ done }: Told): Promise<void> {
  await done('location.create', { code: 'SHOP', name: 'Shop' });
  await done('bin.create', { location: 'MAIN', code: 'A', sequence: 10 });
  await done('bin.create', { location: 'MAIN', code: 'B', sequence: 20 });
  await done('product.create', { sku: 'MUG', name: 'Mug', pickingRule: 'bin' });
  await done('customer.create', { number: 'C', name: 'Customer' });
  const mugs = (quantity: string, bin: string) => ({ product: 'MUG', quantity, bin });
  await done('receipt.create', { location: 'MAIN', lines: [mugs('10', 'A'), mugs('2', 'B')] });
  const order = { customer: 'C', workflow: 'shipment-driven', confirm: true, location: 'MAIN' };
  const { id } = await done('sales-order.create', { ...order, lines: [{ product: 'MUG', quantity: '6' }] });
  const shipment = await done('shipment.create', { order: id });
  await done('shipment.commit', { ref: shipment.number });
}

const toShop = (quantity: string, more: object = {}) => ({
  from: 'MAIN',
  to: 'SHOP',
  lines: [{ product: 'MUG', quantity, ...more }],
});

inBothHouses(
  'F3: a transfer leaves what shipments have committed, in the location and in each bin',
  async (told) => {
    await committed(told);
    const { done, refused, stock } = told;
    assert.equal(await stock('MUG'), 'MAIN 12 (6 committed, 6 allocated)');
    const tooMuch = await refused('transfer.create', toShop('7'));
    assert.equal(tooMuch.type, 'stock/below-committed');
    assert.deepEqual([tooMuch.facts.onHand, tooMuch.facts.committed], ['12', '6']);
    const fromBin = await refused('transfer.create', toShop('5', { bin: 'A' }));
    assert.deepEqual([fromBin.type, fromBin.facts.free], ['stock/not-in-bin', '4']);
    await done('transfer.create', toShop('6'));
    assert.equal(await stock('MUG'), 'MAIN 6 (6 committed, 6 allocated), SHOP 0 (6 expected)');
  },
);

inBothHouses('goods committed in a bin are not moved out of it', async (told) => {
  await committed(told);
  const move = (quantity: string) => ({
    location: 'MAIN',
    lines: [{ product: 'MUG', quantity, from: 'A', to: 'B' }],
  });
  assert.equal((await told.refused('bin-move.create', move('5'))).facts.free, '4');
  await told.done('bin-move.create', move('4'));
  assert.equal(await told.stock('MUG'), 'MAIN 12 (6 committed, 6 allocated)');
});

inBothHouses('F3: a count below committed is refused whole, naming bin and location', async (told) => {
  await committed(told);
  const { done, refused, stock } = told;
  await done('stock-count.create', { location: 'MAIN' });
  const counted = (a: string, b: string) => ({
    ref: 'SC-000001',
    rows: [
      { product: 'MUG', bin: 'A', quantity: a },
      { product: 'MUG', bin: 'B', quantity: b },
    ],
  });
  await done('stock-count.record', counted('5', '7'));
  const inBin = await refused('stock-count.post', { ref: 'SC-000001' });
  const line = { product: 'MUG', lot: null, committed: '6' };
  assert.deepEqual(inBin.facts.lines, [{ ...line, bin: 'A', onHand: '10', difference: '-5' }]);
  await done('stock-count.record', counted('5', '0'));
  const both = await refused('stock-count.post', { ref: 'SC-000001' });
  assert.deepEqual(both.facts.lines[1], { ...line, bin: null, onHand: '12', difference: '-7' });
  await done('stock-count.record', counted('6', '0'));
  await done('stock-count.post', { ref: 'SC-000001' });
  assert.equal(await stock('MUG'), 'MAIN 6 (6 committed, 6 allocated)');
});

test('F3: of transfers, moves and losses all at once, as many are done as there are units', async () => {
  const it = await askingHouse();
  try {
    await it.done('location.create', { code: 'SHOP', name: 'Shop' });
    for (const code of ['A', 'B']) await it.done('bin.create', { location: 'MAIN', code });
    await it.done('product.create', { sku: 'MUG', name: 'Mug' });
    const line = { product: 'MUG', quantity: '10', bin: 'A' };
    await it.done('receipt.create', { location: 'MAIN', lines: [line] });
    const lost = { location: 'MAIN', reason: 'lost', lines: [{ product: 'MUG', quantity: '-3', bin: 'A' }] };
    const moved = { location: 'MAIN', lines: [{ product: 'MUG', quantity: '3', from: 'A', to: 'B' }] };
    const asked = Array.from({ length: 4 }, () => [
      it.house.do('transfer.create', toShop('3', { bin: 'A' })),
      it.house.do('adjustment.create', lost),
      it.house.do('bin-move.create', moved),
    ]);
    const verdicts = await Promise.all(asked.flat());
    assert.equal(verdicts.filter(({ ok }) => ok).length, 3, 'three threes are in ten');
    const inBin = await it.ask('bin-position.list', { location: 'MAIN', bin: 'A', nonZero: true });
    assert.equal(inBin.data[0].onHand, '1');
  } finally {
    await it.house.close();
  }
});
