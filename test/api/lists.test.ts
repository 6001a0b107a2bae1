import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../support/asking.ts';

let it: Asking;

before(async () => {
  it = await askingHouse({ now: '2026-12-20T09:00:00.000Z' });
  for (const number of ['S-1', 'S-2']) await it.done('supplier.create', { number, name: `Mill ${number}` });
  const product = (sku: string, supplier: string | null) =>
    it.done('product.create', { sku, name: sku, price: '10', supplier });
  await product('CUP', 'S-1');
  await product('JUG', 'S-2');
  await product('BOX', null);
  await it.done('receipt.create', { location: 'MAIN', lines: [{ product: 'CUP', quantity: '50' }] });
  await it.done('price-list.create', { code: 'TRADE', name: 'Trade', currency: 'EUR' });
  await it.done('customer.create', {
    number: 'C-1',
    name: 'North Shop',
    paymentTerms: 'net 30',
    priceList: 'TRADE',
  });
  await it.done('customer.create', { number: 'C-2', name: 'South Shop', paymentTerms: 'net 10' });
  for (const customer of ['C-1', 'C-2', 'C-2']) {
    const order = {
      customer,
      orderDate: '2026-12-01',
      lines: [{ product: 'CUP', quantity: '2' }],
      confirm: true,
    };
    const { number: ref } = await it.done('sales-order.create', order);
    await it.done('sales-order.ship', { ref, day: '2026-12-02' });
    await it.done('sales-order.invoice', { ref, day: '2026-12-02' });
  }
  await it.done('sales-order.pay', { ref: 'SO-000003' });
  const short = { customer: 'C-1', lines: [{ product: 'JUG', quantity: '3' }], confirm: true };
  await it.done('sales-order.create', short);
  const lines = [{ product: 'JUG', quantity: '3', unitCost: '2' }];
  for (const expectedOn of ['2026-12-10', '2026-12-31']) {
    const bought = { supplier: 'S-2', location: 'MAIN', orderDate: '2026-12-05', expectedOn, lines };
    const { number: ref } = await it.done('purchase-order.create', bought);
    await it.done('purchase-order.issue', { ref });
  }
  await it.done('purchase-order.create', {
    supplier: 'S-1',
    location: 'MAIN',
    orderDate: '2026-12-07',
    expectedOn: '2026-12-08',
    lines,
  });
});
after(() => it?.house.close());

const found = async (list: string, input: object): Promise<string[]> =>
  (await it.ask(`${list}.list`, input)).data.map((row: { number?: string; sku?: string; product?: string }) =>
    (row.number ?? row.sku ?? row.product ?? '').replace(/-0+/, '-'),
  );

test('documents are found by the beginning of their number, by their order, and by their party', async () => {
  assert.deepEqual(await found('invoice', { search: 'in-' }), ['IN-3', 'IN-2', 'IN-1']);
  assert.deepEqual(await found('invoice', { search: 'SO-000002' }), ['IN-2']);
  assert.deepEqual(await found('invoice', { search: 'south' }), ['IN-3', 'IN-2']);
  assert.deepEqual(await found('invoice', { search: 'C-2', open: true }), ['IN-2']);
  assert.deepEqual(await found('invoice', { search: 'nobody' }), []);
  assert.deepEqual(await found('payment', { search: 'South' }), ['PM-1']);
  assert.deepEqual(await found('payment', { search: 'North' }), []);
  assert.deepEqual(await found('shipment', { search: 'so-000001' }), ['SH-1']);
  assert.deepEqual(await found('shipment', { search: 'SH-000003' }), ['SH-3']);
  assert.deepEqual(await found('purchase-order', { search: 'mill s-2' }), ['PO-2', 'PO-1']);
  assert.deepEqual(await found('purchase-order', { search: '%' }), []);
});

test('a search is paged like the list', async () => {
  const first = await it.ask('invoice.list', { search: 'IN', limit: 2 });
  const second = await it.ask('invoice.list', { search: 'IN', limit: 2, cursor: first.nextCursor });
  assert.deepEqual([first.data.length, second.data.length, second.nextCursor], [2, 1, null]);
});

test('invoices say when they are due and what is owed, and are found by it', async () => {
  assert.deepEqual(await found('invoice', { open: true }), ['IN-2', 'IN-1']);
  assert.deepEqual(await found('invoice', { open: false }), ['IN-3']);
  assert.deepEqual(await found('invoice', { overdue: true }), ['IN-2']);
  assert.deepEqual(await found('invoice', { sort: 'dueOn' }), ['IN-2', 'IN-1']);
  const first = await it.ask('invoice.list', { sort: 'dueOn', limit: 1 });
  assert.deepEqual(await found('invoice', { sort: 'dueOn', limit: 1, cursor: first.nextCursor }), ['IN-1']);
  const [invoice] = (await it.ask('invoice.list', { overdue: true })).data;
  assert.deepEqual([invoice.dueOn, invoice.owed, invoice.overdue], ['2026-12-12', '20.00', true]);
});

test('purchase orders are found by their day, and when they should have come', async () => {
  assert.deepEqual(await found('purchase-order', { orderDateFrom: '2026-12-06' }), ['PO-3']);
  assert.deepEqual(await found('purchase-order', { orderDateTo: '2026-12-06' }), ['PO-2', 'PO-1']);
  assert.deepEqual(await found('purchase-order', { late: true }), ['PO-1'], 'a draft is not late');
  assert.deepEqual(await found('purchase-order', { late: false }), ['PO-3', 'PO-2']);
});

test('master records are found by the records they refer to', async () => {
  assert.deepEqual(await found('product', { supplier: 'S-1' }), ['CUP']);
  assert.deepEqual(await found('product', { supplier: 'S-9' }), []);
  assert.deepEqual(await found('customer', { priceList: 'TRADE' }), ['C-1']);
});

test('positions are found where available is below zero, and by supplier', async () => {
  assert.deepEqual(await found('position', { short: true }), ['JUG']);
  assert.deepEqual(await found('position', { supplier: 'S-1' }), ['CUP']);
  assert.deepEqual(await found('position', { short: true, supplier: 'S-1' }), []);
});
