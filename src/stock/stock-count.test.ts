import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';
import { inBothHouses, type Told } from '../../test/support/both-houses.ts';
import { assertProved } from '../../test/support/company.ts';
import { matrix } from '../lifecycle/render.ts';
import { stockCountCycle } from './stock-count.cycle.ts';

const count = (rows: [product: string, bin: string, quantity: string][], more: object = {}) => ({
  ref: 'SC-000001',
  rows: rows.map(([product, bin, quantity]) => ({ product, bin, quantity })),
  ...more,
});
const post = (more: object = {}) => ({ ref: 'SC-000001', ...more });

/** Bins A and B at MAIN; ten mugs in A, four in B at 2.00, and a customer. */
async function furnished({ done }: Pick<Told, 'done'>): Promise<void> {
  for (const code of ['A', 'B']) await done('bin.create', { location: 'MAIN', code, sequence: 10 });
  for (const sku of ['MUG', 'CUP']) await done('product.create', { sku, name: sku });
  await done('customer.create', { number: 'C', name: 'Customer' });
  const mugs = (quantity: string, bin: string) => ({ product: 'MUG', quantity, bin, unitCost: '2' });
  await done('receipt.create', { location: 'MAIN', lines: [mugs('10', 'A'), mugs('4', 'B')] });
}

const shipped = (quantity: string) => ({
  customer: 'C',
  workflow: 'status-driven',
  status: 'Shipped',
  location: 'MAIN',
  lines: [{ product: 'MUG', quantity }],
});

inBothHouses('F2: a count posts only what differs, found or lost', async (told) => {
  await furnished(told);
  const { done, stock, house } = told;
  assert.equal((await done('stock-count.create', { location: 'MAIN' })).number, 'SC-000001');
  await done('stock-count.record', count([['MUG', 'A', '9']]));
  await done(
    'stock-count.record',
    count([
      ['MUG', 'B', '5'],
      ['CUP', 'B', '3'],
    ]),
  );
  const before = await house.rows();
  await done('stock-count.record', count([['MUG', 'A', '8']]));
  assert.equal(await house.rows(), before, 'recording moves nothing');
  assert.equal((await done('stock-count.post', post())).status, 'posted');
  assert.equal(await house.rows(), before + 3);
  assert.equal(await stock('MUG'), 'MAIN 13');
  assert.equal(await stock('CUP'), 'MAIN 3');
  assert.equal((await house.positions()).get('MUG@MAIN')?.averageCost, 2_000_000n);
});

inBothHouses('a count that differs nowhere posts nothing and closes, for good', async (told) => {
  await furnished(told);
  const { done, refused, house } = told;
  await done('stock-count.create', { location: 'MAIN', products: ['MUG'] });
  await done(
    'stock-count.record',
    count([
      ['MUG', 'A', '10'],
      ['MUG', 'B', '4'],
    ]),
  );
  const before = await house.rows();
  assert.equal((await done('stock-count.post', post())).status, 'posted');
  assert.equal(await house.rows(), before);
  for (const [command, input] of [
    ['stock-count.post', post()],
    ['stock-count.cancel', post()],
    ['stock-count.record', count([['MUG', 'A', '1']])],
  ] as const)
    assert.equal((await refused(command, input)).type, 'stock-count/move-refused');
});

inBothHouses('F2: what moves between recording and posting is not booked twice', async (told) => {
  await furnished(told);
  const { done, stock } = told;
  await done('stock-count.create', { location: 'MAIN' });
  // Nine are there, where the ledger holds ten: one is missing. Then three are shipped from there.
  await done(
    'stock-count.record',
    count([
      ['MUG', 'A', '9'],
      ['MUG', 'B', '4'],
    ]),
  );
  await done('sales-order.create', shipped('3'));
  assert.equal(await stock('MUG'), 'MAIN 11');
  await done('stock-count.post', post());
  assert.equal(await stock('MUG'), 'MAIN 10', 'one less, not two more');
});

