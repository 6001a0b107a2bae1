import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';
import { sundayOf } from './orders.queries.ts';

let it: Asking;
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
type Shown = any;

before(async () => {
  it = await askingHouse({ now: '2026-12-09T09:00:00.000Z' }); // a Wednesday
  await it.done('product.create', { sku: 'MUG', name: 'Mug', price: '10.00', taxRate: '25' });
  await it.done('receipt.create', {
    location: 'MAIN',
    lines: [{ product: 'MUG', quantity: '10', unitCost: '4' }],
  });
  await it.done('customer.create', { number: 'C-1', name: 'Shop', paymentTerms: 'net 10' });
  const order = (quantity: string, more: object) =>
    it.done('sales-order.create', { customer: 'C-1', lines: [{ product: 'MUG', quantity }], ...more });
  await order('6', { orderDate: '2026-11-03', mustArriveBy: '2026-12-01', confirm: true });
  await order('7', { orderDate: '2026-11-30', mustArriveBy: '2026-12-09', confirm: true, currency: 'USD' });
  await order('1', { orderDate: '2026-12-01', mustArriveBy: '2026-12-13' });
  await order('2', {
    orderDate: '2026-12-02',
    channel: 'SHOP',
    workflow: 'status-driven',
    status: 'Entered',
  });
  await order('3', {
    orderDate: '2026-12-03',
    mustArriveBy: '2026-12-14',
    confirm: true,
    pricesIncludeTax: true,
  });
  await it.done('sales-order.ship', { ref: 'SO-000001', day: '2026-11-05' });
  await it.done('sales-order.invoice', { ref: 'SO-000001', day: '2026-11-05' });
  await it.done('sales-order.hold', { ref: 'SO-000003', reason: 'ask' });
  const gone = await order('9', { orderDate: '2026-12-03', mustArriveBy: '2026-12-03' });
  await it.done('sales-order.delete', { ref: gone.number });
  const wrong = await order('9', { orderDate: '2026-12-03', confirm: true });
  await it.done('sales-order.cancel', { ref: wrong.number });
});
after(() => it?.house.close());

const listed = async (list: string, filter: object): Promise<Shown[]> =>
  (await it.ask(`${list}.list`, { ...filter, limit: 500 })).data;

test('the overview of orders counts and values them, and names the filter that shows them', async () => {
  const { statuses, late, dueToday, dueThisWeek, held, flagged, promised } = await it.ask('overview.orders');
  const confirmed = statuses.find(({ status }: Shown) => status === 'Confirmed');
  assert.deepEqual(confirmed, {
    workflow: 'shipment-driven',
    status: 'Confirmed',
    count: 2,
    capped: false,
    filter: { status: 'Confirmed' },
    values: [
      { currency: 'EUR', value: '30.00' },
      { currency: 'USD', value: '70.00' },
    ],
  });
  const { values, ...fulfilled } = statuses.find(({ status }: Shown) => status === 'Fulfilled');
  assert.deepEqual([fulfilled.count, values], [1, null]);
  assert.deepEqual(
    [late, dueToday, dueThisWeek, held, flagged].map(({ count }) => count),
    [0, 1, 2, 1, 0],
  );
  assert.deepEqual(
    [promised.count, promised.openQuantity, promised.backordered, promised.values.length],
    [3, '12', '8', 2],
  );
  for (const { count, filter } of [...statuses, late, dueToday, dueThisWeek, held, flagged, promised])
    assert.equal((await listed('sales-order', filter)).length, count, JSON.stringify(filter));
});

test('the week ends on Sunday', () => {
  const week = ['2026-12-07', '2026-12-09', '2026-12-13', '2026-12-14'];
  assert.deepEqual(
    week.map((day) => sundayOf(day as never)),
    ['2026-12-13', '2026-12-13', '2026-12-13', '2026-12-20'],
  );
});

