import assert from 'node:assert/strict';
import { whenBuying } from '../../test/support/supplied.ts';

const mugs = (quantity: string, more: object = {}) => ({ product: 'MUG', quantity, ...more });
const cups = (quantity: string, more: object = {}) => ({ product: 'CUP', quantity, ...more });
const ref = 'PO-000001';

whenBuying('E2: a draft is not expected, an issued purchase is, until it is received', async (told) => {
  const { done, stock } = told;
  const made = await done('purchase-order.create', { lines: [mugs('2', { unit: 'case' })] });
  assert.deepEqual([made.number, made.status], [ref, 'draft']);
  assert.equal(await stock('MUG'), '');
  assert.equal((await done('purchase-order.issue', { ref })).status, 'issued');
  assert.equal(await stock('MUG'), 'MAIN 0 (12 expected)');
  const part = await done('purchase-order.receive', { ref, lines: [mugs('5')] });
  assert.deepEqual([part.status, part.receipt], ['partially received', 'RC-000001']);
  assert.equal(await stock('MUG'), 'MAIN 5 (7 expected)');
  const rest = await done('purchase-order.receive', { ref });
  assert.deepEqual([rest.status, rest.receipt, rest.version], ['received', 'RC-000002', 4]);
  assert.equal(await stock('MUG'), 'MAIN 12');
});

whenBuying('E4: what comes in at another cost moves the average', async (told) => {
  const { done, house } = told;
  const average = async () => (await house.positions()).get('MUG@MAIN')?.averageCost;
  await done('purchase-order.create', { lines: [mugs('10')], issue: true });
  await done('purchase-order.receive', { ref, lines: [mugs('5')] });
  assert.equal(await average(), 4_000_000n, 'E3: at the cost of the product');
  await done('purchase-order.receive', { ref, lines: [mugs('5', { unitCost: '5.00' })] });
  assert.equal(await average(), 4_500_000n);
  const own = { lines: [mugs('10', { unitCost: '7.50' })], issue: true };
  await done('purchase-order.create', own);
  await done('purchase-order.receive', { ref: 'PO-000002' });
  assert.equal(await average(), 6_000_000n);
});

whenBuying('an issued purchase is raised and lowered, and not below what has come', async (told) => {
  const { done, refused, stock } = told;
  await done('purchase-order.create', { lines: [mugs('10')], issue: true });
  await done('purchase-order.edit-lines', { ref, edit: [mugs('12')], add: [cups('3')] });
  assert.equal(await stock('MUG'), 'MAIN 0 (12 expected)');
  assert.equal(await stock('CUP'), 'MAIN 0 (3 expected)');
  await done('purchase-order.receive', { ref, lines: [mugs('4')] });
  const below = await refused('purchase-order.edit-lines', { ref, edit: [mugs('3')] });
  assert.equal(below.type, 'purchase-order/below-received');
  assert.deepEqual(below.facts.lines, [{ line: 1, product: 'MUG', wanted: '3', received: '4' }]);
  const gone = await refused('purchase-order.edit-lines', { ref, remove: ['MUG'] });
  assert.equal(gone.type, 'purchase-order/below-received');
  const twice = await refused('purchase-order.edit-lines', { ref, add: [cups('1')] });
  assert.equal(twice.errors[0].pointer, '/add/0/product');
  await done('purchase-order.edit-lines', { ref, edit: [mugs('5')] });
  assert.equal(await stock('MUG'), 'MAIN 4 (1 expected)');
  const all = await done('purchase-order.edit-lines', { ref, edit: [mugs('4')], remove: ['CUP'] });
  assert.equal(all.status, 'received', 'nothing of it is open any more');
  assert.equal(await stock('CUP'), '');
});

whenBuying('a purchase keeps at least one line, and a draft is any', async (told) => {
  const { done, refused, stock } = told;
  await done('purchase-order.create', { lines: [mugs('10')] });
  const none = await refused('purchase-order.edit-lines', { ref, remove: [1] });
  assert.equal(none.type, 'purchase-order/no-lines');
  await done('purchase-order.edit-lines', { ref, remove: [1], add: [cups('2', { unitCost: '1' })] });
  await done('purchase-order.issue', { ref });
  assert.equal(await stock('MUG'), '');
  assert.equal(await stock('CUP'), 'MAIN 0 (2 expected)');
});