inBothHouses('rows nobody counted stop the posting, until it is said what becomes of them', async (told) => {
  await furnished(told);
  const { done, refused, stock } = told;
  await done('stock-count.create', { location: 'MAIN' });
  await done('stock-count.record', count([['MUG', 'A', '10']]));
  const problem = await refused('stock-count.post', post());
  assert.equal(problem.type, 'stock-count/uncounted');
  assert.deepEqual(problem.facts.rows, [{ line: 2, product: 'MUG', bin: 'B' }]);
  await done('stock-count.post', post({ uncounted: 'zero' }));
  assert.equal(await stock('MUG'), 'MAIN 10');
  await done('stock-count.create', { location: 'MAIN' });
  await done('stock-count.post', { ref: 'SC-000002', uncounted: 'leave' });
  assert.equal(await stock('MUG'), 'MAIN 10');
});

inBothHouses('F3: a count below what is there to lose is refused whole, with every line', async (told) => {
  await furnished(told);
  const { done, refused, stock } = told;
  await done('stock-count.create', { location: 'MAIN' });
  await done(
    'stock-count.record',
    count([
      ['MUG', 'A', '2'],
      ['MUG', 'B', '4'],
      ['CUP', 'B', '1'],
    ]),
  );
  await done('sales-order.create', shipped('7'));
  const problem = await refused('stock-count.post', post());
  assert.equal(problem.type, 'stock/below-committed');
  const short = { product: 'MUG', lot: null, committed: '0', difference: '-8' };
  assert.deepEqual(problem.facts.lines, [
    { ...short, bin: 'A', onHand: '3' },
    { ...short, bin: null, onHand: '7' },
  ]);
  assert.equal(await stock('CUP'), '');
  await done('stock-count.record', count([['MUG', 'A', '3']]));
  await done('stock-count.post', post());
  assert.equal(await stock('CUP'), 'MAIN 1');
});

inBothHouses('goods that only stand in another bin are no loss', async (told) => {
  await furnished(told);
  const { done, stock } = told;
  await done('stock-count.create', { location: 'MAIN' });
  await done(
    'stock-count.record',
    count([
      ['MUG', 'A', '0'],
      ['MUG', 'B', '14'],
    ]),
  );
  await done('stock-count.post', post());
  assert.equal(await stock('MUG'), 'MAIN 14');
  const move = { location: 'MAIN', lines: [{ product: 'MUG', quantity: '14', from: 'B', to: 'A' }] };
  assert.equal((await done('bin-move.create', move)).kind, 'bin-move');
});

inBothHouses('a count takes no rows it is not about, none twice and no lot nobody knows', async (told) => {
  await furnished(told);
  const { done, refused } = told;
  await done('product.create', { sku: 'MILK', name: 'Milk', lotTracked: true });
  await done('stock-count.create', { location: 'MAIN', bins: ['A'] });
  const rows = [
    { product: 'MUG', bin: 'A', quantity: '1' },
    { product: 'MUG', bin: 'A', quantity: '2' },
    { product: 'MUG', bin: 'B', quantity: '1' },
    { product: 'MILK', bin: 'A', quantity: '1' },
    { product: 'MILK', bin: 'A', quantity: '1', lot: 'L1' },
    { product: 'MUG', bin: 'A', quantity: '-1' },
  ];
  assert.equal((await refused('stock-count.record', { ref: 'SC-000001', rows })).type, 'input/invalid');
  const problem = await refused('stock-count.record', { ref: 'SC-000001', rows: rows.slice(0, 5) });
  const pointers = problem.errors.map((fault: { pointer: string }) => fault.pointer);
  assert.deepEqual(pointers, ['/rows/2/bin', '/rows/3/lot', '/rows/4/lot', '/rows/1']);
  const unknown = await refused('stock-count.create', { location: 'MAIN', bins: ['Q'], products: ['NONE'] });
  assert.deepEqual(
    unknown.errors.map((fault: { pointer: string }) => fault.pointer),
    ['/bins/0', '/products/0'],
  );
});

inBothHouses('C10: a count settles what the unassigned bin owes', async (told) => {
  await furnished(told);
  const { done, stock } = told;
  await done('sales-order.create', shipped('16'));
  assert.equal(await stock('MUG'), 'MAIN -2');
  await done('stock-count.create', { location: 'MAIN' });
  await done('stock-count.record', { ref: 'SC-000001', rows: [{ product: 'MUG', quantity: '0' }] });
  await done('stock-count.post', post());
  assert.equal(await stock('MUG'), '');
});

