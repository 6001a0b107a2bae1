import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';
import { supplied } from '../../test/support/supplied.ts';

const order = 'SO-000001';
const ref = 'PO-000001';
let house: Asking;

before(async () => {
  house = await askingHouse();
  await supplied(house);
  const { done } = house;
  const lines = [
    { product: 'MUG', quantity: '10' },
    { product: 'CUP', quantity: '3' },
  ];
  const wanted = { customer: 'C-1', workflow: 'shipment-driven', confirm: true, lines };
  await done('sales-order.create', wanted);
  await done('sales-order.buy', { ref: order, lines: [{ line: 1, quantity: '10' }] });
  await done('sales-order.drop-ship', { ref: order, lines: [{ line: 2 }], expectedOn: '2027-03-01' });
  await done('purchase-order.create', { lines: [{ product: 'CUP', quantity: '7', unitCost: '1.999' }] });
});
after(() => house?.house.close());

const numbers = async (asked: object): Promise<string[]> => {
  const { data } = await house.ask('purchase-order.list', asked);
  return data.map((one: { number: string }) => one.number);
};

test('a purchase order is shown with its lines, the orders they are for and its moves', async () => {
  const { id, version, createdAt, moves, lines, supplier, ...shown } = await house.ask('purchase-order.get', {
    ref,
  });
  assert.deepEqual(shown, {
    number: ref,
    kind: 'stock',
    status: 'draft',
    colour: 'grey',
    location: 'MAIN',
    locationId: shown.locationId,
    order: null,
    orderId: null,
    currency: 'EUR',
    orderDate: '2026-12-01',
    expectedOn: '2026-12-11',
    issuedOn: null,
    shipTo: null,
    reference: null,
    notes: null,
    total: '40.00',
  });
  assert.equal(supplier.number, 'S-1');
  const [line] = lines;
  assert.deepEqual([line.product, line.quantity, line.unitCost, line.open], ['MUG', '10', '4.00', '10']);
  const [{ orderId, ...link }] = line.links;
  assert.deepEqual(link, { order, line: 1, quantity: '10' });
  const allowed = moves
    .filter((move: { allowed: boolean }) => move.allowed)
    .map((move: { name: string }) => move.name);
  assert.deepEqual(allowed, ['edit', 'edit-lines', 'issue', 'cancel']);
  assert.deepEqual(
    await house.ask('purchase-order.get', { ref: id }),
    await house.ask('purchase-order.get', { ref }),
  );
});

test('a command answers what is shown afterwards', async () => {
  const issued = await house.done('purchase-order.issue', { ref: 'PO-000002' });
  assert.deepEqual(issued, await house.ask('purchase-order.get', { ref: 'PO-000002' }));
  assert.deepEqual([issued.kind, issued.order, issued.location], ['drop-ship', order, null]);
  assert.deepEqual(issued.shipTo, { city: 'Ghent' });
  const { version } = await house.ask('sales-order.get', { ref: order });
  const edited = await house.done('purchase-order.update', { ref, reference: 'AB-7' });
  assert.equal(
    (await house.ask('sales-order.get', { ref: order })).version,
    version,
    'the order sees none of it',
  );
  assert.deepEqual(edited, await house.ask('purchase-order.get', { ref }));
});

test('purchase orders are found by status, kind, supplier, place, order, product, day and reference', async () => {
  const [one, two, three] = ['PO-000001', 'PO-000002', 'PO-000003'];
  assert.deepEqual(await numbers({}), [three, two, one]);
  assert.deepEqual(await numbers({ status: 'draft' }), [three, one]);
  assert.deepEqual(await numbers({ status: ['issued', 'cancelled'] }), [two]);
  assert.deepEqual(await numbers({ kind: 'drop-ship' }), [two]);
  assert.deepEqual(await numbers({ supplier: 'S-1', location: 'MAIN' }), [three, one]);
  assert.deepEqual(await numbers({ supplier: 'S-9' }), []);
  assert.deepEqual(await numbers({ order }), [two, one]);
  assert.deepEqual(await numbers({ product: 'CUP' }), [three, two]);
  assert.deepEqual(await numbers({ expectedTo: '2026-12-31' }), [three, one]);
  assert.deepEqual(await numbers({ expectedFrom: '2027-01-01' }), [two]);
  assert.deepEqual(await numbers({ reference: 'AB-7' }), [one]);
  const first = await house.ask('purchase-order.list', { limit: 2 });
  assert.equal(first.data[0].total, '13.99');
  const second = await house.ask('purchase-order.list', { limit: 2, cursor: first.nextCursor });
  assert.deepEqual([second.data.length, second.nextCursor], [1, null]);
});

test('H1: purchases are on the timeline of the order and on their own', async () => {
  const own = await house.ask('purchase-order.timeline', { ref });
  assert.deepEqual(
    own.data.map((note: { what: string }) => note.what),
    ['created', 'edited'],
  );
  assert.deepEqual(own.data[1].changes, { reference: [null, 'AB-7'] });
  const { data } = await house.ask('sales-order.timeline', { ref: order });
  const notes = data.map(({ what, changes }: { what: string; changes: unknown }) => [what, changes]);
  assert.deepEqual(notes.slice(-3), [
    ['purchase order created', { [ref]: [null, 'draft (S-1), line 1 0 of 10 at 4.00, expected 2026-12-11'] }],
    ['drop-ship created', { 'PO-000002': [null, 'draft (S-1), line 2 0 of 3 at 2.00, expected 2027-03-01'] }],
    [
      'drop-ship issued',
      {
        'PO-000002': [
          'draft (S-1), line 2 0 of 3 at 2.00, expected 2027-03-01',
          'issued (S-1), line 2 0 of 3 at 2.00, expected 2027-03-01',
        ],
      },
    ],
  ]);
});