whenBuying('E2: closing short lets go of what has not come', async (told) => {
  const { done, refused, stock } = told;
  await done('purchase-order.create', { lines: [mugs('10'), cups('5')], issue: true });
  await done('purchase-order.receive', { ref, lines: [mugs('4')] });
  const cancel = await refused('purchase-order.cancel', { ref });
  assert.match(cancel.detail, /close it instead/);
  assert.equal((await done('purchase-order.close', { ref, note: 'sold out' })).status, 'closed');
  assert.equal(await stock('MUG'), 'MAIN 4');
  assert.equal(await stock('CUP'), '');
  for (const move of ['receive', 'close', 'cancel', 'issue', 'ship'])
    assert.equal((await refused(`purchase-order.${move}`, { ref })).type, 'purchase-order/move-refused');
});

whenBuying('a purchase of which nothing has come is cancelled', async (told) => {
  const { done, refused, stock } = told;
  await done('purchase-order.create', { lines: [mugs('10')], issue: true });
  const moved = await refused('purchase-order.cancel', { ref, expectedVersion: 9 });
  assert.equal(moved.type, 'version/moved');
  assert.equal((await done('purchase-order.cancel', { ref })).status, 'cancelled');
  assert.equal(await stock('MUG'), '');
  assert.equal((await refused('purchase-order.receive', { ref })).type, 'purchase-order/move-refused');
  assert.equal((await refused('purchase-order.issue', { ref: 'PO-9' })).type, 'not-found');
});

whenBuying('E2: more than was bought comes in within the tolerance only', async (told) => {
  const { done, refused, stock } = told;
  await done('purchase-order.create', { lines: [mugs('10')], issue: true });
  const over = { ref, lines: [mugs('6', { bin: 'A' }), mugs('5', { bin: 'B' })] };
  const problem = await refused('purchase-order.receive', over);
  assert.equal(problem.type, 'purchase-order/too-much');
  assert.deepEqual(problem.facts.lines, [
    { line: 1, product: 'MUG', ordered: '10', received: '0', came: '11', most: '10' },
  ]);
  await done('organisation.update', { overReceipt: '10' });
  assert.equal((await done('purchase-order.receive', over)).status, 'received');
  assert.equal(await stock('MUG'), 'MAIN 11');
});

whenBuying('C10: what the unassigned bin owes is filled first by what is received', async (told) => {
  const { done, house } = told;
  const sold = { customer: 'C-1', workflow: 'status-driven', status: 'Shipped', lines: [mugs('5')] };
  await done('sales-order.create', sold);
  await done('purchase-order.create', { lines: [mugs('8')], issue: true });
  await done('purchase-order.receive', { ref, lines: [mugs('8', { bin: 'A' })] });
  assert.equal((await house.positions()).get('MUG@MAIN')?.onHand, 30_000n);
  const lost = { location: 'MAIN', reason: 'broken', lines: [mugs('-3', { bin: 'A' })] };
  await done('adjustment.create', lost);
});

whenBuying('lots come in with their expiry, and a lot has to be named', async (told) => {
  const { done, refused, stock } = told;
  const milk = { sku: 'MILK', name: 'Milk', lotTracked: true, supplier: 'S-1' };
  await done('product.create', milk);
  await done('purchase-order.create', { lines: [{ product: 'MILK', quantity: '6' }], issue: true });
  assert.equal((await refused('purchase-order.receive', { ref })).errors[0].pointer, '/lines/0/lot');
  const line = { product: 'MILK', quantity: '3' };
  const lots = [
    { ...line, lot: 'L1', expiresOn: '2027-01-01' },
    { ...line, lot: 'L2', expiresOn: '2027-03-01' },
  ];
  await done('purchase-order.receive', { ref, lines: lots });
  assert.equal(await stock('MILK'), 'MAIN 6');
});

