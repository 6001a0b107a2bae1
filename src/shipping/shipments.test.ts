import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBothHouses, type Told } from '../../test/support/both-houses.ts';
import { matrix, refusals } from '../lifecycle/render.ts';
import { shipmentCycle } from './shipment.cycle.ts';

/** MAIN and NORTH with twenty mugs and twenty cups each, and a customer. */
async function furnished({ done }: Told): Promise<void> {
  await done('location.create', { code: 'NORTH', name: 'North' });
  await done('customer.create', { number: 'C', name: 'Customer' });
  for (const sku of ['MUG', 'CUP']) await done('product.create', { sku, name: sku, price: '5' });
  for (const location of ['MAIN', 'NORTH']) {
    const lines = ['MUG', 'CUP'].map((product) => ({ product, quantity: '20' }));
    await done('receipt.create', { location, lines });
  }
}

const ofMugs = (quantity: string, more: object = {}) => ({
  customer: 'C',
  confirm: true,
  lines: [{ product: 'MUG', quantity }],
  ...more,
});

inBothHouses(
  'B7: lowering a line to what is shipped fulfils the order, and what was saved is gone',
  async (told) => {
    await furnished(told);
    const { done, refused, stock } = told;
    const { number } = await done('sales-order.create', ofMugs('10'));
    await done('shipment.create', { order: number, lines: [{ line: 1, quantity: '6' }], move: 'ship' });
    await done('shipment.create', { order: number });
    const below = await refused('sales-order.edit-lines', {
      ref: number,
      edit: [{ line: 1, quantity: '5' }],
    });
    assert.match(below.detail, /5 is below 6 \(6 shipped\)/);
    const edited = await done('sales-order.edit-lines', { ref: number, edit: [{ line: 1, quantity: '6' }] });
    assert.equal(edited.status, 'Fulfilled');
    assert.equal(await stock('MUG'), 'MAIN 14, NORTH 20');
    assert.equal((await refused('shipment.ship', { ref: 'SH-000002' })).type, 'not-found');
    const again = await refused('shipment.create', { order: number });
    assert.match(again.detail, /everything has shipped/);
  },
);

inBothHouses('B6: saved shipments are trimmed to what is ordered now, newest first', async (told) => {
  await furnished(told);
  const { done, refused, stock } = told;
  const { number } = await done('sales-order.create', ofMugs('10'));
  const save = (quantity: string) =>
    done('shipment.create', { order: number, lines: [{ line: 1, quantity }] });
  await save('4');
  await save('3');
  await save('3');
  assert.equal((await refused('shipment.create', { order: number })).type, 'shipment/nothing-to-ship');
  await done('sales-order.edit-lines', { ref: number, edit: [{ line: 1, quantity: '6' }] });
  assert.equal((await refused('shipment.commit', { ref: 'SH-000003' })).type, 'not-found');
  await done('shipment.commit', { ref: 'SH-000002' });
  await done('shipment.commit', { ref: 'SH-000001' });
  assert.equal(await stock('MUG'), 'MAIN 20 (6 committed, 6 allocated), NORTH 20');
});

inBothHouses(
  'a line that moves leaves what it shipped where it shipped, and its saved shipment',
  async (told) => {
    await furnished(told);
    const { done, refused, stock } = told;
    const { number } = await done('sales-order.create', ofMugs('10'));
    await done('shipment.create', { order: number, lines: [{ line: 1, quantity: '3' }], move: 'ship' });
    await done('shipment.create', { order: number, lines: [{ line: 1, quantity: '2' }], move: 'commit' });
    await done('shipment.create', { order: number });
    const move = { ref: number, edit: [{ line: 1, location: 'NORTH' }] };
    const inUse = await refused('sales-order.edit-lines', move);
    assert.match(inUse.detail, /cannot move while some of it is committed/);
    await done('shipment.delete', { ref: 'SH-000002' });
    await done('sales-order.edit-lines', move);
    assert.equal(await stock('MUG'), 'MAIN 17, NORTH 20 (7 allocated)');
    assert.equal((await refused('shipment.ship', { ref: 'SH-000003' })).type, 'not-found');
    const here = await refused('shipment.create', { order: number, location: 'MAIN' });
    assert.match(here.detail, /nothing is left to ship from MAIN/);
    const made = await done('shipment.create', { order: number, move: 'ship' });
    assert.deepEqual([made.orderStatus, made.status], ['Fulfilled', 'shipped']);
    assert.equal(await stock('MUG'), 'MAIN 17, NORTH 13');
  },
);

