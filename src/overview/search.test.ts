import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';

let it: Asking;

before(async () => {
  it = await askingHouse();
  await it.done('supplier.create', { number: 'S-1', name: 'Blue Hill Mills' });
  await it.done('product.create', {
    sku: 'MUG-BLUE',
    name: 'Blue mug',
    barcode: '4006381333931',
    price: '5',
    supplier: 'S-1',
  });
  await it.done('product.create', { sku: 'MUG-100%', name: 'Mug, all cotton', price: '5' });
  await it.done('receipt.create', { location: 'MAIN', lines: [{ product: 'MUG-BLUE', quantity: '50' }] });
  await it.done('customer.create', { number: 'C-7', name: 'The Blue Shop' });
  const order = { customer: 'C-7', lines: [{ product: 'MUG-BLUE', quantity: '2' }], confirm: true };
  await it.done('sales-order.create', { ...order, customerPo: 'Ref 77' });
  await it.done('sales-order.create', { ...order, source: 'shop', externalId: '#1001' });
  await it.done('sales-order.ship', { ref: 'SO-000001' });
  await it.done('sales-order.invoice', { ref: 'SO-000001' });
  await it.done('sales-order.pay', { ref: 'SO-000001' });
  await it.done('purchase-order.create', {
    supplier: 'S-1',
    location: 'MAIN',
    lines: [{ product: 'MUG-BLUE', quantity: '5' }],
  });
  for (let i = 0; i < 8; i++) await it.done('sales-order.create', { ...order, number: `X-${i}` });
  const gone = await it.done('sales-order.create', { ...order, confirm: false, number: 'GONE' });
  await it.done('sales-order.delete', { ref: gone.number });
});
after(() => it?.house.close());

async function found(text: string): Promise<string[]> {
  const { groups } = await it.ask('search.get', { text });
  return groups.flatMap(({ kind, hits }: { kind: string; hits: { ref: string }[] }) =>
    hits.map(({ ref }) => `${kind} ${ref}`),
  );
}

test('an order is found by its number, its digits, its customer PO and what the outside calls it', async () => {
  for (const text of ['SO-000001', 'so-000001', '1', '000001', 'Ref 77', 'ref'])
    assert.ok((await found(text)).includes('sales-order SO-000001'), text);
  assert.deepEqual(await found('#10'), ['sales-order SO-000002']);
  assert.deepEqual(await found('GONE'), []);
});

test('customers, products and suppliers are found by any part, documents by the beginning of their number', async () => {
  assert.deepEqual(await found('blue'), ['customer C-7', 'product MUG-BLUE', 'supplier S-1']);
  assert.deepEqual(await found('4006381333931'), ['product MUG-BLUE']);
  assert.deepEqual(await found('100%'), ['product MUG-100%']);
  assert.deepEqual(await found('%'), ['product MUG-100%']);
  assert.deepEqual(await found('IN-'), ['invoice IN-000001']);
  assert.deepEqual(await found('po-'), ['purchase-order PO-000001']);
  assert.deepEqual(await found('SH-000001'), ['shipment SH-000001']);
});

test('a hit says what it is, what else it is known by and how it stands', async () => {
  const { groups } = await it.ask('search.get', { text: '1' });
  const hits = new Map<string, Record<string, unknown>>(
    groups.map(({ kind, hits: some }: { kind: string; hits: Record<string, unknown>[] }) => [kind, some[0]]),
  );
  const { id: _, ...order } = hits.get('sales-order') as Record<string, unknown>;
  assert.deepEqual(order, {
    kind: 'sales-order',
    ref: 'SO-000001',
    title: 'SO-000001',
    subtitle: 'The Blue Shop · Ref 77',
    status: 'Fulfilled',
  });
  assert.equal(hits.get('invoice')?.['status'], 'paid');
  assert.equal(hits.get('purchase-order')?.['subtitle'], 'Blue Hill Mills');
});

test('six of a kind are shown, the newest first', async () => {
  const orders = await found('X-');
  assert.deepEqual(
    orders,
    [7, 6, 5, 4, 3, 2].map((n) => `sales-order X-${n}`),
  );
});
