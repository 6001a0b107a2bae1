import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBothHouses, type Told } from '../../test/support/both-houses.ts';
import { matrix, refusals } from '../lifecycle/render.ts';
import { transferCycle } from './transfer.cycle.ts';

/** MAIN with bins A and B, SHOP with bin S, and ten mugs in A at 4.00. */
async function furnished({ done }: Told): Promise<void> {
  await done('location.create', { code: 'SHOP', name: 'Shop' });
  for (const [location, code] of [
    ['MAIN', 'A'],
    ['MAIN', 'B'],
    ['SHOP', 'S'],
  ])
    await done('bin.create', { location, code, sequence: 10 });
  await done('product.create', { sku: 'MUG', name: 'Mug', sellingUnits: [{ name: 'case', quantity: '4' }] });
  const lines = [{ product: 'MUG', quantity: '10', bin: 'A', unitCost: '4' }];
  await done('receipt.create', { location: 'MAIN', lines });
}

const toShop = (quantity: string, more: object = {}) => ({
  from: 'MAIN',
  to: 'SHOP',
  lines: [{ product: 'MUG', quantity, ...more }],
});

inBothHouses('F2: goods in transit are on hand nowhere and expected where they go', async (told) => {
  await furnished(told);
  const { done, stock } = told;
  assert.equal(await stock('MUG'), 'MAIN 10');
  const transfer = await done('transfer.create', toShop('1', { unit: 'case' }));
  assert.deepEqual([transfer.number, transfer.status], ['TR-000001', 'in transit']);
  assert.equal(await stock('MUG'), 'MAIN 6, SHOP 0 (4 expected)');
  const part = { ref: 'TR-000001', lines: [{ product: 'MUG', quantity: '3', bin: 'S' }] };
  assert.equal((await done('transfer.receive', part)).status, 'partially received');
  assert.equal(await stock('MUG'), 'MAIN 6, SHOP 3 (1 expected)');
  assert.equal((await done('transfer.receive', { ref: 'TR-000001', bin: 'S' })).status, 'received');
  assert.equal(await stock('MUG'), 'MAIN 6, SHOP 4');
  const position = (await told.house.positions()).get('MUG@SHOP');
  assert.equal(position?.averageCost, 4_000_000n, 'they arrive at the cost they left with');
});

inBothHouses(
  'F2: what is lost on the way is expected no longer once the transfer is closed',
  async (told) => {
    await furnished(told);
    const { done, refused, stock } = told;
    await done('transfer.create', toShop('5'));
    await done('transfer.receive', { ref: 'TR-000001', lines: [{ product: 'MUG', quantity: '2' }] });
    const closed = await done('transfer.close', { ref: 'TR-000001', reason: 'fell off the van' });
    assert.deepEqual([closed.status, closed.version], ['closed', 3]);
    assert.equal(await stock('MUG'), 'MAIN 5, SHOP 2');
    for (const [command, more] of [
      ['transfer.receive', {}],
      ['transfer.close', { reason: 'again' }],
    ] as const) {
      const problem = await refused(command, { ref: 'TR-000001', ...more });
      assert.equal(problem.type, 'transfer/move-refused');
    }
  },
);

inBothHouses(
  'F3: what shipments need is not sent away, and no bin gives more than it holds',
  async (told) => {
    await furnished(told);
    const { done, refused, stock } = told;
    const tooMuch = await refused('transfer.create', toShop('11'));
    assert.equal(tooMuch.type, 'stock/below-committed');
    assert.deepEqual([tooMuch.facts.onHand, tooMuch.facts.wanted], ['10', '11']);
    assert.equal((await refused('transfer.create', toShop('1', { bin: 'B' }))).type, 'stock/not-in-bin');
    const twice = { ...toShop('6'), lines: [...toShop('6').lines, ...toShop('5').lines] };
    assert.equal((await refused('transfer.create', twice)).type, 'stock/below-committed');
    assert.equal(await stock('MUG'), 'MAIN 10');
    await done('transfer.create', toShop('10'));
    assert.equal(await stock('MUG'), 'SHOP 0 (10 expected)');
  },
);

inBothHouses('a transfer that names nothing that is there is refused with every place', async (told) => {
  await furnished(told);
  const lines = [
    { product: 'CUP', quantity: '1' },
    { product: 'MUG', quantity: '1', bin: 'Z' },
    { product: 'MUG', quantity: '0.5' },
  ];
  const problem = await told.refused('transfer.create', { from: 'MAIN', to: 'MAIN', lines });
  const pointers = problem.errors.map((fault: { pointer: string }) => fault.pointer);
  assert.deepEqual(pointers, ['/to', '/lines/0/product', '/lines/1/bin', '/lines/2/quantity']);
  assert.equal((await told.refused('transfer.receive', { ref: 'TR-000009' })).type, 'not-found');
});

