import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';
import { assertProved } from '../../test/support/company.ts';

let it: Asking;
const numbers: Record<string, string> = {};

/** Twenty of lot L1 from Blue Hill: shipped to two customers, sent to the shop, spilt, counted. L2 is another lot. */
before(async () => {
  it = await askingHouse();
  const { done } = it;
  await done('location.create', { code: 'SHOP', name: 'Shop' });
  for (const code of ['A', 'B']) await done('bin.create', { location: 'MAIN', code });
  await done('supplier.create', { number: 'S-1', name: 'Blue Hill Mills' });
  await done('product.create', { sku: 'MILK', name: 'Milk', lotTracked: true, pickingRule: 'FEFO' });
  for (const number of ['ANN', 'BEA', 'CAT']) await done('customer.create', { number, name: number });
  const line = { product: 'MILK', bin: 'A' };
  const lines = [
    { ...line, quantity: '20', lot: 'L1', expiresOn: '2027-01-01' },
    { ...line, quantity: '5', lot: 'L2', expiresOn: '2027-06-01' },
  ];
  const receipt = { location: 'MAIN', supplier: 'S-1', reference: 'DN-77', day: '2026-11-20', lines };
  numbers['receipt'] = (await done('receipt.create', receipt)).number;
  numbers['ann'] = await ship('ANN', '4');
  numbers['ann again'] = await ship('ANN', '2');
  numbers['bea'] = await ship('BEA', '3');
  numbers['cat'] = await ship('CAT', '5');
  await done('sales-order.reject', { ref: numbers['cat'] });
  const spilt = { product: 'MILK', quantity: '-1', lot: 'L1', bin: 'A' };
  numbers['spilt'] = (
    await done('adjustment.create', { location: 'MAIN', reason: 'spilt', day: '2026-11-25', lines: [spilt] })
  ).number;
  const toShop = { from: 'MAIN', to: 'SHOP', lines: [{ product: 'MILK', quantity: '6', lot: 'L1' }] };
  numbers['transfer'] = (await done('transfer.create', toShop)).number;
  await done('transfer.receive', { ref: numbers['transfer'], lines: [{ product: 'MILK', quantity: '4' }] });
  const lots = [{ product: 'MILK', quantity: '1', from: 'A', to: 'B', lot: 'L1' }];
  numbers['move'] = (await done('bin-move.create', { location: 'MAIN', lines: lots })).number;
});
after(() => it.house.close());

async function ship(customer: string, quantity: string): Promise<string> {
  const order = { customer, workflow: 'status-driven', status: 'Shipped', location: 'MAIN' };
  return (await it.done('sales-order.create', { ...order, lines: [{ product: 'MILK', quantity }] })).number;
}

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
type Shown = any;
const picked = (rows: Shown[], ...names: string[]) =>
  rows.map((row) => names.map((name) => row[name]).join(' '));

test('F6: a lot is traced to who it came from, where it stands and who got it', async () => {
  const trace = await it.ask('lot.trace', { ref: 'MILK/L1' });
  assert.deepEqual(
    [trace.onHand, trace.shipped, trace.onTheWay, trace.committed, trace.complete],
    ['8', '9', '2', '0', true],
  );
  assert.deepEqual(picked(trace.stock, 'location', 'bin', 'onHand'), [
    'MAIN A 3',
    'MAIN B 1',
    'SHOP UNASSIGNED 4',
  ]);
  const [came] = trace.cameFrom;
  assert.deepEqual(
    [came.document.kind, came.document.number, came.quantity, came.day, came.supplierName, came.reference],
    ['receipt', numbers['receipt'], '20', '2026-11-20', 'Blue Hill Mills', 'DN-77'],
  );
  assert.equal(trace.cameFrom.length, 1);
  const moved = trace.moved.map(
    (one: Shown) => `${one.document.kind} ${one.event} ${one.quantity} ${one.location}`,
  );
  assert.deepEqual(moved.sort(), [
    'adjustment DISPOSE 1 MAIN',
    'bin-move RECEIVE 1 MAIN',
    'bin-move TRANSFER 1 MAIN',
    'transfer RECEIVE 4 SHOP',
    'transfer TRANSFER 6 MAIN',
  ]);
  assert.deepEqual(picked(trace.customers, 'customer', 'shipped', 'orders'), ['ANN 6 2', 'BEA 3 1']);
  assert.equal((await it.ask('lot.trace', { ref: 'MILK/L2' })).customers.length, 0);
});