inBothHouses(
  'the rest ships in one call, a shipment for each location, committed and saved ones too',
  async (told) => {
    await furnished(told);
    const { done, refused, stock } = told;
    const lines = [
      { product: 'MUG', quantity: '10' },
      { product: 'CUP', quantity: '4', location: 'NORTH' },
    ];
    const { number } = await done('sales-order.create', { ...ofMugs('1'), lines });
    const several = await refused('shipment.create', { order: number });
    assert.match(several.detail, /leave from MAIN, NORTH: a shipment leaves from one of them/);
    await done('shipment.create', { order: number, lines: [{ line: 1, quantity: '2' }], move: 'pick' });
    await done('shipment.create', { order: number, lines: [{ line: 'MUG', quantity: '3' }] });
    assert.equal((await done('sales-order.commit', { ref: number })).status, 'In Process');
    assert.equal(await stock('MUG'), 'MAIN 20 (10 committed, 10 allocated), NORTH 20');
    assert.equal(await stock('CUP'), 'MAIN 20, NORTH 20 (4 committed, 4 allocated)');
    assert.equal((await refused('sales-order.commit', { ref: number })).type, 'shipment/nothing-to-ship');
    assert.equal((await done('sales-order.ship', { ref: number })).status, 'Fulfilled');
    assert.equal(await stock('MUG'), 'MAIN 10, NORTH 20');
    assert.equal(await stock('CUP'), 'MAIN 20, NORTH 16');
  },
);

inBothHouses(
  'commit all is refused whole when one line falls short, and says what could be done',
  async (told) => {
    await furnished(told);
    const { done, refused, stock } = told;
    const lines = ['MUG', 'CUP'].map((product) => ({ product, quantity: '15' }));
    const rival = await done('sales-order.create', ofMugs('12'));
    await done('sales-order.commit', { ref: rival.number });
    const { number } = await done('sales-order.create', { ...ofMugs('1'), lines });
    const problem = await refused('sales-order.commit', { ref: number });
    assert.equal(problem.type, 'shipment/not-enough-to-pick');
    assert.match(problem.detail, /^MUG at MAIN: 15 needed, 8 available to pick; ship less/);
    assert.deepEqual(
      problem.facts.lines.map((one: Record<string, unknown>) => [one.line, one.sku, one.possible]),
      [[1, 'MUG', '8']],
    );
    assert.equal(await stock('CUP'), 'MAIN 20 (15 allocated), NORTH 20');
  },
);

inBothHouses('Q5: no more goes on shipments than is ordered, and what is tolerated beyond', async (told) => {
  await furnished(told);
  const { done, refused, stock } = told;
  const { number } = await done('sales-order.create', ofMugs('10'));
  const eleven = { order: number, lines: [{ line: 1, quantity: '11' }] };
  const problem = await refused('shipment.create', eleven);
  assert.equal(problem.type, 'shipment/too-much');
  assert.match(problem.detail, /line 1 \(MUG\): 11 would be on the way \(11 on saved shipments\), 10 may be/);
  await done('organisation.update', { overShipment: '10' });
  await done('shipment.create', eleven);
  const more = await refused('shipment.edit', { ref: 'SH-000001', lines: [{ line: 1, quantity: '12' }] });
  assert.equal(more.type, 'shipment/too-much');
  const shipped = await done('shipment.ship', { ref: 'SH-000001' });
  assert.equal(shipped.orderStatus, 'Fulfilled');
  assert.equal(await stock('MUG'), 'MAIN 9, NORTH 20');
});

inBothHouses(
  'B9, B13: what is brought back or deleted frees its goods, and the order is as before',
  async (told) => {
    await furnished(told);
    const { done, refused, stock } = told;
    const { number } = await done('sales-order.create', ofMugs('10'));
    const made = await done('shipment.create', { order: number, move: 'pack' });
    assert.deepEqual([made.status, made.orderStatus], ['packed', 'In Process']);
    const edit = { ref: made.number, lines: [{ line: 1, quantity: '4' }] };
    assert.match(
      (await refused('shipment.edit', edit)).detail,
      /its goods are locked; bring it back to saved/,
    );
    const back = await done('shipment.reopen', { ref: made.number });
    assert.deepEqual([back.status, back.orderStatus], ['saved', 'Confirmed']);
    assert.equal(await stock('MUG'), 'MAIN 20 (10 allocated), NORTH 20');
    await done('shipment.edit', edit);
    const committed = await done('shipment.commit', { ref: made.number });
    assert.equal(await stock('MUG'), 'MAIN 20 (4 committed, 10 allocated), NORTH 20');
    const stale = await refused('shipment.ship', {
      ref: made.number,
      expectedVersion: committed.version - 1,
    });
    assert.equal(stale.type, 'version/moved');
    const gone = await done('shipment.delete', { ref: made.number, expectedVersion: committed.version });
    assert.deepEqual([gone.status, gone.orderStatus], ['deleted', 'Confirmed']);
    assert.equal(await stock('MUG'), 'MAIN 20 (10 allocated), NORTH 20');
  },
);

