import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';

let it: Asking;
before(async () => {
  it = await askingHouse({ now: '2026-12-10T09:00:00.000Z' });
  await it.done('bin.create', { location: 'MAIN', code: 'A-01', sequence: 10 });
  await it.done('bin.create', { location: 'MAIN', code: 'B-02', sequence: 20 });
  await it.done('customer.create', { number: 'SHOP', name: 'Corner Shop' });
});
after(() => it.house.close());

const product = (sku: string, more: object = {}) => it.done('product.create', { sku, name: sku, ...more });
const receive = (...lines: object[]) => it.done('receipt.create', { location: 'MAIN', lines });
const adjust = (...lines: object[]) => ({ location: 'MAIN', reason: 'counted', lines });

async function position(sku: string) {
  const [at] = (await it.ask('position.list', { product: sku })).data;
  return at;
}

/** `A-01 5, B-02/L1 3`: what stands where, in walking order. */
async function bins(sku: string): Promise<string> {
  const { data } = await it.ask('bin-position.list', { product: sku, nonZero: true });
  return data
    .map((at: Record<string, string>) => `${at['bin']}${at['lot'] ? `/${at['lot']}` : ''} ${at['onHand']}`)
    .join(', ');
}

/** A status-driven order shipped at once, from whatever is there. */
async function ship(sku: string, quantity: string) {
  const order = {
    customer: 'SHOP',
    workflow: 'status-driven',
    location: 'MAIN',
    lines: [{ product: sku, quantity }],
  };
  const { number } = await it.done('sales-order.create', order);
  await it.done('sales-order.ship', { ref: number });
  return number;
}

test('E4: the average cost follows what came in, to hand-computed numbers', async () => {
  await product('AVG');
  await receive({ product: 'AVG', quantity: '10', unitCost: '2' });
  assert.equal((await position('AVG')).averageCost, '2.00');
  // (10 × 2.00 + 5 × 3.50) / 15
  await receive({ product: 'AVG', quantity: '5', unitCost: '3.5' });
  assert.equal((await position('AVG')).averageCost, '2.50');
  const lost = await it.done('adjustment.create', adjust({ product: 'AVG', quantity: '-5' }));
  assert.deepEqual([lost.lines[0].event, lost.lines[0].unitCost], ['DISPOSE', '2.50']);
  assert.equal((await position('AVG')).averageCost, '2.50', 'what leaves takes the average with it');
  // (10 × 2.50 + 3 × 1.00) / 13 = 28 / 13
  await receive({ product: 'AVG', quantity: '3', unitCost: '1' });
  assert.equal((await position('AVG')).averageCost, '2.153846');
  await it.done('adjustment.create', adjust({ product: 'AVG', quantity: '2' }));
  assert.equal((await position('AVG')).averageCost, '2.153846', 'what is found is worth the average');
  assert.equal((await position('AVG')).onHand, '15');
});

test('E4: goods that were owed when they came have no part in the average', async () => {
  await product('OWED');
  await receive({ product: 'OWED', quantity: '2', unitCost: '2' });
  await ship('OWED', '5');
  // max(−3, 0) × 2 + 5 × 4, over 5
  await receive({ product: 'OWED', quantity: '5', unitCost: '4' });
  const { onHand, averageCost } = await position('OWED');
  assert.deepEqual([onHand, averageCost], ['2', '4.00']);
});

test("a receipt without a cost takes the product's, and one without either leaves the average alone", async () => {
  await product('COSTED', { cost: '4' });
  await receive({ product: 'COSTED', quantity: '2' });
  assert.equal((await position('COSTED')).averageCost, '4.00');
  await product('FREE');
  await receive({ product: 'FREE', quantity: '2', unitCost: '3' });
  await receive({ product: 'FREE', quantity: '2' });
  assert.equal((await position('FREE')).averageCost, '3.00');
});