test('F6: a recall lists every order with its customer, page by page; a rejected one got nothing', async () => {
  const first = await it.ask('lot.recall', { ref: 'MILK/L1', limit: 2 });
  assert.deepEqual(picked(first.data, 'customer', 'order', 'shipped'), [
    `ANN ${numbers['ann']} 4`,
    `ANN ${numbers['ann again']} 2`,
  ]);
  const rest = await it.ask('lot.recall', { ref: 'MILK/L1', limit: 2, cursor: first.nextCursor });
  assert.deepEqual(picked(rest.data, 'customer', 'order', 'shipped', 'returned', 'committed'), [
    `BEA ${numbers['bea']} 3 0 0`,
  ]);
  assert.equal(rest.nextCursor, null);
});

test('F5: an entry names the document it comes from, whatever kind it is', async () => {
  const { data } = await it.ask('position.entries', {
    product: 'MILK',
    location: 'MAIN',
    quantity: 'onHand',
  });
  const kinds = new Map(data.map((one: Shown) => [one.document.number, one.document.kind]));
  const expected = [
    ['move', 'bin-move'],
    ['transfer', 'transfer'],
    ['spilt', 'adjustment'],
    ['bea', 'sales-order'],
    ['receipt', 'receipt'],
  ];
  for (const [name, kind] of expected) assert.equal(kinds.get(numbers[name as string]), kind);
  const inBin = await it.ask('position.entries', {
    product: 'MILK',
    location: 'MAIN',
    bin: 'B',
    lot: 'MILK/L1',
  });
  assert.deepEqual(picked(inBin.data, 'event', 'quantity', 'bin', 'lot'), ['RECEIVE 1 B L1']);
});

