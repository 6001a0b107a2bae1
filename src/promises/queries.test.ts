import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';

let it: Asking;

/** MUG and CUP of one supplier, JAR of nobody. */
before(async () => {
  it = await askingHouse();
  await it.done('supplier.create', { number: 'S-1', name: 'Blue Hill' });
  await it.done('customer.create', { number: 'C-1', name: 'Corner' });
  for (const sku of ['MUG', 'CUP']) await it.done('product.create', { sku, name: sku, supplier: 'S-1' });
  await it.done('product.create', { sku: 'JAR', name: 'Jar' });
  const lines = [
    { product: 'MUG', quantity: '10' },
    { product: 'CUP', quantity: '4' },
  ];
  await it.done('receipt.create', { location: 'MAIN', lines });
});
after(() => it.house.close());

const order = async (lines: Record<string, string>, more: object = {}): Promise<string> => {
  const named = Object.entries(lines).map(([product, quantity]) => ({ product, quantity }));
  const base = { customer: 'C-1', workflow: 'shipment-driven', confirm: true };
  return (await it.done('sales-order.create', { ...base, lines: named, ...more })).number;
};

async function issued(product: string, quantity: string, expectedOn: string): Promise<string> {
  const made = { supplier: 'S-1', lines: [{ product, quantity }], expectedOn };
  const { number } = await it.done('purchase-order.create', made);
  await it.done('purchase-order.issue', { ref: number });
  return number;
}

test('the queue is listed by product and rank, page by page, and by verdict, supplier and place', async () => {
  const first = await order({ MUG: '8', CUP: '4' });
  const second = await order({ MUG: '5', CUP: '3' }, { mustArriveBy: '2026-12-10' });
  const third = await order({ MUG: '2', JAR: '1' });
  const po = await issued('MUG', '4', '2026-12-20');
  const all = (await it.ask('promise.list')).data;
  const told = all.map(
    (one: Record<string, string>) => `${one['product']} ${one['rank']} ${one['order']} ${one['verdict']}`,
  );
  assert.deepEqual(told, [
    `CUP 1 ${second} in stock`,
    `CUP 2 ${first} short`,
    `JAR 1 ${third} short`,
    `MUG 1 ${second} in stock`,
    `MUG 2 ${first} expected`,
    `MUG 3 ${third} short`,
  ]);
  const { freedBy, date, ahead, late, open, inStock } = all[4];
  assert.deepEqual([freedBy.ref, date, late, open, inStock], [po, '2026-12-20', false, '8', '5']);
  assert.deepEqual([ahead.lines, ahead.quantity, ahead.first[0].order], [1, '5', second]);
  const pages: string[] = [];
  for (let cursor: string | null = null, i = 0; i === 0 || cursor; i++) {
    const page = await it.ask('promise.list', { limit: 2, ...(cursor && { cursor }) });
    assert.ok(page.data.length <= 2 && i < 9);
    pages.push(...page.data.map((one: { product: string; order: string }) => `${one.product} ${one.order}`));
    cursor = page.nextCursor;
  }
  assert.deepEqual(
    pages,
    all.map((one: { product: string; order: string }) => `${one.product} ${one.order}`),
  );
  const skus = async (asked: object) =>
    (await it.ask('promise.list', asked)).data.map((one: { product: string }) => one.product).join(' ');
  assert.equal(await skus({ verdict: 'short' }), 'CUP JAR MUG');
  assert.equal(await skus({ verdict: 'expected' }), 'MUG');
  assert.equal(await skus({ supplier: 'S-1', verdict: 'short' }), 'CUP MUG');
  assert.equal(await skus({ product: 'JAR', location: 'MAIN' }), 'JAR');
  const own = await it.ask('sales-order.promises', { ref: first, limit: 1 });
  assert.deepEqual([own.data[0].product, own.data[0].rank, own.data[0].why], ['MUG', 2, all[4].why]);
  const rest = await it.ask('sales-order.promises', { ref: first, cursor: own.nextCursor });
  assert.deepEqual([rest.data.length, rest.data[0].product, rest.nextCursor], [1, 'CUP', null]);
});

test('shortages are listed by product and by supplier, with what to buy', async () => {
  const { data } = await it.ask('shortage.list');
  const told = data.map((one: Record<string, string>) => [
    one['product'],
    one['open'],
    one['inStock'],
    one['waiting'],
    one['short'],
    one['toBuy'],
    one['orders'],
  ]);
  assert.deepEqual(told, [
    ['CUP', '7', '4', '0', '3', '3', 1],
    ['JAR', '1', '0', '0', '1', '1', 1],
    ['MUG', '15', '10', '4', '1', '1', 2],
  ]);
  assert.deepEqual(
    [data[2].earliestExpected, data[2].supplier, data[1].supplier],
    ['2026-12-20', 'S-1', null],
  );
  const [supplier, ...more] = (await it.ask('shortage.suppliers')).data;
  assert.deepEqual(
    [supplier.supplier, supplier.products, supplier.orders, supplier.isMore, more],
    ['S-1', 2, 2, false, []],
  );
  assert.deepEqual(
    supplier.toBuy.map((one: { product: string; quantity: string }) => `${one.product} ${one.quantity}`),
    ['CUP 3', 'MUG 1'],
  );
  const page = await it.ask('shortage.list', { limit: 1 });
  const next = await it.ask('shortage.list', { limit: 1, cursor: page.nextCursor });
  assert.deepEqual([page.data[0].product, next.data[0].product], ['CUP', 'JAR']);
});