test('a receipt is numbered, dated and shown with what it booked', async () => {
  await product('SHOWN');
  const line = { product: 'SHOWN', quantity: '3', bin: 'A-01', unitCost: '1.5' };
  const receipt = await it.done('receipt.create', {
    location: 'MAIN',
    day: '2026-12-01',
    note: 'by truck',
    lines: [line],
  });
  assert.match(receipt.number, /^RC-\d{6}$/);
  assert.deepEqual([receipt.day, receipt.note, receipt.location], ['2026-12-01', 'by truck', 'MAIN']);
  const [booked] = receipt.lines;
  assert.deepEqual(
    [booked.event, booked.product, booked.quantity, booked.bin],
    ['RECEIVE', 'SHOWN', '3', 'A-01'],
  );
  assert.equal((await it.ask('receipt.list', { limit: 1 })).data[0].number, receipt.number);
});

test('A7: a receipt in cases is booked in base units, and decimals are those of the product', async () => {
  await product('CASE', { sellingUnits: [{ name: 'case', quantity: '12' }] });
  await receive({ product: 'CASE', quantity: '2', unit: 'case' });
  assert.equal((await position('CASE')).onHand, '24');
  const half = await it.refused('receipt.create', {
    location: 'MAIN',
    lines: [{ product: 'CASE', quantity: '0.5' }],
  });
  assert.equal(half.errors[0].pointer, '/lines/0/quantity');
  const pallet = { product: 'CASE', quantity: '1', unit: 'pallet' };
  const unknown = await it.refused('receipt.create', { location: 'MAIN', lines: [pallet] });
  assert.equal(unknown.errors[0].pointer, '/lines/0/unit');
});

test('all that is wrong with a receipt is told at once, and nothing of it is booked', async () => {
  await product('FINE');
  const lines = [
    { product: 'FINE', quantity: '1' },
    { product: 'NONE', quantity: '1' },
    { product: 'FINE', quantity: '1', bin: 'Z-99' },
    { product: 'FINE', quantity: '1', lot: 'L' },
  ];
  const problem = await it.refused('receipt.create', { location: 'MAIN', lines });
  const pointers = problem.errors.map((fault: { pointer: string }) => fault.pointer);
  assert.deepEqual(pointers, ['/lines/1/product', '/lines/2/bin', '/lines/3/lot']);
  assert.equal(await position('FINE'), undefined);
});

test('F1: a receipt makes the lot it names, and later ones must agree on its expiry', async () => {
  await product('MILK', { lotTracked: true, pickingRule: 'FEFO' });
  await receive({ product: 'MILK', quantity: '4', bin: 'A-01', lot: 'M1', expiresOn: '2027-01-15' });
  await receive({ product: 'MILK', quantity: '1', bin: 'B-02', lot: 'M1' });
  assert.equal((await it.ask('lot.get', { ref: 'MILK/M1' })).expiresOn, '2027-01-15');
  assert.equal(await bins('MILK'), 'A-01/M1 4, B-02/M1 1');
  const other = { product: 'MILK', quantity: '1', lot: 'M1', expiresOn: '2027-01-16' };
  const problem = await it.refused('receipt.create', { location: 'MAIN', lines: [other] });
  assert.equal(problem.errors[0].pointer, '/lines/0/expiresOn');
  const bare = await it.refused('receipt.create', {
    location: 'MAIN',
    lines: [{ product: 'MILK', quantity: '1' }],
  });
  assert.equal(bare.errors[0].pointer, '/lines/0/lot');
});

test('receipts of one batch share a new lot, and an order of the same batch finds it', async () => {
  await product('BATCH', { lotTracked: true });
  const line = (bin: string) => ({
    product: 'BATCH',
    quantity: '5',
    bin,
    lot: 'B1',
    expiresOn: '2027-05-01',
  });
  const order = { customer: 'SHOP', workflow: 'status-driven', location: 'MAIN', number: 'SO-BATCH' };
  const all = await Promise.all([
    it.house.do('receipt.create', { location: 'MAIN', lines: [line('A-01')] }),
    it.house.do('receipt.create', { location: 'MAIN', lines: [line('B-02')] }),
    it.house.do('sales-order.create', { ...order, lines: [{ product: 'BATCH', quantity: '7' }] }),
    it.house.do('sales-order.ship', { ref: 'SO-BATCH' }),
  ]);
  for (const verdict of all) assert.ok(verdict.ok, verdict.ok ? '' : verdict.problem.detail);
  assert.equal(await bins('BATCH'), 'B-02/B1 3');
  assert.equal((await it.ask('lot.list', { product: 'BATCH' })).data.length, 1);
});

