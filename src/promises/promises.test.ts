import assert from 'node:assert/strict';
import { inBothHouses, type Told } from '../../test/support/both-houses.ts';
import { promisesTold } from '../../test/support/promises-told.ts';

const MUG = 'MUG';

/** A product bought of a supplier, a shop to send goods to, and a customer. */
async function furnished({ done }: Told): Promise<void> {
  await done('supplier.create', { number: 'S-1', name: 'Blue Hill' });
  await done('product.create', { sku: MUG, name: 'Mug', price: '10.00', supplier: 'S-1' });
  await done('location.create', { code: 'SHOP', name: 'Shop' });
  await done('customer.create', { number: 'C-1', name: 'Corner' });
}

const receive = ({ done }: Told, quantity: string, location = 'MAIN') =>
  done('receipt.create', { location, lines: [{ product: MUG, quantity, unitCost: '4' }] });

/** A confirmed order of mugs; they are numbered as they come. */
const order = ({ done }: Told, quantity: string, more: object = {}) =>
  done('sales-order.create', {
    customer: 'C-1',
    workflow: 'shipment-driven',
    confirm: true,
    lines: [{ product: MUG, quantity }],
    ...more,
  });

async function buy({ done }: Told, quantity: string, expectedOn: string | null = null): Promise<string> {
  const lines = [{ product: MUG, quantity }];
  const { number } = await done('purchase-order.create', {
    supplier: 'S-1',
    lines,
    ...(expectedOn && { expectedOn }),
  });
  return number;
}

inBothHouses('K2, K3: open lines are in stock, expected or short, and say why', async (told) => {
  await furnished(told);
  await receive(told, '10');
  await order(told, '6');
  await order(told, '7');
  await order(told, '9', { mustArriveBy: '2026-12-20' });
  const po = await buy(told, '8', '2026-12-15');
  assert.deepEqual(await promisesTold(told.house, MUG), [
    'SO-000003 in stock: 9 in stock',
    'SO-000001 short: 1 in stock; short 5; behind SO-000003 (9)',
    'SO-000002 short: short 7; behind SO-000003 (9), SO-000001 (1)',
  ]);
  await told.done('purchase-order.issue', { ref: po });
  assert.deepEqual(await promisesTold(told.house, MUG), [
    'SO-000003 in stock: 9 in stock',
    'SO-000001 expected 2026-12-15: 1 in stock; 5 with PO-000001 on 2026-12-15; behind SO-000003 (9)',
    'SO-000002 short: 3 with PO-000001 on 2026-12-15; short 4; behind SO-000003 (9), SO-000001 (6)',
  ]);
});

inBothHouses('K4: goods that arrive free the next in the queue, and commit nothing', async (told) => {
  await furnished(told);
  await order(told, '5');
  await order(told, '5');
  const ref = await buy(told, '8', '2026-12-15');
  await told.done('purchase-order.issue', { ref });
  await told.done('purchase-order.receive', { ref, lines: [{ product: MUG, quantity: '6' }] });
  assert.equal(await told.stock(MUG), 'MAIN 6 (2 expected, 10 allocated)');
  assert.deepEqual(await promisesTold(told.house, MUG), [
    'SO-000001 in stock: 5 in stock',
    'SO-000002 short: 1 in stock; 2 with PO-000001 on 2026-12-15; short 2; behind SO-000001 (5)',
  ]);
});

inBothHouses('goods on their way from another location count as expected where they go', async (told) => {
  await furnished(told);
  await receive(told, '10', 'SHOP');
  await order(told, '4');
  const sent = { from: 'SHOP', to: 'MAIN', lines: [{ product: MUG, quantity: '6' }] };
  await told.done('transfer.create', { ...sent, expectedOn: '2026-12-04' });
  assert.deepEqual(await promisesTold(told.house, MUG), [
    'SO-000001 expected 2026-12-04: 4 with TR-000001 on 2026-12-04',
  ]);
  await told.done('transfer.receive', { ref: 'TR-000001' });
  assert.deepEqual(await promisesTold(told.house, MUG), ['SO-000001 in stock: 4 in stock']);
});