test('K1: what can be promised keeps back what is owed later', async () => {
  await it.done('product.create', { sku: 'BOWL', name: 'Bowl' });
  await it.done('receipt.create', { location: 'MAIN', lines: [{ product: 'BOWL', quantity: '10' }] });
  await order({ BOWL: '12' }, { mustArriveBy: '2026-12-31' });
  await issued('BOWL', '5', '2026-12-21');
  await issued('BOWL', '4', '2027-01-20');
  const asked = { product: 'BOWL', location: 'MAIN' };
  const now = await it.ask('available-to-promise.get', asked);
  assert.deepEqual(
    [now.day, now.quantity, now.onHand, now.open, now.expected],
    ['2026-12-01', '3', '10', '12', '9'],
  );
  assert.deepEqual(now.curve, [
    { from: '2026-12-01', quantity: '3' },
    { from: '2027-01-20', quantity: '7' },
  ]);
  assert.equal((await it.ask('available-to-promise.get', { ...asked, day: '2027-02-01' })).quantity, '7');
  const nowhere = await it.house.assembly.desk.query(it.house.actor, 'available-to-promise.get', {
    ...asked,
    product: 'X',
  });
  assert.ok(!nowhere.ok && nowhere.problem.type === 'not-found');
});

test('K5: fill rate and on-time, to hand-computed numbers', async () => {
  await it.done('product.create', { sku: 'PAN', name: 'Pan' });
  await it.done('receipt.create', { location: 'MAIN', lines: [{ product: 'PAN', quantity: '100' }] });
  const due = (quantity: string, mustArriveBy: string, more: object = {}) =>
    order({ PAN: quantity }, { mustArriveBy, orderDate: '2026-11-01', ...more });
  const ship = (ref: string, quantity: string, day: string) =>
    it.done('shipment.create', { order: ref, lines: [{ line: 1, quantity }], move: 'ship', day });
  await ship(await due('10', '2026-11-20'), '10', '2026-11-18');
  await ship(await due('10', '2026-11-20'), '10', '2026-11-21');
  const parted = await due('8', '2026-11-20');
  await ship(parted, '6', '2026-11-20');
  await ship(parted, '2', '2026-11-25');
  await due('4', '2026-11-20', { confirm: false });
  await due('5', '2026-12-05');
  const entered = await due('12', '2026-11-22', {
    workflow: 'status-driven',
    status: 'Entered',
    confirm: undefined,
  });
  await it.done('sales-order.ship', { ref: entered, day: '2026-11-22' });
  const { to, ...asked } = await it.ask('service.get', { from: '2026-11-01', to: '2026-12-31' });
  assert.deepEqual(
    [to, asked.ordersDue, asked.ordersOnTime, asked.onTimePercent],
    ['2026-12-01', 4, 2, '50'],
  );
  // (10 + 0 + 6 + 12) / (10 + 10 + 8 + 12)
  assert.deepEqual([asked.shippedInTime, asked.firstOrdered, asked.fillRatePercent], ['28', '40', '70']);
  const none = await it.ask('service.get', { from: '2026-10-01', to: '2026-10-31' });
  assert.deepEqual([none.ordersDue, none.onTimePercent, none.fillRatePercent], [0, null, null]);
});

test('H1: an order moved in the queue has it on its timeline', async () => {
  const [first, second] = [await order({ JAR: '3' }), await order({ JAR: '3' })];
  const orders = [{ ref: second }, { ref: first }];
  await it.done('promise.reorder', { product: 'JAR', location: 'MAIN', orders, note: 'they asked' });
  const { data } = await it.ask('sales-order.timeline', { ref: second });
  const last = data.at(-1);
  assert.deepEqual([last.what, last.changes, last.note], ['edited', { priority: [5, 4] }, 'they asked']);
});

test('a later command of the same batch sees what an earlier one did to the queue', async () => {
  await it.done('product.create', { sku: 'CAN', name: 'Can' });
  await it.done('receipt.create', { location: 'MAIN', lines: [{ product: 'CAN', quantity: '5' }] });
  const [first, second] = [await order({ CAN: '5' }), await order({ CAN: '5' })];
  const verdicts = await Promise.all([
    it.house.do('sales-order.update', { ref: second, priority: 1 }),
    it.house.do('sales-order.update', { ref: second, priority: 2 }),
    it.house.do('sales-order.update', { ref: first, priority: 0 }),
  ]);
  const warned = verdicts.map(
    (verdict) => verdict.ok && verdict.answer.warnings?.map((one) => one.facts?.['order']),
  );
  assert.deepEqual(warned, [[first], undefined, [second]]);
});
