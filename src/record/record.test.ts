import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';

let it: Asking;
before(async () => {
  it = await askingHouse();
});
after(() => it.house.close());

test('a record is made with defaults, numbered, and shown with the codes it refers to', async () => {
  const supplier = await it.done('supplier.create', { name: 'Blue Hill Mills' });
  assert.equal(supplier.number, 'S-000001');
  const product = await it.done('product.create', {
    sku: ' MUG ',
    name: 'Mug',
    cost: '4.2',
    supplier: supplier.number,
  });
  assert.equal(product.sku, 'MUG', 'SKUs are trimmed');
  assert.equal(product.supplier, 'S-000001');
  assert.equal(product.supplierId, supplier.id);
  assert.equal(product.cost, '4.20');
  assert.equal(product.unit, 'each');
  assert.deepEqual(await it.ask('product.get', { ref: 'MUG' }), product);
  assert.deepEqual(await it.ask('product.get', { ref: product.id }), product);
});

test('an update changes what is given, null clears, and the timeline tells before and after', async () => {
  const made = await it.done('product.create', { sku: 'JUG', name: 'Jug', barcode: '4012345', cost: '2' });
  const edited = await it.done('product.update', { ref: 'JUG', barcode: null, price: '9.95', sku: 'JUG-1' });
  assert.equal(edited.version, 2);
  assert.equal(edited.barcode, null);
  assert.equal(edited.cost, '2.00');
  assert.equal((await it.ask('product.get', { ref: 'JUG-1' })).id, made.id);
  const [, note] = await it.house.query(
    'SELECT what, status, source, changes FROM timeline_entry WHERE document_id = $1 ORDER BY id',
    [made.id],
  );
  assert.equal(note?.what, 'edited');
  assert.deepEqual(note?.changes, {
    sku: ['JUG', 'JUG-1'],
    barcode: ['4012345', null],
    price: ['0.00', '9.95'],
  });
  const events = await it.house.query('SELECT event FROM outbox WHERE document_id = $1 ORDER BY id', [
    made.id,
  ]);
  assert.deepEqual(
    events.map((row) => row.event),
    ['product.created', 'product.updated'],
  );
  const again = await it.done('product.update', { ref: 'JUG-1', price: '9.95' });
  assert.equal(again.version, 2, 'what changes nothing makes no version');
});

test('a lost update is refused with both versions', async () => {
  await it.done('broker.create', { number: 'B-X', name: 'Agency' });
  await it.done('broker.update', { ref: 'B-X', feePercent: '5', expectedVersion: 1 });
  const problem = await it.refused('broker.update', { ref: 'B-X', feePercent: '6', expectedVersion: 1 });
  assert.equal(problem.type, 'version/moved');
  assert.deepEqual(problem.facts, { expectedVersion: 1, version: 2 });
});

test('a code is taken once; a SKU that differs only by case is warned of', async () => {
  await it.done('product.create', { sku: 'cup', name: 'Cup' });
  const taken = await it.refused('product.create', { sku: 'cup', name: 'Another' });
  assert.equal(taken.type, 'product/code-taken');
  assert.equal(taken.errors[0].pointer, '/sku');
  const twin = await it.done('product.create', { sku: 'CUP', name: 'Twin' });
  assert.equal(twin.warnings[0].type, 'product/case-twin');
  assert.deepEqual(twin.warnings[0].facts, { sku: 'CUP', twins: ['cup'] });
  const renamed = await it.refused('product.update', { ref: 'CUP', sku: 'cup' });
  assert.equal(renamed.type, 'product/code-taken');
});

test('of two that ask for one code in the same moment one gets it', async () => {
  const both = await Promise.all(
    [1, 2].map((n) => it.house.do('supplier.create', { number: 'SAME', name: `No. ${n}` })),
  );
  assert.deepEqual(both.map((verdict) => verdict.ok).sort(), [false, true]);
});

test('what is referred to must exist and be active, unless it is referred to already', async () => {
  await it.done('supplier.create', { number: 'OLD', name: 'Old' });
  await it.done('product.create', { sku: 'OLD-1', name: 'From old', supplier: 'OLD' });
  await it.done('supplier.deactivate', { ref: 'OLD' });
  const inactive = await it.refused('product.create', { sku: 'OLD-2', name: 'x', supplier: 'OLD' });
  assert.equal(inactive.type, 'record/reference-refused');
  assert.deepEqual(inactive.errors, [{ pointer: '/supplier', detail: 'the supplier "OLD" is not active' }]);
  await it.done('product.update', { ref: 'OLD-1', name: 'y', supplier: 'OLD' });
  const unknown = await it.refused('product.update', { ref: 'OLD-1', supplier: 'NONE' });
  assert.equal(unknown.errors[0].pointer, '/supplier');
});

test('A10: what is in use is not deleted; what is deleted is out of sight and frees its code', async () => {
  const supplier = await it.done('supplier.create', { number: 'S-X', name: 'X' });
  await it.done('product.create', { sku: 'OF-X', name: 'x', supplier: 'S-X' });
  const problem = await it.refused('supplier.delete', { ref: 'S-X' });
  assert.equal(problem.type, 'supplier/in-use');
  assert.equal(problem.status, 409);
  assert.equal(problem.facts.usedBy, 'a product');
  await it.done('product.update', { ref: 'OF-X', supplier: null });
  await it.done('supplier.delete', { ref: 'S-X' });
  assert.equal((await it.refused('supplier.update', { ref: supplier.id, name: 'y' })).type, 'not-found');
  const list = await it.ask('supplier.list', { search: 'S-X' });
  assert.deepEqual(list.data, []);
  const [row] = await it.house.query('SELECT deleted_at FROM supplier WHERE id = $1', [supplier.id]);
  assert.ok(row?.deleted_at, 'the row stays');
  assert.notEqual((await it.done('supplier.create', { number: 'S-X', name: 'Next' })).id, supplier.id);
});