inBothHouses('B20: a hold stops committing and shipping, not packing; who may overrides it', async (told) => {
  await furnished(told);
  const { done, refused, stock } = told;
  const { number } = await done('sales-order.create', ofMugs('10'));
  await done('shipment.create', { order: number, lines: [{ line: 1, quantity: '4' }], move: 'commit' });
  await done('shipment.create', { order: number });
  await done('sales-order.hold', { ref: number, reason: 'they owe us' });
  for (const move of ['commit', 'pick', 'ship'])
    assert.equal((await refused(`shipment.${move}`, { ref: 'SH-000002' })).type, 'sales-order/held', move);
  assert.equal((await refused('sales-order.ship', { ref: number })).type, 'sales-order/held');
  assert.equal((await done('shipment.pack', { ref: 'SH-000001' })).status, 'packed');
  assert.equal((await refused('shipment.ship', { ref: 'SH-000001' })).type, 'sales-order/held');
  await done('shipment.ship', { ref: 'SH-000001', override: 'paid in cash' });
  assert.equal(await stock('MUG'), 'MAIN 16 (6 allocated), NORTH 20');
});

inBothHouses(
  'only a confirmed order of shipments gets any, and nothing is dated before it was locked',
  async (told) => {
    await furnished(told);
    const { done, refused } = told;
    const draft = await done('sales-order.create', ofMugs('2', { confirm: false }));
    assert.match((await refused('shipment.create', { order: draft.number })).detail, /it is not confirmed/);
    const other = await done('sales-order.create', {
      ...ofMugs('2', { confirm: undefined }),
      workflow: 'status-driven',
      status: 'Entered',
    });
    assert.equal(
      (await refused('shipment.create', { order: other.number })).type,
      'sales-order/move-refused',
    );
    const { number } = await done('sales-order.create', ofMugs('2'));
    await done('shipment.create', { order: number, move: 'commit', day: '2026-11-30' });
    const early = await refused('shipment.ship', { ref: 'SH-000001', day: '2026-11-29' });
    assert.match(early.detail, /was committed on 2026-11-30/);
    const undone = await refused('shipment.reopen', { ref: 'SH-000001', day: '2026-11-29' });
    assert.equal(undone.errors[0].pointer, '/day');
    for (const [lines, pointer] of [
      [[{ line: 7, quantity: '1' }], '/lines/0/line'],
      [[{ line: 'CUP', quantity: '1' }], '/lines/0/line'],
      [[{ line: 1, quantity: '0.5' }], '/lines/0/quantity'],
    ] as const)
      assert.equal((await refused('shipment.create', { order: number, lines })).errors[0].pointer, pointer);
  },
);

inBothHouses('several shipments made at once draw on the same scarce goods once', async (told) => {
  const { done, refused, stock } = told;
  await done('customer.create', { number: 'C', name: 'Customer' });
  await done('product.create', { sku: 'MUG', name: 'Mug' });
  for (const [code, quantity] of [
    ['A', '6'],
    ['B', '3'],
  ]) {
    await done('bin.create', { location: 'MAIN', code, sequence: 10 });
    const lines = [{ product: 'MUG', quantity, bin: code }];
    await done('receipt.create', { location: 'MAIN', lines });
  }
  const { number } = await done('sales-order.create', ofMugs('10'));
  for (const quantity of ['4', '4'])
    await done('shipment.create', { order: number, lines: [{ line: 1, quantity }] });
  const problem = await refused('sales-order.commit', { ref: number });
  assert.deepEqual(
    problem.facts.lines.map((one: Record<string, string>) => [one.needed, one.availableToPick, one.possible]),
    [['2', '1', '1']],
    'the third shipment finds one unit left',
  );
  await done('receipt.create', { location: 'MAIN', lines: [{ product: 'MUG', quantity: '1', bin: 'B' }] });
  await done('sales-order.commit', { ref: number });
  assert.equal(await stock('MUG'), 'MAIN 10 (10 committed, 10 allocated)');
  assert.equal((await done('sales-order.ship', { ref: number })).status, 'Fulfilled');
  assert.equal(await stock('MUG'), '');
});

test('the whole grid of a shipment', () => {
  assert.deepEqual(matrix(shipmentCycle).split('\n'), [
    '          | commit      | pick     | pack     | ship      | reopen  | edit  | update | delete',
    'saved     | → committed | → picked | → packed | → shipped | –       | stays | stays  | stays',
    'committed | –           | → picked | → packed | → shipped | → saved | –     | stays  | stays',
    'picked    | –           | –        | → packed | → shipped | → saved | –     | stays  | stays',
    'packed    | –           | –        | –        | → shipped | → saved | –     | stays  | stays',
    'shipped   | –           | –        | –        | –         | –       | –     | stays  | –',
  ]);
  assert.ok(refusals(shipmentCycle).includes('shipped · ship: it has shipped already'));
});