test('a lot put in quarantine is not picked, by the very next command already', async () => {
  await product('HELD', { lotTracked: true });
  const line = { product: 'HELD', quantity: '5' };
  await receive({ ...line, bin: 'A-01', lot: 'H1' }, { ...line, bin: 'B-02', lot: 'H2' });
  await Promise.all([it.done('lot.quarantine', { ref: 'HELD/H1' }), ship('HELD', '2')]);
  assert.equal(await bins('HELD'), 'A-01/H1 5, B-02/H2 3');
  await it.done('lot.release', { ref: 'HELD/H1' });
  assert.equal((await it.ask('lot.get', { ref: 'HELD/H1' })).quarantined, false);
});

test('C10: what a status takes beyond what is there makes the unassigned bin negative; receipts fill it first', async () => {
  await product('SHORT');
  await receive({ product: 'SHORT', quantity: '2', bin: 'A-01' });
  await ship('SHORT', '5');
  assert.equal(await bins('SHORT'), 'UNASSIGNED -3');
  await receive({ product: 'SHORT', quantity: '2', bin: 'B-02' });
  assert.equal(await bins('SHORT'), 'UNASSIGNED -1');
  await receive(
    { product: 'SHORT', quantity: '4', bin: 'B-02' },
    { product: 'SHORT', quantity: '1', bin: 'A-01' },
  );
  assert.equal(await bins('SHORT'), 'A-01 1, B-02 3');
  assert.equal((await position('SHORT')).onHand, '4');
});

test('C3: a rejected order puts its goods back where they came from, emptied bins included', async () => {
  await product('BACK');
  await receive({ product: 'BACK', quantity: '5', bin: 'A-01' });
  const number = await ship('BACK', '5');
  assert.equal(await bins('BACK'), '');
  await it.done('sales-order.reject', { ref: number });
  assert.equal(await bins('BACK'), 'A-01 5');
});

test('F3: a loss that shipments need is refused with the numbers', async () => {
  await product('LOSS');
  await receive({ product: 'LOSS', quantity: '10', bin: 'A-01' });
  // As a committed shipment leaves it.
  await it.house.query(
    "UPDATE position SET committed = 4 WHERE product_id = (SELECT id FROM product WHERE sku = 'LOSS')",
  );
  const problem = await it.refused('adjustment.create', adjust({ product: 'LOSS', quantity: '-7' }));
  assert.equal(problem.type, 'stock/below-committed');
  assert.deepEqual(problem.facts, {
    product: 'LOSS',
    location: 'MAIN',
    onHand: '10',
    committed: '4',
    wanted: '7',
  });
  const lines = [
    { product: 'LOSS', quantity: '-4' },
    { product: 'LOSS', quantity: '-3' },
  ];
  const together = await it.refused('adjustment.create', adjust(...lines));
  assert.equal(together.type, 'stock/below-committed', 'two lines count together');
  await it.done('adjustment.create', adjust({ product: 'LOSS', quantity: '-6' }));
  assert.equal((await position('LOSS')).onHand, '4');
});

test('what is lost comes from the bin named, or by the picking rule; named bins never go below zero', async () => {
  await product('WHERE', { pickingRule: 'bin' });
  await receive(
    { product: 'WHERE', quantity: '3', bin: 'A-01' },
    { product: 'WHERE', quantity: '3', bin: 'B-02' },
  );
  const problem = await it.refused(
    'adjustment.create',
    adjust({ product: 'WHERE', quantity: '-4', bin: 'B-02' }),
  );
  assert.equal(problem.type, 'stock/not-in-bin');
  assert.equal(problem.facts.free, '3');
  await it.done('adjustment.create', adjust({ product: 'WHERE', quantity: '-1', bin: 'B-02' }));
  assert.equal(await bins('WHERE'), 'A-01 3, B-02 2');
  await it.done('adjustment.create', adjust({ product: 'WHERE', quantity: '-4' }));
  assert.equal(await bins('WHERE'), 'B-02 1');
  await it.done('adjustment.create', adjust({ product: 'WHERE', quantity: '2' }));
  assert.equal(await bins('WHERE'), 'B-02 1, UNASSIGNED 2');
});

