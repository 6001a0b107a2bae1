import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';

let it: Asking;
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
type Shown = any;

before(async () => {
  it = await askingHouse({ now: '2026-12-10T09:00:00.000Z' });
  await it.done('supplier.create', { number: 'S-1', name: 'Mill' });
  await it.done('product.create', { sku: 'MUG', name: 'Mug', price: '10.00', supplier: 'S-1' });
  await it.done('product.create', { sku: 'NEW', name: 'Never seen' });
  await it.done('customer.create', { number: 'C-1', name: 'Shop' });
  await it.done('location.create', { code: 'SOUTH', name: 'South' });
  const lines = (quantity: string) => [{ product: 'MUG', quantity }];
  await it.done('receipt.create', { location: 'MAIN', day: '2026-12-01', lines: lines('20') });
  await it.done('receipt.create', { location: 'SOUTH', day: '2026-12-02', lines: lines('5') });
  const order = { customer: 'C-1', workflow: 'status-driven', orderDate: '2026-12-03', lines: lines('8') };
  const { number: entered } = await it.done('sales-order.create', { ...order, status: 'Entered' });
  await it.done('sales-order.edit-dates', { ref: entered, dates: { Entered: '2026-12-03' } });
  await it.done('adjustment.create', {
    location: 'MAIN',
    day: '2026-12-05',
    reason: 'damaged',
    lines: lines('-2'),
  });
  for (const expectedOn of ['2026-12-12', '2026-12-08', null]) {
    const bought = {
      supplier: 'S-1',
      location: 'MAIN',
      orderDate: '2026-12-05',
      lines: lines('10'),
    };
    const { number: ref } = await it.done('purchase-order.create', {
      ...bought,
      ...(expectedOn && { expectedOn }),
    });
    await it.done('purchase-order.issue', { ref, day: '2026-12-05' });
  }
  await it.done('purchase-order.create', {
    supplier: 'S-1',
    location: 'MAIN',
    expectedOn: '2026-12-12',
    lines: lines('99'),
  });
});
after(() => it?.house.close());

const series = ({ days }: Shown) =>
  days.map(({ day, onHand, allocated, available, expected, forecast }: Shown) =>
    [day.slice(8), onHand, allocated, available, expected, forecast ? 'f' : ''].join(' ').trim(),
  );

test('each day ends as the ledger had it by business date, and goes on with what is expected', async () => {
  const history = await it.ask('position.history', {
    product: 'MUG',
    location: 'MAIN',
    from: '2026-11-30',
    to: '2026-12-13',
  });
  assert.deepEqual(series(history), [
    '30 0 0 0 0',
    '01 20 0 20 0',
    '02 20 0 20 0',
    '03 20 8 12 0',
    '04 20 8 12 0',
    '05 18 8 10 0',
    '06 18 8 10 0',
    '07 18 8 10 0',
    '08 18 8 10 0',
    '09 18 8 10 0',
    '10 18 8 10 0',
    '11 28 8 20 10 f',
    '12 38 8 30 10 f',
    '13 38 8 30 0 f',
  ]);
  const [position] = (await it.ask('position.list', { product: 'MUG', location: 'MAIN' })).data;
  assert.deepEqual([position.onHand, position.available], ['18', '10']);
  assert.deepEqual(
    history.receipts.map(({ kind, number, expectedOn, drawnOn }: Shown) => [
      kind,
      number,
      expectedOn,
      drawnOn,
    ]),
    [
      ['purchase-order', 'PO-000002', '2026-12-08', '2026-12-11'],
      ['purchase-order', 'PO-000001', '2026-12-12', '2026-12-12'],
      ['purchase-order', 'PO-000003', null, null],
    ],
  );
});

test('a later first day begins with what was there, and with what has come by then', async () => {
  const since = async (from: string, to: string) =>
    series(await it.ask('position.history', { product: 'MUG', location: 'MAIN', from, to }));
  assert.deepEqual(await since('2026-12-04', '2026-12-05'), ['04 20 8 12 0', '05 18 8 10 0']);
  assert.deepEqual(await since('2026-12-13', '2026-12-14'), ['13 38 8 30 0 f', '14 38 8 30 0 f']);
});

test('without a location all of them are added up, and goods between them are expected', async () => {
  const { number } = await it.done('transfer.create', {
    from: 'SOUTH',
    to: 'MAIN',
    day: '2026-12-10',
    expectedOn: '2026-12-11',
    lines: [{ product: 'MUG', quantity: '4' }],
  });
  const history = await it.ask('position.history', { product: 'MUG', from: '2026-12-09', to: '2026-12-11' });
  assert.deepEqual(series(history), ['09 23 8 15 0', '10 19 8 11 0', '11 33 8 25 14 f']);
  assert.equal(history.location, null);
  assert.ok(history.receipts.some((one: Shown) => one.number === number && one.kind === 'transfer'));
});

test('what never had stock is flat, what does not exist is said, and a span has its bounds', async () => {
  const flat = await it.ask('position.history', { product: 'NEW', location: 'MAIN' });
  assert.equal(flat.days.length, 121);
  assert.ok(flat.days.every(({ onHand, available }: Shown) => onHand === '0' && available === '0'));
  assert.deepEqual((await it.ask('position.history', { product: 'NEW' })).receipts, []);
  const { desk } = it.house.assembly;
  const problem = async (input: object) => {
    const found = await desk.query(it.house.actor, 'position.history', input);
    return found.ok ? null : (found.problem.errors?.[0]?.pointer ?? found.problem.type);
  };
  assert.equal(await problem({ product: 'NONE' }), 'not-found');
  assert.equal(await problem({ product: 'MUG', location: 'NOWHERE' }), 'not-found');
  assert.equal(await problem({ product: 'MUG', from: '2024-01-01', to: '2026-03-11' }), '/to');
  assert.equal(await problem({ product: 'MUG', from: '2026-01-02', to: '2026-01-01' }), '/to');
});
