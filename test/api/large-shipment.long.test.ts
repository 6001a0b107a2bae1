import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../support/asking.ts';
import { assertProved } from '../support/company.ts';

const LINES = 2000;
const skus = Array.from({ length: LINES }, (_, i) => `P-${String(i).padStart(4, '0')}`);

let it: Asking;
before(async () => {
  it = await askingHouse();
  await it.done('customer.create', { number: 'C', name: 'Customer' });
  const command = (name: string, input: unknown) => it.house.do(name, input);
  await Promise.all(skus.map((sku) => command('product.create', { sku, name: sku, price: '1' })));
  for (const part of [skus.slice(0, 1000), skus.slice(1000)])
    await it.done('receipt.create', {
      location: 'MAIN',
      lines: part.map((product) => ({ product, quantity: '10' })),
    });
  await it.house.query('ANALYZE');
});
after(() => it.house.close());

test('an order of two thousand lines is committed in parts, brought back and shipped whole', async () => {
  const lines = skus.map((product) => ({ product, quantity: '3' }));
  const { number } = await it.done('sales-order.create', { customer: 'C', confirm: true, lines });
  const part = skus.map((_, i) => ({ line: i + 1, quantity: '1' }));
  const first = await it.done('shipment.create', { order: number, lines: part, move: 'commit' });
  assert.equal(first.lines.length, LINES);
  await it.done('shipment.reopen', { ref: first.number });
  const ticket = await it.ask('shipment.pick-plan', { shipment: first.number });
  assert.equal(ticket.lines.length, LINES);
  assert.equal((await it.done('sales-order.commit', { ref: number })).status, 'In Process');
  assert.equal((await it.done('sales-order.ship', { ref: number })).status, 'Fulfilled');
  const [{ onHand, allocated, committed }] = (await it.ask('position.list', { product: 'P-1999' })).data;
  assert.deepEqual([onHand, allocated, committed], ['7', '0', '0']);
  await assertProved(it.house.url);
});