test('expired goods are written off by naming their lot, not by chance', async () => {
  await product('OLD', { lotTracked: true });
  await receive({ product: 'OLD', quantity: '6', bin: 'A-01', lot: 'O1', expiresOn: '2026-11-30' });
  const problem = await it.refused('adjustment.create', adjust({ product: 'OLD', quantity: '-6' }));
  assert.equal(problem.type, 'stock/not-in-bin');
  await it.done('adjustment.create', adjust({ product: 'OLD', quantity: '-6', lot: 'O1' }));
  assert.equal(await bins('OLD'), '');
});

test('a loss that eats into what is promised warns', async () => {
  await product('PROMISED');
  await receive({ product: 'PROMISED', quantity: '5' });
  const order = { customer: 'SHOP', workflow: 'shipment-driven', location: 'MAIN' };
  const made = await it.done('sales-order.create', {
    ...order,
    lines: [{ product: 'PROMISED', quantity: '4' }],
  });
  await it.done('sales-order.confirm', { ref: made.number });
  const verdict = await it.house.do('adjustment.create', adjust({ product: 'PROMISED', quantity: '-2' }));
  assert.ok(verdict.ok);
  assert.equal(verdict.answer.warnings?.[0]?.type, 'stock/promised-away');
  assert.equal((await position('PROMISED')).backordered, '1');
});

test('F5: a number opens the entries that move it, newest first, page by page, and they add up', async () => {
  await product('WHY');
  const receipt = await receive({ product: 'WHY', quantity: '10', bin: 'A-01', unitCost: '2' });
  const number = await ship('WHY', '3');
  const asked = { product: 'WHY', location: 'MAIN' };
  const all = (await it.ask('position.entries', asked)).data;
  assert.deepEqual(
    all.map((entry: { event: string }) => entry.event),
    ['CONSUME', 'ALLOCATE', 'DEMAND', 'RECEIVE'],
  );
  const onHand = await it.ask('position.entries', { ...asked, quantity: 'onHand', limit: 1 });
  const [newest] = onHand.data;
  assert.deepEqual(
    [newest.ref, newest.bin, newest.effects.onHand, newest.actor],
    [number, 'A-01', '-3', 'Owner'],
  );
  const rest = await it.ask('position.entries', { ...asked, quantity: 'onHand', cursor: onHand.nextCursor });
  assert.deepEqual(
    [rest.data[0].ref, rest.data[0].effects.onHand, rest.nextCursor],
    [receipt.number, '10', null],
  );
  const available = (await it.ask('position.entries', { ...asked, quantity: 'available' })).data;
  assert.deepEqual(
    available.map(
      (one: { event: string; effects: { available: string } }) => `${one.event} ${one.effects.available}`,
    ),
    ['ALLOCATE -3', 'RECEIVE 10'],
    'what is consumed was promised before: available does not move',
  );
  assert.equal((await position('WHY')).available, '7');
});

test('a product that has stock, and the bin it stands in, are not deleted', async () => {
  await product('KEPT');
  await receive({ product: 'KEPT', quantity: '1', bin: 'A-01' });
  assert.equal((await it.refused('product.delete', { ref: 'KEPT' })).type, 'product/in-use');
  assert.equal((await it.refused('bin.delete', { ref: 'MAIN/A-01' })).type, 'bin/in-use');
  assert.equal((await it.refused('location.delete', { ref: 'MAIN' })).type, 'location/in-use');
});

test('positions list by SKU and location, searched and without what is empty', async () => {
  await product('EMPTY', { name: 'Nothing left' });
  await receive({ product: 'EMPTY', quantity: '1' });
  await it.done('adjustment.create', adjust({ product: 'EMPTY', quantity: '-1' }));
  assert.equal((await it.ask('position.list', { search: 'nothing' })).data.length, 1);
  assert.equal((await it.ask('position.list', { search: 'nothing', nonZero: 'true' })).data.length, 0);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await it.ask('position.list', { limit: 3, location: 'MAIN', ...(cursor && { cursor }) });
    seen.push(...page.data.map((one: { product: string }) => one.product));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  assert.deepEqual(seen, [...new Set(seen)].sort());
  assert.ok(seen.length > 10);
});