inBothHouses(
  'goods without a known day come last; expired and quarantined ones do not count',
  async (told) => {
    await furnished(told);
    await told.done('product.create', { sku: 'MILK', name: 'Milk', lotTracked: true });
    const lot = (name: string, expiresOn: string) => ({
      product: 'MILK',
      quantity: '4',
      lot: name,
      expiresOn,
    });
    const lots = [lot('OLD', '2026-11-30'), lot('HELD', '2027-06-01'), lot('GOOD', '2026-12-01')];
    await told.done('receipt.create', { location: 'MAIN', lines: lots });
    await told.done('lot.quarantine', { ref: 'MILK/HELD' });
    const lines = [{ product: 'MILK', quantity: '6' }];
    await order(told, '1', { lines });
    const made = await told.done('purchase-order.create', { supplier: 'S-1', lines });
    await told.done('purchase-order.update', { ref: made.number, expectedOn: null });
    await told.done('purchase-order.issue', { ref: made.number });
    assert.deepEqual(await promisesTold(told.house, 'MILK'), [
      'SO-000001 expected: 4 in stock; 2 with PO-000001 (no day known)',
    ]);
    await told.done('lot.release', { ref: 'MILK/HELD' });
    assert.deepEqual(await promisesTold(told.house, 'MILK'), ['SO-000001 in stock: 6 in stock']);
  },
);

inBothHouses('S2: who has committed keeps the goods, whatever the rank', async (told) => {
  await furnished(told);
  await receive(told, '10');
  await order(told, '10', { priority: 1 });
  await order(told, '5');
  await told.done('sales-order.commit', { ref: 'SO-000002' });
  assert.deepEqual(await promisesTold(told.house, MUG), [
    'SO-000001 short: 5 in stock; short 5; behind SO-000002 (5 committed)',
    'SO-000002 in stock: 5 in stock',
  ]);
  await told.done('sales-order.ship', { ref: 'SO-000002' });
  assert.deepEqual(await promisesTold(told.house, MUG), ['SO-000001 short: 5 in stock; short 5']);
});

inBothHouses('a changed priority tells whose promises get worse, from what to what', async (told) => {
  await furnished(told);
  await receive(told, '8');
  await order(told, '5');
  await order(told, '3');
  await order(told, '4');
  const update = { ref: 'SO-000003', priority: 2 };
  const { warnings } = await told.done('sales-order.update', update);
  assert.deepEqual(
    warnings.map((one: { type: string; detail: string }) => `${one.type} ${one.detail}`),
    [
      'promise/worse SO-000001 line 1 (MUG at MAIN): in stock → short 1',
      'promise/worse SO-000002 line 1 (MUG at MAIN): in stock → short 3',
    ],
  );
  const back = await told.done('sales-order.update', { ref: 'SO-000003', priority: 5 });
  assert.equal(back.warnings, undefined, 'whose promise got better is not warned of');
  const note = await told.done('sales-order.update', { ref: 'SO-000003', notes: 'no rank' });
  assert.equal(note.warnings, undefined);
});

inBothHouses(
  'the queue is put in an order by priorities; each order tells of it on its timeline',
  async (told) => {
    await furnished(told);
    await receive(told, '5');
    for (const quantity of ['5', '5', '5']) await order(told, quantity);
    const wish = (...refs: string[]) => ({
      product: MUG,
      location: 'MAIN',
      orders: refs.map((ref) => ({ ref })),
    });
    const done = await told.done('promise.reorder', wish('SO-000003', 'SO-000001', 'SO-000002'));
    assert.deepEqual(done.orders, [
      { number: 'SO-000003', priority: 4 },
      { number: 'SO-000001', priority: 5 },
      { number: 'SO-000002', priority: 5 },
    ]);
    assert.deepEqual(
      done.warnings.map((one: { detail: string }) => one.detail),
      ['SO-000001 line 1 (MUG at MAIN): in stock → short 5'],
    );
    const [first] = await promisesTold(told.house, MUG);
    assert.equal(first, 'SO-000003 in stock: 5 in stock');
    const again = await told.done('promise.reorder', wish('SO-000003', 'SO-000001', 'SO-000002'));
    assert.equal(again.unchanged, true);
    const absent = await told.refused('promise.reorder', {
      ...wish('SO-000001'),
      location: 'SHOP',
    });
    assert.deepEqual([absent.type, absent.facts.orders], ['promise/not-in-queue', ['SO-000001']]);
    const twice = await told.refused('promise.reorder', wish('SO-000001', 'SO-000001'));
    assert.equal(twice.errors[0].pointer, '/orders/1');
    const moved = { ...wish(), orders: [{ ref: 'SO-000003', expectedVersion: 1 }] };
    assert.equal((await told.refused('promise.reorder', moved)).type, 'version/moved');
  },
);