test('an order sees what its purchases cost, and by whom, change', async () => {
  await house.done('supplier.create', { number: 'S-3', name: 'Green Hill' });
  await house.done('purchase-order.edit-lines', { ref, edit: [{ line: 1, unitCost: '4.50' }] });
  await house.done('purchase-order.update', { ref, supplier: 'S-3' });
  const { data } = await house.ask('sales-order.timeline', { ref: order });
  const seen = data.slice(-2).map(({ changes }: { changes: Record<string, string[]> }) => changes[ref]?.[1]);
  assert.deepEqual(seen, [
    'draft (S-1), line 1 0 of 10 at 4.50, expected 2026-12-11',
    'draft (S-3), line 1 0 of 10 at 4.50, expected 2026-12-11',
  ]);
});

test('B18: the plan of cancelling an order lists its purchases, what happens to each and what may be chosen', async () => {
  const { actor, assembly } = house.house;
  const planned = await assembly.desk.plan(actor, 'sales-order.cancel', { ref: order });
  assert.ok(planned.ok && !planned.value.outcome.refused);
  const { consequences = [], documents } = planned.value.outcome;
  const told = consequences.map(({ kind, number, status, chosen, choices }) => [
    kind,
    number,
    status,
    chosen,
    choices?.map(({ name }) => name),
  ]);
  assert.deepEqual(told, [
    ['drop-ship', 'PO-000002', 'issued', undefined, undefined],
    ['purchase-order', ref, 'draft', 'release', ['release', 'keep']],
  ]);
  const bought = documents.find(({ number }) => number === ref);
  assert.deepEqual([bought?.before?.status, bought?.after?.status], ['draft', 'cancelled']);
  const applied = await assembly.desk.apply(actor, planned.value.plan);
  assert.ok(applied.ok, JSON.stringify(applied));
  assert.equal((await house.ask('purchase-order.get', { ref })).status, 'cancelled');
});

test('the plan of SO to PO shows what would be bought, and buys it', async () => {
  const { actor, assembly } = house.house;
  const lines = [{ product: 'MUG', quantity: '2' }];
  await house.done('sales-order.create', {
    customer: 'C-1',
    workflow: 'shipment-driven',
    confirm: true,
    lines,
  });
  const planned = await assembly.desk.plan(actor, 'sales-order.buy', { ref: 'SO-000002', issue: true });
  assert.ok(planned.ok && !planned.value.outcome.refused);
  const made = planned.value.outcome.documents.find(({ kind }) => kind === 'purchase-order');
  assert.deepEqual(
    [made?.created, made?.after?.lines, made?.after?.total],
    [true, ['2 MUG at 4.00'], '8.00'],
  );
  const [position] = planned.value.outcome.positions;
  assert.deepEqual(position?.change, { expected: '2' });
  assert.ok((await assembly.desk.apply(actor, planned.value.plan)).ok);
  assert.deepEqual(await numbers({ order: 'SO-000002' }), ['PO-000004']);
});

test('an order is answered with its purchases as it is read with them afterwards', async () => {
  const { done, ask } = house;
  const lines = [
    { product: 'CUP', quantity: '4' },
    { product: 'MUG', quantity: '9' },
  ];
  const wanted = { customer: 'C-1', workflow: 'shipment-driven', confirm: true, lines };
  const { number, id } = await done('sales-order.create', wanted);
  const part = [{ line: 2, quantity: '5' }];
  const {
    purchaseOrders,
    made,
    warnings: _,
    ...bought
  } = await done('sales-order.buy', {
    ref: id,
    lines: part,
  });
  assert.deepEqual(made, [{ kind: 'purchase-order', number: purchaseOrders[0] }]);
  assert.deepEqual(bought, await ask('sales-order.get', { ref: number }));
  assert.equal(bought.purchases.length, purchaseOrders.length);
  await done('purchase-order.issue', { ref: purchaseOrders[0] });
  const whole = { ref: id, lines: [{ product: 'MUG' }, { product: 'CUP' }] };
  const answer = await done('sales-order.drop-ship', whole);
  const { purchaseOrders: dropShips, made: __, warnings: ___, ...shipped } = answer;
  assert.deepEqual(shipped, await ask('sales-order.get', { ref: number }));
  assert.equal(shipped.purchases.length, 3);
  await done('purchase-order.issue', { ref: dropShips[0] });
  await done('purchase-order.ship', { ref: dropShips[0], lines: [{ line: 1, quantity: '2' }] });
  await done('purchase-order.receive', { ref: purchaseOrders[0], lines: [{ line: 1, quantity: '2' }] });
  const { purchases } = await ask('sales-order.get', { ref: number });
  const seen = purchases.map((one: Record<string, string>) => [
    one.status,
    one.line,
    one.supplied,
    one.quantity,
  ]);
  assert.deepEqual(seen, [
    ['partially received', 2, '2', '5'],
    ['partially shipped', 2, '2', '9'],
    ['partially shipped', 1, '0', '4'],
  ]);
});

test('a supplier, product or location that is bought with is not deleted', async () => {
  const { done, refused } = house;
  await done('supplier.create', { number: 'S-2', name: 'Red Hill' });
  await done('product.create', { sku: 'JUG', name: 'Jug' });
  await done('location.create', { code: 'SHOP', name: 'Shop' });
  const lines = [{ product: 'JUG', quantity: '1' }];
  await done('purchase-order.create', { supplier: 'S-2', location: 'SHOP', lines });
  for (const [command, record] of [
    ['supplier.delete', 'S-2'],
    ['product.delete', 'JUG'],
    ['location.delete', 'SHOP'],
  ] as const) {
    const problem = await refused(command, { ref: record });
    assert.match(problem.detail, /a purchase order/);
  }
});
