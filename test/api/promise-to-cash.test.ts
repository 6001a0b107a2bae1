import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { prove } from '../../src/proof/index.ts';
import { type OpenHouse, openHouse } from '../support/house.ts';

let house: OpenHouse;
const post = (path: string, body: object = {}, headers = {}) => house.request('POST', path, body, headers);
const open = async (number: string) => (await house.request('GET', `/v1/sales-orders/${number}`)).body;

before(async () => {
  house = await openHouse();
  await post('/v1/suppliers', { number: 'S-1', name: 'Supplier' });
  for (const sku of ['LANTERN', 'HEART'])
    await post('/v1/products', {
      sku,
      name: sku,
      unit: 'piece',
      price: '10.00',
      cost: '4.00',
      supplier: 'S-1',
    });
  await post('/v1/customers', { number: 'C-1', name: 'Customer' });
  await post('/v1/receipts', { location: 'MAIN', lines: [{ product: 'LANTERN', quantity: '100' }] });
});
after(() => house?.close());

async function ordered(quantity: string, more: object = {}): Promise<string> {
  const lines = [{ product: 'LANTERN', quantity }];
  const made = await post('/v1/sales-orders', { customer: 'C-1', confirm: false, lines, ...more });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body.number;
}

test('a selection is confirmed, committed, shipped, invoiced and paid, with one result for each order', async () => {
  const numbers = [await ordered('2'), await ordered('3'), await ordered('500')];
  const bulk = async (verb: string, refs = numbers) => {
    const items = refs.map((ref) => ({ ref }));
    const { status, body } = await post(`/v1/bulk/sales-order.${verb}`, { items });
    assert.equal(status, 200);
    return body.results.map(
      (one: { ok: boolean; problem?: { type: string } }) => one.ok || one.problem?.type,
    );
  };
  assert.deepEqual(await bulk('confirm'), [true, true, true]);
  const short = '/problems/shipment/not-enough-to-pick';
  assert.deepEqual(await bulk('commit'), [true, true, short]);
  assert.deepEqual(await bulk('ship'), [true, true, short]);
  assert.deepEqual(await bulk('ship', numbers.slice(0, 1)), ['/problems/sales-order/move-refused']);
  assert.deepEqual(await bulk('invoice', numbers.slice(0, 2)), [true, true]);
  assert.deepEqual(await bulk('pay', numbers.slice(0, 2)), [true, true]);
  assert.deepEqual(await bulk('cancel'), [
    '/problems/sales-order/move-refused',
    '/problems/sales-order/move-refused',
    true,
  ]);
  const [first] = numbers as [string];
  const { status, invoiceStatus, paymentStatus, owed, moves } = await open(first);
  assert.deepEqual(
    [status, invoiceStatus, paymentStatus, owed],
    ['Fulfilled', 'fully invoiced', 'paid', '0.00'],
  );
  const reason = moves.find((move: { name: string }) => move.name === 'pay')?.reason;
  assert.equal(reason, 'nothing is owed');
});

test('who ships, invoices and settles an order is told what that made', async () => {
  const number = await ordered('1', { confirm: true });
  const made = async (verb: string) => {
    const { body } = await post(`/v1/bulk/sales-order.${verb}`, { items: [{ ref: number }] });
    return body.results[0].answer.made.map((one: { kind: string; number: string }) => one.kind);
  };
  assert.deepEqual(await made('ship'), ['shipment']);
  assert.deepEqual(await made('invoice'), ['invoice']);
  assert.deepEqual(await made('pay'), ['payment']);
});

test('a cancel is planned with all that hangs on the order, and applied as planned', async () => {
  const number = await ordered('10', { confirm: true });
  const some = await post('/v1/shipments', {
    order: number,
    lines: [{ line: 1, quantity: '4' }],
    move: 'ship',
  });
  assert.equal(some.status, 201, JSON.stringify(some.body));
  await post('/v1/shipments', { order: number, lines: [{ line: 1, quantity: '3' }], move: 'commit' });
  await post('/v1/invoices', { order: number, mode: 'ordered' });
  const plan = await post(`/v1/sales-orders/${number}/cancel`, {}, { prefer: 'plan' });
  assert.equal(plan.status, 200, JSON.stringify(plan.body));
  const { documents, consequences, positions } = plan.body.outcome;
  assert.equal(documents[0].after.status, 'Cancelled');
  const told = consequences.map((one: { kind: string; status: string; happens: string }) => [
    one.kind,
    one.status,
  ]);
  assert.deepEqual(told.map(([kind]: string[]) => kind).sort(), ['invoice', 'shipment', 'shipment']);
  assert.ok(consequences.every((one: { happens: string }) => one.happens.length > 10));
  const [lantern] = positions;
  assert.deepEqual(lantern.change, {
    allocated: '-6',
    committed: '-3',
    available: '6',
    availableToPick: '3',
  });
  const applied = await post(`/v1/plans/${plan.body.plan}/apply`);
  assert.equal(applied.status, 200, JSON.stringify(applied.body));
  const order = await open(number);
  assert.deepEqual(
    [order.status, order.shipments.map((one: { status: string }) => one.status), order.lines[0].shipped],
    ['Cancelled', ['shipped'], '4'],
  );
  assert.ok(order.flags.length, 'what was invoiced and will not ship needs a credit note (D3)');
});

test('a line that is lowered takes its saved shipment, purchase and draft invoice along', async () => {
  const lines = [{ product: 'HEART', quantity: '8' }];
  const number = await ordered('1', { confirm: true, lines });
  await post('/v1/shipments', { order: number, lines: [{ line: 1, quantity: '6' }] });
  const bought = await post(`/v1/sales-orders/${number}/buy`);
  assert.equal(bought.status, 200, JSON.stringify(bought.body));
  const draft = await post('/v1/invoices', { order: number, mode: 'ordered', open: false });
  assert.equal(draft.status, 201, JSON.stringify(draft.body));
  const body = { edit: [{ line: 1, quantity: '5' }] };
  const edited = await post(`/v1/sales-orders/${number}/edit-lines`, body);
  assert.equal(edited.status, 200, JSON.stringify(edited.body));
  const {
    shipments,
    purchases,
    invoices,
    lines: [line],
  } = await open(number);
  assert.deepEqual(
    [line.quantity, shipments[0].lines[0].quantity, purchases[0].quantity, invoices[0].lines[0].quantity],
    ['5', '5', '5', '5'],
  );
});

test('after all of it every number holds', async () => {
  const proof = await prove(house.databaseUrl);
  assert.deepEqual(
    proof.checks.filter((check) => check.found && !check.isNotice),
    [],
  );
});