inBothHouses(
  'eleven orders against the order of their numbers are too many for ten priorities',
  async (told) => {
    await furnished(told);
    const refs: string[] = [];
    for (let i = 0; i < 11; i++) refs.unshift((await order(told, '1')).number);
    const orders = refs.map((ref) => ({ ref }));
    const wish = { product: MUG, location: 'MAIN', orders };
    const problem = await told.refused('promise.reorder', wish);
    assert.deepEqual([problem.type, problem.facts], ['promise/too-many-ranks', { needed: 11, most: 10 }]);
    await told.done('promise.reorder', { ...wish, orders: orders.slice(1) });
    assert.match((await promisesTold(told.house, MUG))[0] as string, /^SO-000010 /);
  },
);

inBothHouses(
  'entered orders wait too, disputed ones included; drafts, shipped and cancelled ones do not',
  async (told) => {
    await furnished(told);
    await receive(told, '20');
    const entered = { workflow: 'status-driven', status: 'Entered', confirm: undefined };
    await order(told, '1', { ...entered, status: 'Received' });
    await order(told, '2', entered);
    await order(told, '3', entered);
    await order(told, '4', { confirm: false });
    await order(told, '5');
    await order(told, '6', entered);
    await told.done('sales-order.dispute', { ref: 'SO-000003', type: 'shortage', reason: 'missing' });
    await told.done('sales-order.cancel', { ref: 'SO-000005' });
    await told.done('sales-order.ship', { ref: 'SO-000006' });
    assert.deepEqual(await promisesTold(told.house, MUG), [
      'SO-000002 in stock: 2 in stock',
      'SO-000003 in stock: 3 in stock',
    ]);
  },
);

inBothHouses('K2: a purchase made for an order belongs to it, whoever ranks before', async (told) => {
  await furnished(told);
  await order(told, '5', { priority: 1 });
  await order(told, '5');
  await told.done('sales-order.buy', { ref: 'SO-000002', expectedOn: '2026-12-12' });
  assert.deepEqual(await promisesTold(told.house, MUG), [
    'SO-000001 short: short 5',
    'SO-000002 short: short 5',
  ]);
  await told.done('purchase-order.issue', { ref: 'PO-000001' });
  assert.deepEqual(await promisesTold(told.house, MUG), [
    'SO-000001 short: short 5',
    'SO-000002 expected 2026-12-12: 5 with PO-000001 on 2026-12-12',
  ]);
  await told.done('sales-order.cancel', { ref: 'SO-000002' });
  assert.deepEqual(await promisesTold(told.house, MUG), [
    'SO-000001 expected 2026-12-12: 5 with PO-000001 on 2026-12-12',
  ]);
});

inBothHouses('E5: what the supplier ships to the customer waits for no stock', async (told) => {
  await furnished(told);
  await told.done('product.update', { ref: MUG, dropShippable: true });
  await receive(told, '2');
  await order(told, '5');
  const made = { ref: 'SO-000001', lines: [{ line: 1, quantity: '3' }] };
  await told.done('sales-order.drop-ship', made);
  assert.deepEqual(await promisesTold(told.house, MUG), ['SO-000001 in stock: 2 in stock']);
});
