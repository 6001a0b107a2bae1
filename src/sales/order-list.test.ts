import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';
import { SORTS } from './order-sort.ts';
import { UNSHIPPED } from './standing.ts';

let it: Asking;
type Shown = {
  number: string;
  status: string;
  total: string;
  orderDate: string;
  mustArriveBy: string | null;
};

before(async () => {
  it = await askingHouse();
  for (const sku of ['MUG', 'PLATE']) await it.done('product.create', { sku, name: sku, price: '2.00' });
  await it.done('receipt.create', { location: 'MAIN', lines: [{ product: 'MUG', quantity: '1000' }] });
  for (const number of ['C-1', 'C-2']) await it.done('customer.create', { number, name: number });
  const order = (number: string, quantity: string, more: object) =>
    it.done('sales-order.create', {
      number,
      customer: 'C-1',
      lines: [{ product: 'MUG', quantity }],
      ...more,
    });
  await order('SO-999999', '9', { orderDate: '2026-11-01', mustArriveBy: '2026-11-20', confirm: true });
  await order('SO-1000000', '3', { orderDate: '2026-11-03', mustArriveBy: '2026-11-30' });
  await order('SO-1000001', '12', { orderDate: '2026-11-02' });
  await order('SO-1000002', '3', { orderDate: '2026-11-02', mustArriveBy: '2026-12-01', customer: 'C-2' });
  await order('SO-1000003', '5', { orderDate: '2026-11-05', mustArriveBy: '2026-11-21', confirm: true });
  await it.done('sales-order.ship', { ref: 'SO-1000003' });
  const plates = { workflow: 'status-driven', lines: [{ product: 'PLATE', quantity: '1' }] };
  await order('SO-1000004', '1', { ...plates, orderDate: '2026-11-20', mustArriveBy: '2026-11-25' });
  await order('SO-1000005', '1', { ...plates, orderDate: '2026-11-20', customer: 'C-2' });
  await it.done('sales-order.dispute', { ref: 'SO-1000005', type: 'damage', reason: 'scratched' });
  await it.done('sales-order.hold', { ref: 'SO-1000000', reason: 'ask first' });
});
after(() => it?.house.close());

async function pages(input: object): Promise<Shown[]> {
  const seen: Shown[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: Shown[]; nextCursor: string | null } = await it.ask('sales-order.list', {
      limit: '2',
      ...input,
      ...(cursor && { cursor }),
    });
    seen.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor);
  return seen;
}
const numbers = async (input: object) =>
  (await pages(input)).map(({ number }) => Number(number.slice(3)) % 10);

test('orders go by number, total, dates and creation, in both directions, page by page', async () => {
  const ways = new Map(
    await Promise.all(SORTS.map(async (sort) => [sort, await numbers({ sort, direction: 'asc' })] as const)),
  );
  assert.deepEqual(Object.fromEntries(ways), {
    created: [9, 0, 1, 2, 3, 4, 5],
    orderDate: [9, 1, 2, 0, 3, 4, 5],
    mustArriveBy: [9, 3, 4, 0, 2, 1, 5],
    number: [9, 0, 1, 2, 3, 4, 5],
    total: [4, 5, 0, 2, 3, 9, 1],
  });
  for (const sort of SORTS) {
    const expected = ways.get(sort)?.toReversed() as number[];
    const dated = sort === 'mustArriveBy' ? [2, 0, 4, 3, 9, 5, 1] : expected;
    assert.deepEqual(await numbers({ sort }), dated, sort);
  }
});

test('a list of one status or of several is in the order asked for', async () => {
  const some = { sort: 'total', direction: 'asc' };
  assert.deepEqual(await numbers({ ...some, status: 'Saved' }), [0, 2, 1]);
  assert.deepEqual(await numbers({ ...some, status: ['In-Dispute', 'Saved', 'Confirmed'] }), [5, 0, 2, 9, 1]);
  assert.deepEqual(await numbers({ ...some, workflow: 'status-driven' }), [4, 5]);
  assert.deepEqual(await numbers({ ...some, workflow: 'status-driven', status: 'Saved' }), []);
});