inBothHouses(
  'more than is on the way does not arrive, nor before it was sent, nor at an old version',
  async (told) => {
    await furnished(told);
    const { done, refused, stock } = told;
    await done('transfer.create', toShop('4'));
    const ref = 'TR-000001';
    const lines = [{ product: 'MUG', quantity: '5' }];
    const problem = await refused('transfer.receive', { ref, lines });
    assert.equal(problem.type, 'transfer/not-on-the-way');
    assert.deepEqual(problem.facts, { number: ref, product: 'MUG', arrived: '5', onTheWay: '4' });
    const early = await refused('transfer.receive', { ref, day: '2026-11-30' });
    assert.equal(early.errors[0].pointer, '/day');
    const moved = await refused('transfer.close', { ref, expectedVersion: 7, reason: 'late' });
    assert.equal(moved.type, 'version/moved');
    assert.equal(await stock('MUG'), 'MAIN 6, SHOP 0 (4 expected)');
  },
);

inBothHouses(
  'lots stay what they are on the way, expired and quarantined ones only when named',
  async (told) => {
    await furnished(told);
    const { done, refused, stock } = told;
    await done('product.create', { sku: 'MILK', name: 'Milk', lotTracked: true, pickingRule: 'FEFO' });
    const line = { product: 'MILK', quantity: '3', bin: 'A' };
    const lots = [
      { ...line, lot: 'OLD', expiresOn: '2026-11-01' },
      { ...line, lot: 'SOON', expiresOn: '2027-01-01' },
      { ...line, lot: 'LATE', expiresOn: '2027-06-01' },
    ];
    await done('receipt.create', { location: 'MAIN', lines: lots });
    const milk = (quantity: string, more: object = {}) => ({
      from: 'MAIN',
      to: 'SHOP',
      lines: [{ product: 'MILK', quantity, ...more }],
    });
    assert.equal((await refused('transfer.create', milk('7'))).type, 'stock/not-in-bin');
    await done('transfer.create', milk('4'));
    await done('transfer.create', milk('1', { lot: 'OLD' }));
    const wrong = { ref: 'TR-000001', lines: [{ product: 'MILK', quantity: '1', lot: 'OLD' }] };
    assert.equal((await refused('transfer.receive', wrong)).type, 'transfer/not-on-the-way');
    await done('transfer.receive', {
      ref: 'TR-000001',
      lines: [{ product: 'MILK', quantity: '1', lot: 'LATE', bin: 'S' }],
    });
    await done('transfer.receive', { ref: 'TR-000001' });
    await done('transfer.receive', { ref: 'TR-000002', bin: 'S' });
    assert.equal(await stock('MILK'), 'MAIN 4, SHOP 5');
    const back = {
      from: 'SHOP',
      to: 'MAIN',
      lines: [{ product: 'MILK', quantity: '1', lot: 'LATE', bin: 'S' }],
    };
    await done('transfer.create', back);
    assert.equal((await refused('transfer.create', back)).type, 'stock/not-in-bin');
  },
);

inBothHouses('C10: an arrival first fills what the unassigned bin owes', async (told) => {
  await furnished(told);
  const { done, stock } = told;
  await done('customer.create', { number: 'C', name: 'Customer' });
  const order = { customer: 'C', workflow: 'status-driven', status: 'Shipped', location: 'SHOP' };
  await done('sales-order.create', { ...order, lines: [{ product: 'MUG', quantity: '2' }] });
  assert.equal(await stock('MUG'), 'MAIN 10, SHOP -2');
  await done('transfer.create', toShop('3'));
  await done('transfer.receive', { ref: 'TR-000001', bin: 'S' });
  assert.equal(await stock('MUG'), 'MAIN 7, SHOP 1');
});

inBothHouses('goods are moved between bins at the same cost, on hand stays', async (told) => {
  await furnished(told);
  const { done, refused, stock } = told;
  const move = (quantity: string, from: string, to: string) => ({
    location: 'MAIN',
    lines: [{ product: 'MUG', quantity, from, to }],
  });
  const made = await done('bin-move.create', move('6', 'A', 'B'));
  assert.deepEqual([made.kind, made.number], ['bin-move', 'MV-000001']);
  assert.equal(await stock('MUG'), 'MAIN 10');
  assert.equal((await told.house.positions()).get('MUG@MAIN')?.averageCost, 4_000_000n);
  const problem = await refused('bin-move.create', move('5', 'A', 'B'));
  assert.equal(problem.type, 'stock/not-in-bin');
  assert.equal(problem.facts.free, '4');
  await done('bin-move.create', move('6', 'B', 'A'));
  assert.equal((await refused('bin-move.create', move('1', 'A', 'A'))).errors[0].pointer, '/lines/0/to');
  assert.equal((await refused('bin-move.create', move('1', 'Q', 'A'))).errors[0].pointer, '/lines/0/from');
});

test('the whole grid of a transfer', () => {
  assert.deepEqual(matrix(transferCycle).split('\n'), [
    '                   | receive              | complete   | close',
    'in transit         | → partially received | → received | → closed',
    'partially received | stays                | → received | → closed',
    'received           | –                    | –          | –',
    'closed             | –                    | –          | –',
  ]);
  assert.ok(refusals(transferCycle).some((line) => line.includes('found by an adjustment')));
});