test('sales are told by week or month and channel, net of tax, drafts and cancelled orders aside', async () => {
  const sales = async (input: object) =>
    (await it.ask('overview.sales', input)).data.map((row: Shown) =>
      [row.from, row.to, row.channel, row.currency, row.orders, row.value].join(' '),
    );
  const [first, , own] = (await it.ask('overview.sales', { from: '2026-11-01', to: '2026-12-09' })).data;
  assert.deepEqual(await sales({ from: '2026-11-01', to: '2026-12-02' }), [
    `2026-11-02 2026-11-08 ${first.channel} EUR 1 60.00`,
    `2026-11-30 2026-12-02 ${first.channel} USD 1 70.00`,
    '2026-11-30 2026-12-02 SHOP EUR 1 20.00',
  ]);
  assert.deepEqual(await sales({ from: '2026-12-01', to: '2026-12-31', by: 'month' }), [
    `2026-12-01 2026-12-31 ${first.channel} EUR 1 24.00`,
    '2026-12-01 2026-12-31 SHOP EUR 1 20.00',
  ]);
  assert.equal(own.currency, 'USD');
  const all = (await it.ask('overview.sales', { from: '2026-11-01', to: '2026-12-31' })).data;
  for (const { filter } of all) {
    const same = all.filter((row: Shown) => JSON.stringify(row.filter) === JSON.stringify(filter));
    const orders = same.reduce((sum: number, row: Shown) => sum + row.orders, 0);
    assert.equal((await listed('sales-order', filter)).length, orders, JSON.stringify(filter));
  }
  const { desk } = it.house.assembly;
  for (const to of ['2026-10-31', '2027-12-06']) {
    const found = await desk.query(it.house.actor, 'overview.sales', { from: '2026-11-01', to });
    assert.ok(!found.ok && found.problem.errors?.[0]?.pointer === '/to', to);
  }
});

test('margins are added up as the list of margins has them', async () => {
  const { data, capped } = await it.ask('overview.margin', {
    from: '2026-11-01',
    to: '2026-11-30',
    by: 'month',
  });
  assert.equal(capped, false);
  const told = data.map(({ from, to, filter, ...sums }: Shown) => Object.values(sums));
  assert.deepEqual(told, [['EUR', 1, '60.00', '24.00', '0.00', '0.00', '36.00']]);
  for (const { filter, orders } of data) {
    const rows = await listed('margin', filter);
    assert.deepEqual([rows.length, rows[0].margin], [orders, '36.00']);
  }
  assert.equal((await listed('margin', { dayFrom: '2026-11-01', shipped: 'false' })).length, 3);
});

test('what is owed is added up by age, and the invoices behind each sum are found', async () => {
  const { data } = await it.ask('overview.ageing');
  assert.deepEqual(
    data.map(({ filter, ...row }: Shown) => row),
    [{ bucket: 'upTo30', currency: 'EUR', invoices: 1, owed: '75.00' }],
  );
  assert.deepEqual(data[0].filter, { open: 'true', dueFrom: '2026-11-09', dueTo: '2026-12-08' });
  assert.equal((await listed('invoice', data[0].filter)).length, 1);
});

test('what happened is told newest first, of every kind of document, page by page', async () => {
  const { data, nextCursor } = await it.ask('activity.list', { limit: 3 });
  const told = ({ kind, number, what }: Shown) => [kind, number, what].join(' ');
  assert.equal(told(data[0]), 'sales-order SO-000007 status');
  const rest = await it.ask('activity.list', { limit: 500, cursor: nextCursor });
  const all: string[] = [...data, ...rest.data].map(told);
  for (const one of [
    'invoice IN-000001',
    'shipment SH-000001',
    'receipt RC-000001',
    'product MUG',
    'customer C-1',
  ])
    assert.ok(
      all.some((line) => line.startsWith(one)),
      `${one} in ${all.join(', ')}`,
    );
  assert.equal(new Set([...data, ...rest.data].map(({ id }: Shown) => id)).size, all.length);
  assert.equal(rest.nextCursor, null);
});