test('a range of days is kept whatever the list goes by, with every other filter', async () => {
  const days = { orderDateFrom: '2026-11-02', orderDateTo: '2026-11-05' };
  assert.deepEqual(await numbers(days), [3, 0, 2, 1]);
  assert.deepEqual(await numbers({ ...days, sort: 'number' }), [3, 2, 1, 0]);
  assert.deepEqual(await numbers({ ...days, sort: 'total', direction: 'asc' }), [0, 2, 3, 1]);
  assert.deepEqual(await numbers({ ...days, sort: 'mustArriveBy' }), [2, 0, 3, 1]);
  assert.deepEqual(await numbers({ ...days, sort: 'total', status: ['Saved', 'Paid'] }), [1, 2, 0]);
  assert.deepEqual(await numbers({ ...days, sort: 'total', search: 'SO-100000' }), [1, 3, 2, 0]);
  assert.deepEqual(await numbers({ ...days, sort: 'total', customer: 'C-2' }), [2]);
  assert.deepEqual(await numbers({ ...days, sort: 'total', late: 'true' }), [0]);
  assert.deepEqual(await numbers({ ...days, orderDateTo: '2027-11-05', sort: 'number' }), [5, 4, 3, 2, 1, 0]);
  assert.deepEqual(
    await numbers({ mustArriveByFrom: '2026-11-25', mustArriveByTo: '2026-12-01' }),
    [2, 0, 4],
  );
});

test('late is what must have arrived before today and has not been shipped', async () => {
  assert.deepEqual(await numbers({ late: 'true', direction: 'asc' }), [9, 4, 0]);
  assert.deepEqual(await numbers({ late: 'true', status: ['Saved', 'Fulfilled'] }), [0]);
  assert.deepEqual(await numbers({ late: 'false' }), [5, 3, 2, 1]);
  assert.deepEqual(UNSHIPPED, ['Saved', 'Confirmed', 'In Process', 'Received', 'Entered']);
});

test('orders are found by a product on their lines, with every other filter', async () => {
  assert.deepEqual(await numbers({ product: 'PLATE' }), [5, 4]);
  assert.deepEqual(await numbers({ product: 'MUG', sort: 'total', status: 'Saved' }), [1, 2, 0]);
  assert.deepEqual(await numbers({ product: 'MUG', search: 'SO-1000002' }), [2]);
  assert.deepEqual(await numbers({ product: 'PLATE', search: 'SO-1000002' }), []);
  assert.deepEqual(await numbers({ product: 'NONE' }), []);
});

test('a cursor of another order, or made up, is refused', async () => {
  const { nextCursor } = await it.ask('sales-order.list', { limit: 1, sort: 'total' });
  const desk = it.house.assembly.desk;
  const made = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const id = '00000000-0000-7000-8000-000000000000';
  const wrong = [
    { sort: 'number', cursor: nextCursor },
    { sort: 'total', direction: 'asc', cursor: nextCursor },
    { sort: 'total', cursor: made(['total', 'desc', '1e999', id]) },
    { sort: 'orderDate', cursor: made(['orderDate', 'desc', '2026-13-45', id]) },
    { sort: 'orderDate', cursor: made(['orderDate', 'desc', null, id]) },
    { sort: 'number', cursor: made(['number', 'desc', 'SO-1', "'"]) },
    { sort: 'number', cursor: made(['number', 'desc', 'a\u0000', id]) },
    { cursor: 'nonsense' },
  ];
  for (const input of wrong) {
    const found = await desk.query(it.house.actor, 'sales-order.list', input);
    assert.ok(!found.ok && found.problem.errors?.[0]?.pointer === '/cursor', JSON.stringify(input));
  }
});