test('ledger entries are found by document, command, lot and product, newest first, page by page', async () => {
  const list = (asked: object) => it.ask('ledger-entry.list', asked);
  const sent = (await list({ document: numbers['transfer'] })).data;
  assert.deepEqual(picked(sent, 'event', 'quantity', 'location'), [
    'RECEIVE 4 SHOP',
    'REVERSE_EXPECT 4 SHOP',
    'EXPECT 6 SHOP',
    'TRANSFER 6 MAIN',
  ]);
  const arrival = await list({ command: sent[0].command });
  assert.deepEqual(picked(arrival.data, 'event'), ['RECEIVE', 'REVERSE_EXPECT']);
  const spilt = await list({ lot: 'MILK/L1', event: 'DISPOSE', dayFrom: '2026-11-25', dayTo: '2026-11-25' });
  assert.deepEqual(picked(spilt.data, 'ref', 'quantity'), [`${numbers['spilt']} 1`]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ product: 'MILK', limit: 4, ...(cursor && { cursor }) });
    seen.push(...page.data.map((one: Shown) => one.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  assert.equal(seen.length, await it.house.rows());
  assert.deepEqual(seen, [...new Set(seen)].sort().reverse());
  const aimless = await it.house.assembly.desk.query(it.house.actor, 'ledger-entry.list', {
    event: 'RECEIVE',
  });
  assert.equal(!aimless.ok && aimless.problem.type, 'input/invalid');
});

test('stock documents are found by day, reason, supplier and location', async () => {
  const found = async (query: string, asked: object) => picked((await it.ask(query, asked)).data, 'number');
  assert.deepEqual(await found('adjustment.list', { reason: 'spilt', dayTo: '2026-11-25' }), [
    numbers['spilt'],
  ]);
  assert.deepEqual(await found('adjustment.list', { reason: 'spil' }), []);
  assert.deepEqual(await found('adjustment.list', { dayFrom: '2026-11-26' }), []);
  assert.deepEqual(await found('receipt.list', { supplier: 'S-1', dayFrom: '2026-11-20' }), [
    numbers['receipt'],
  ]);
  assert.deepEqual(await found('receipt.list', { location: 'SHOP' }), []);
  assert.deepEqual(await found('bin-move.list', { location: 'MAIN' }), [numbers['move']]);
  const receipt = await it.ask('receipt.get', { ref: numbers['receipt'] });
  assert.deepEqual([receipt.kind, receipt.supplier, receipt.reference], ['receipt', 'S-1', 'DN-77']);
  assert.equal((await it.ask('bin-move.get', { ref: numbers['move'] })).kind, 'bin-move');
  assert.equal((await it.refused('supplier.delete', { ref: 'S-1' })).type, 'supplier/in-use');
});

test('a transfer is shown line by line, found by its ends and status, and told on its timeline', async () => {
  const transfer = await it.ask('transfer.get', { ref: numbers['transfer'] });
  const [line] = transfer.lines;
  assert.deepEqual(
    [line.product, line.quantity, line.received, line.onTheWay, line.lost],
    ['MILK', '6', '4', '2', '0'],
  );
  assert.deepEqual(line.taken, [{ bin: 'A', lot: 'L1', quantity: '6' }]);
  assert.deepEqual(picked(transfer.moves, 'name', 'allowed'), ['receive true', 'close true']);
  const found = async (asked: object) => picked((await it.ask('transfer.list', asked)).data, 'number');
  assert.deepEqual(await found({ from: 'MAIN', to: 'SHOP', status: 'partially received' }), [
    numbers['transfer'],
  ]);
  assert.deepEqual(await found({ from: 'SHOP' }), []);
  const { data } = await it.ask('transfer.timeline', { ref: numbers['transfer'] });
  assert.deepEqual(picked(data, 'what', 'status'), ['created in transit', 'received partially received']);
  assert.deepEqual(data[1].changes.onTheWay, ['6 MILK', '2 MILK']);
});

test('the ends of a transfer and the bins of a count are not deleted', async () => {
  assert.equal((await it.refused('location.delete', { ref: 'SHOP' })).type, 'location/in-use');
  await it.done('bin.create', { location: 'MAIN', code: 'C' });
  const { number } = await it.done('stock-count.create', { location: 'MAIN', bins: ['C'] });
  await it.done('product.create', { sku: 'CUP', name: 'Cup' });
  await it.done('stock-count.record', { ref: number, rows: [{ product: 'CUP', bin: 'C', quantity: '0' }] });
  assert.equal((await it.refused('bin.delete', { ref: 'MAIN/C' })).type, 'bin/in-use');
});

test('a plan of a transfer shows both places, and applies as it was shown', async () => {
  const { desk } = it.house.assembly;
  const input = { from: 'MAIN', to: 'SHOP', lines: [{ product: 'MILK', quantity: '2', lot: 'L2' }] };
  const plan = await desk.plan(it.house.actor, 'transfer.create', input);
  assert.ok(plan.ok && !plan.value.outcome.refused);
  const changes = plan.value.outcome.positions.map((one) => [one.locationCode, one.change]);
  assert.deepEqual(changes, [
    ['MAIN', { onHand: '-2', available: '-2', availableToPick: '-2' }],
    ['SHOP', { expected: '2' }],
  ]);
  const applied = await desk.apply(it.house.actor, plan.value.plan);
  assert.ok(applied.ok, applied.ok ? '' : applied.problem.detail);
});

test('goods that are moved to another bin keep their age, for first in first out', async () => {
  await it.done('product.create', { sku: 'AGED', name: 'Aged' });
  const line = { product: 'AGED', quantity: '2', bin: 'A' };
  await it.done('receipt.create', { location: 'MAIN', lines: [line] });
  const came = "SELECT id FROM product WHERE sku = 'AGED'";
  await it.house.query(`UPDATE bin_position SET received_at = '2026-01-02' WHERE product_id = (${came})`);
  const lines = [{ product: 'AGED', quantity: '2', from: 'A', to: 'B' }];
  await it.done('bin-move.create', { location: 'MAIN', lines });
  const { data } = await it.ask('bin-position.list', { product: 'AGED', nonZero: true });
  assert.deepEqual(picked(data, 'bin', 'receivedAt'), ['B 2026-01-02T00:00:00.000Z']);
});

test('everything that was sent, moved, counted and lost is proved', async () => {
  await it.done('transfer.close', { ref: numbers['transfer'], reason: 'stolen' });
  const { number } = await it.done('stock-count.create', { location: 'MAIN' });
  await it.done('stock-count.post', { ref: number, uncounted: 'zero' });
  await assertProved(it.house.url);
});