test('a use decided a moment before keeps a record from being deleted', async () => {
  await it.done('broker.create', { number: 'RACE', name: 'Race' });
  const [used, deleted] = await Promise.all([
    it.house.do('customer.create', { name: 'Racer', broker: 'RACE' }),
    it.house.do('broker.delete', { ref: 'RACE' }),
  ]);
  assert.equal(used.ok, true);
  assert.equal(deleted.ok || deleted.problem.type, 'broker/in-use');
});

test('a number of the counted form moves the counter past it', async () => {
  await it.done('customer.create', { number: 'C-000500', name: 'Given' });
  const counted = await Promise.all(
    [1, 2, 3].map((n) => it.done('customer.create', { name: `Counted ${n}` })),
  );
  assert.deepEqual(
    counted.map((one) => one.number),
    ['C-000501', 'C-000502', 'C-000503'],
  );
});

test('lists go page by page by code, and search finds a part of code, name or barcode', async () => {
  for (const code of ['p1', 'p2', 'p3']) {
    await it.done('product.create', { sku: `zz-${code}`, name: `Grünes Tuch ${code}`, barcode: `99${code}` });
  }
  await it.done('product.deactivate', { ref: 'zz-p2' });
  const skus = async (input: object) =>
    (await it.ask('product.list', input)).data.map((one: { sku: string }) => one.sku);
  const first = await it.ask('product.list', { search: 'tuch', limit: 2 });
  assert.deepEqual(
    first.data.map((one: { sku: string }) => one.sku),
    ['zz-p1', 'zz-p2'],
  );
  assert.deepEqual(await skus({ search: 'tuch', limit: 2, cursor: first.nextCursor }), ['zz-p3']);
  assert.deepEqual(await skus({ search: 'TUCH P', active: 'true' }), ['zz-p1', 'zz-p3']);
  assert.deepEqual(await skus({ search: '99p2' }), ['zz-p2']);
  assert.deepEqual(await skus({ search: 'z_-p' }), [], 'a wildcard means itself');
  const nonsense = await it.house.assembly.desk.query(it.house.actor, 'product.list', { cursor: 'eA' });
  assert.equal(nonsense.ok, false);
});

test('a new location has its unassigned bin, which stays', async () => {
  const location = await it.done('location.create', { code: 'EAST', name: 'East' });
  const bin = await it.ask('bin.get', { ref: 'EAST/UNASSIGNED' });
  assert.equal(bin.id, location.unassignedBin);
  assert.equal(bin.sequence, 1_000_000_000);
  for (const verb of ['deactivate', 'delete']) {
    assert.equal((await it.refused(`bin.${verb}`, { ref: 'EAST/UNASSIGNED' })).type, 'bin/unassigned');
  }
  await it.done('bin.create', { location: 'EAST', code: 'A-01', sequence: 10 });
  await it.done('bin.create', { location: 'MAIN', code: 'A-01', sequence: 10 });
  const twice = await it.refused('bin.create', { location: 'EAST', code: 'A-01' });
  assert.equal(twice.type, 'bin/code-taken');
  const { data } = await it.ask('bin.list', { location: 'EAST' });
  assert.deepEqual(
    data.map((one: { code: string }) => one.code),
    ['A-01', 'UNASSIGNED'],
  );
});

test('a location in the same batch as its bin is known to it', async () => {
  const [, bin] = await Promise.all([
    it.house.do('location.create', { code: 'WEST', name: 'West' }),
    it.house.do('bin.create', { location: 'WEST', code: 'B-01' }),
  ]);
  assert.equal(bin.ok, true);
});

test('prices are set on a list and taken off', async () => {
  await it.done('price-list.create', { code: 'TRADE', name: 'Trade', currency: 'EUR' });
  await it.done('product.create', { sku: 'PRICED', name: 'Priced', price: '10' });
  const set = { priceList: 'TRADE', product: 'PRICED' };
  await it.done('price.set', { ...set, unitPrice: '9' });
  await it.done('price.set', { ...set, unitPrice: '8.5' });
  const [price] = (await it.ask('price.list', { priceList: 'TRADE' })).data;
  assert.equal(price.unitPrice, '8.50');
  assert.equal((await it.refused('product.delete', { ref: 'PRICED' })).type, 'product/in-use');
  await it.done('price.remove', set);
  assert.equal((await it.refused('price.remove', set)).type, 'price/unknown');
  assert.deepEqual((await it.ask('price.list', set)).data, []);
});

test('decimals of a product are raised, never lowered', async () => {
  await it.done('product.create', { sku: 'ROPE', name: 'Rope', unit: 'm', decimals: 1 });
  await it.done('product.update', { ref: 'ROPE', decimals: 2 });
  assert.equal(
    (await it.refused('product.update', { ref: 'ROPE', decimals: 1 })).type,
    'product/decimals-kept',
  );
});

test('selling units come back as they were given', async () => {
  const units = [{ name: 'case', quantity: '12' }];
  await it.done('product.create', { sku: 'CASED', name: 'Cased', sellingUnits: units });
  assert.deepEqual((await it.done('product.update', { ref: 'CASED', name: 'C' })).sellingUnits, units);
  const twice = await it.refused('product.update', { ref: 'CASED', sellingUnits: [...units, ...units] });
  assert.equal(twice.errors[0].pointer, '/sellingUnits/1/name');
});