const tabs = async (input: object = {}) => {
  const { data, ...others } = await it.ask('sales-order.counts', input);
  const held = Object.entries(others as Record<string, { count: number }>).map(([k, { count }]) => [
    k,
    count,
  ]);
  const counted = data.filter(({ count }: { count: number }) => count > 0);
  return {
    ...Object.fromEntries(counted.map((tab: { status: string; count: number }) => [tab.status, tab.count])),
    ...Object.fromEntries(held),
  };
};

test('counts say how many a list has of each status, late, held and flagged', async () => {
  const others = { flagged: 0 };
  assert.deepEqual(await tabs(), {
    ...{ Saved: 3, Confirmed: 1, Fulfilled: 1, Received: 1, 'In-Dispute': 1 },
    ...{ total: 7, late: 3, held: 1, ...others },
  });
  assert.deepEqual(await tabs({ customer: 'C-2' }), {
    ...{ Saved: 1, 'In-Dispute': 1, total: 2, late: 0, held: 0, ...others },
  });
  assert.deepEqual(await tabs({ late: 'true' }), {
    ...{ Saved: 1, Confirmed: 1, Received: 1, total: 3, late: 3, held: 1, ...others },
  });
  assert.deepEqual(await tabs({ workflow: 'status-driven', search: 'SO-1' }), {
    ...{ Received: 1, 'In-Dispute': 1, total: 2, late: 1, held: 0, ...others },
  });
  const november = { orderDateFrom: '2026-11-02', orderDateTo: '2026-11-03' };
  assert.deepEqual(await tabs(november), { Saved: 3, total: 3, late: 1, held: 1, ...others });
  assert.deepEqual(await tabs({ ...november, mustArriveByFrom: '2026-12-01' }), {
    ...{ Saved: 1, total: 1, late: 0, held: 0, ...others },
  });
  const { data } = await it.ask('sales-order.counts');
  assert.equal(data.length, 13);
});

test('every count agrees with the list under the same filters', async () => {
  const filters = [
    {},
    { channel: 'SALES' },
    { held: 'true' },
    { held: 'false' },
    { late: 'false' },
    { product: 'MUG' },
    { paymentStatus: 'unpaid' },
    { mustArriveByTo: '2026-11-30' },
  ];
  for (const filter of filters) {
    const counts = await tabs(filter);
    const rows = await pages(filter);
    const expected = Map.groupBy(rows, ({ status }) => status);
    for (const [status, some] of expected) assert.equal(counts[status], some.length, JSON.stringify(filter));
    assert.equal(counts.total, rows.length, JSON.stringify(filter));
    const isLate = ({ mustArriveBy, status }: Shown) =>
      mustArriveBy !== null && mustArriveBy < '2026-12-01' && UNSHIPPED.includes(status);
    assert.equal(counts.late, rows.filter(isLate).length, JSON.stringify(filter));
  }
});

test('counting stops at a thousand and says so', async () => {
  const columns = await it.house.query(
    "SELECT string_agg(column_name, ', ') AS names FROM information_schema.columns WHERE table_name = 'sales_order' AND column_name NOT IN ('id', 'number')",
  );
  const { names } = columns[0] as { names: string };
  await it.house.query(`INSERT INTO sales_order (id, number, ${names})
    SELECT uuidv7(), 'X-' || n, ${names} FROM sales_order, generate_series(1, 1200) AS n WHERE number = 'SO-999999'`);
  const { data, total, late } = await it.ask('sales-order.counts');
  const confirmed = data.find(({ status }: { status: string }) => status === 'Confirmed');
  assert.deepEqual(confirmed, {
    workflow: 'shipment-driven',
    status: 'Confirmed',
    count: 1000,
    capped: true,
  });
  assert.deepEqual(
    [total, late],
    [
      { count: 1006, capped: true },
      { count: 1000, capped: true },
    ],
  );
  const narrow = await it.ask('sales-order.counts', { customer: 'C-1' });
  assert.deepEqual(narrow.late, { count: 1000, capped: true });
});