whenBuying('goods go back to the supplier, no more than came in and no shipment needs', async (told) => {
  const { done, refused, stock } = told;
  await done('purchase-order.create', { lines: [mugs('10')], issue: true });
  const back = (quantity: string) => ({ ref, reason: 'chipped', lines: [mugs(quantity)] });
  assert.match((await refused('purchase-order.return', back('1'))).detail, /nothing of it has come in/);
  await done('purchase-order.receive', { ref, lines: [mugs('6')] });
  assert.equal((await refused('purchase-order.return', back('7'))).type, 'purchase-order/too-much');
  const sent = await done('purchase-order.return', back('2'));
  assert.deepEqual([sent.supplierReturn, sent.status], ['SR-000001', 'partially received']);
  assert.equal(await stock('MUG'), 'MAIN 4 (4 expected)');
  assert.equal((await refused('purchase-order.return', back('5'))).type, 'purchase-order/too-much');
  await done('adjustment.create', { location: 'MAIN', reason: 'lost', lines: [mugs('-3')] });
  assert.equal((await refused('purchase-order.return', back('2'))).type, 'stock/below-committed');
});

whenBuying('what is still to come is re-dated, and moved to another location', async (told) => {
  const { done, refused, stock } = told;
  await done('location.create', { code: 'SHOP', name: 'Shop' });
  await done('purchase-order.create', { lines: [mugs('10')], issue: true });
  await done('purchase-order.receive', { ref, lines: [mugs('4')] });
  await done('purchase-order.update', { ref, location: 'SHOP', expectedOn: '2027-02-01' });
  assert.equal(await stock('MUG'), 'MAIN 4, SHOP 0 (6 expected)');
  const other = await refused('purchase-order.update', { ref, shipTo: { city: 'Ghent' } });
  assert.equal(other.errors[0].pointer, '/shipTo');
  await done('supplier.create', { number: 'S-2', name: 'Red Hill' });
  const late = await refused('purchase-order.update', { ref, supplier: 'S-2' });
  assert.equal(late.errors[0].pointer, '/supplier');
  const same = await done('purchase-order.update', { ref, location: 'SHOP' });
  assert.equal(same.unchanged, true);
});

whenBuying('what cannot be bought is told all at once', async (told) => {
  const { done, refused } = told;
  await done('product.create', { sku: 'OWN', name: 'Home made' });
  const unknown = await refused('purchase-order.create', { lines: [{ product: 'OWN', quantity: '1' }] });
  assert.equal(unknown.errors[0].pointer, '/supplier');
  const lines = [mugs('1'), mugs('2'), { product: 'NONE', quantity: '1' }, cups('0.5')];
  const wrong = await refused('purchase-order.create', { supplier: 'S-9', location: 'NOWHERE', lines });
  const pointers = wrong.errors.map((fault: { pointer: string }) => fault.pointer);
  const expected = ['/lines/1/product', '/lines/2/product', '/lines/3/quantity', '/location', '/supplier'];
  assert.deepEqual(pointers.sort(), expected);
  await done('purchase-order.create', { lines: [mugs('3')], issue: true });
  const early = await refused('purchase-order.receive', { ref, day: '2026-11-30' });
  assert.equal(early.errors[0].pointer, '/day');
  const missing = await refused('purchase-order.receive', { ref, lines: [cups('1')] });
  assert.equal(missing.errors[0].pointer, '/lines/0');
});

whenBuying('C6: nothing is received or issued in a closed period', async (told) => {
  const { done, refused, stock } = told;
  await done('purchase-order.create', { lines: [mugs('3')] });
  await done('organisation.update', { closedThrough: '2026-11-30' });
  const late = await refused('purchase-order.issue', { ref, day: '2026-11-30' });
  assert.equal(late.type, 'ledger/period-closed');
  assert.equal(await stock('MUG'), '');
  await done('purchase-order.issue', { ref, day: '2026-12-01' });
  assert.equal(await stock('MUG'), 'MAIN 0 (3 expected)');
});