test('the whole grid of a stock count', () => {
  assert.deepEqual(matrix(stockCountCycle).split('\n'), [
    '          | record | post     | cancel',
    'open      | stays  | → posted | → cancelled',
    'posted    | –      | –        | –',
    'cancelled | –      | –        | –',
  ]);
});

let it: Asking;
before(async () => {
  it = await askingHouse();
  await furnished(it);
});
after(() => it.house.close());

test('a blind count does not say what is expected until it is posted', async () => {
  const { number } = await it.done('stock-count.create', { location: 'MAIN', blind: true });
  await it.done('stock-count.record', { ref: number, rows: [{ product: 'MUG', bin: 'A', quantity: '7' }] });
  const open = await it.ask('stock-count.get', { ref: number });
  assert.deepEqual([open.rows, open.counted, open.differing], [2, 1, null]);
  const shown = async (more: object = {}) =>
    (await it.ask('stock-count.rows', { ref: number, ...more })).data.map((row: Record<string, unknown>) => [
      row['bin'],
      row['expected'],
      row['counted'],
      row['difference'],
    ]);
  assert.deepEqual(await shown(), [
    ['A', null, '7', null],
    ['B', null, null, null],
  ]);
  assert.equal((await shown({ differing: true })).length, 2, 'nor by asking for what differs');
  await it.done('stock-count.post', { ref: number, uncounted: 'leave', note: 'yearly' });
  assert.deepEqual(await shown(), [
    ['A', '10', '7', '-3'],
    ['B', null, null, null],
  ]);
  assert.deepEqual(await shown({ differing: true }), [['A', '10', '7', '-3']]);
  assert.equal((await it.ask('stock-count.get', { ref: number })).differing, 1);
});

test('an open count shows what is expected now, is found by location and status, and has a timeline', async () => {
  const { number } = await it.done('stock-count.create', { location: 'MAIN', bins: ['B'] });
  const [row] = (await it.ask('stock-count.rows', { ref: number, counted: false })).data;
  assert.deepEqual([row.product, row.bin, row.expected, row.counted], ['MUG', 'B', '4', null]);
  assert.deepEqual((await it.ask('stock-count.get', { ref: number })).bins, ['B']);
  const open = await it.ask('stock-count.list', { location: 'MAIN', status: 'open' });
  assert.deepEqual(
    open.data.map((one: { number: string }) => one.number),
    [number],
  );
  await it.done('stock-count.cancel', { ref: number, note: 'rain' });
  const { data } = await it.ask('stock-count.timeline', { ref: number });
  assert.deepEqual(
    data.map((one: { what: string }) => one.what),
    ['created', 'cancelled'],
  );
  assert.deepEqual([data[1].note, data[1].changes.status], ['rain', ['open', 'cancelled']]);
});

test('F2: counts posted while orders ship lose and gain nothing', async () => {
  await it.done('product.create', { sku: 'BUSY', name: 'Busy' });
  const line = { product: 'BUSY', quantity: '50', bin: 'A' };
  await it.done('receipt.create', { location: 'MAIN', lines: [line] });
  const { number } = await it.done('stock-count.create', { location: 'MAIN', products: ['BUSY'] });
  const order = { ...shipped('1'), lines: [{ product: 'BUSY', quantity: '1' }] };
  const ships = (n: number) => Array.from({ length: n }, () => it.house.do('sales-order.create', order));
  await Promise.all([
    ...ships(10),
    // Its difference is to whatever the ledger holds at that moment.
    it.done('stock-count.record', { ref: number, rows: [{ product: 'BUSY', bin: 'A', quantity: '38' }] }),
    ...ships(10),
  ]);
  const [row] = (await it.ask('stock-count.rows', { ref: number })).data;
  await Promise.all([...ships(5), it.done('stock-count.post', { ref: number }), ...ships(5)]);
  const [at] = (await it.ask('position.list', { product: 'BUSY' })).data;
  assert.equal(at.onHand, String(50 - 30 + Number(row.difference)));
  await assertProved(it.house.url);
});
