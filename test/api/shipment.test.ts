import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Role } from '../../src/command/access.ts';
import { type OpenHouse, openHouse } from '../support/house.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse();
  await made('/v1/products', { sku: 'MUG', name: 'Mug', price: '5' });
  await made('/v1/locations', { code: 'NORTH', name: 'North' });
  for (const number of ['C-1', 'C-2']) await made('/v1/customers', { number, name: `Customer ${number}` });
  for (const location of ['MAIN', 'NORTH'])
    await made('/v1/receipts', { location, lines: [{ product: 'MUG', quantity: '1000' }] });
});
after(() => house?.close());

async function made(path: string, body: object = {}, headers: Record<string, string> = {}) {
  const answer = await house.request('POST', path, body, headers);
  assert.ok(answer.status < 300, `POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const order = (quantity: string, more: object = {}) =>
  made('/v1/sales-orders', {
    customer: 'C-1',
    confirm: true,
    lines: [{ product: 'MUG', quantity }],
    ...more,
  });
const as = async (role: Role) => ({ authorization: `Bearer ${await house.tokenFor(role)}` });
const plan = { prefer: 'plan' };

test('a shipment goes its way over HTTP, by its number or id, and is answered with what may be done next', async () => {
  const { number } = await order('5');
  const answer = await house.request('POST', '/v1/shipments', { order: number });
  assert.equal(answer.status, 201);
  const { id, number: ref, status, lines, moves, customer } = answer.body;
  assert.equal(answer.headers.get('location'), `/v1/shipments/${id}`);
  assert.deepEqual([status, lines[0].sku, lines[0].ordered, lines[0].quantity], ['saved', 'MUG', '5', '5']);
  assert.deepEqual(
    [customer.name, answer.body.location, answer.body.order],
    ['Customer C-1', 'MAIN', number],
  );
  const open = moves
    .filter((move: { allowed: boolean }) => move.allowed)
    .map((move: { name: string }) => move.name);
  assert.deepEqual(open, ['commit', 'pick', 'pack', 'ship', 'edit', 'update', 'delete']);
  const committed = await made(`/v1/shipments/${ref}/commit`, {}, { 'if-match': '"1"' });
  assert.deepEqual(
    committed.lines[0].picks.map((pick: { bin: string }) => pick.bin),
    ['UNASSIGNED'],
  );
  const shipped = await made(`/v1/shipments/${id}/ship`, { day: '2099-01-02', note: 'with the last truck' });
  assert.deepEqual(
    [shipped.status, shipped.orderStatus, shipped.shippedOn],
    ['shipped', 'Fulfilled', '2099-01-02'],
  );
  const again = await house.request('POST', `/v1/shipments/${ref}/ship`, {});
  assert.deepEqual([again.status, again.body.detail], [409, `${ref} is shipped: it has shipped already`]);
  const packages = [{ weight: '2.5 kg', tracking: 'JD1', contents: [{ line: 1, quantity: '5' }] }];
  const changed = await house.request('PATCH', `/v1/shipments/${ref}`, { carrier: 'DHL', packages });
  assert.deepEqual(changed.body.packages, [{ number: 1, ...packages[0] }]);
  const wrong = await house.request('PATCH', `/v1/shipments/${ref}`, {
    packages: [{ contents: [{ line: 2, quantity: '5' }] }],
  });
  assert.equal(wrong.body.errors[0].pointer, '/packages/0/contents/0/line');
  const found = await house.request('GET', `/v1/shipments/${ref}`);
  assert.deepEqual([found.body.carrier, found.body.version], ['DHL', 4]);
});

test('H1: what happens to a shipment is on its timeline and on that of its order', async () => {
  const { number, id } = await order('4');
  const { number: ref } = await made('/v1/shipments', { order: number, lines: [{ line: 1, quantity: '3' }] });
  await made(`/v1/shipments/${ref}/pick`, { note: 'by Ann' });
  await made(`/v1/shipments/${ref}/reopen`);
  await house.request('DELETE', `/v1/shipments/${ref}`, {});
  const told = async (path: string) => {
    const { body } = await house.request('GET', path);
    return body.data.map((note: { what: string; note: string | null }) =>
      [note.what, note.note].filter(Boolean).join(': '),
    );
  };
  assert.deepEqual(await told(`/v1/sales-orders/${number}/timeline`), [
    'created',
    'status',
    'shipment created',
    'shipment picked: by Ann',
    'status',
    'shipment reopened',
    'status',
    'shipment deleted',
  ]);
  const { body } = await house.request('GET', `/v1/sales-orders/${id}/timeline`);
  assert.deepEqual(body.data[3].changes[`${ref} status`], ['saved', 'picked']);
  assert.equal(body.data[2].changes[`${ref} goods`][1], 'MUG 3');
  await made('/v1/shipments', { order: number, lines: [{ line: 1, quantity: '1' }], move: 'ship' });
  const { data } = (await house.request('GET', `/v1/shipments?order=${number}`)).body;
  assert.deepEqual(await told(`/v1/shipments/${data[0].number}/timeline`), ['shipped']);
});

test('shipments are listed by what people ask for, page by page', async () => {
  const { number } = await order('9', { customer: 'C-2' });
  for (const quantity of ['1', '2', '3'])
    await made('/v1/shipments', {
      order: number,
      lines: [{ line: 1, quantity }],
      carrier: `Van ${quantity}`,
    });
  const list = async (query: string) => (await house.request('GET', `/v1/shipments?${query}`)).body;
  const first = await list('customer=C-2&limit=2');
  assert.deepEqual(
    first.data.map((one: { carrier: string }) => one.carrier),
    ['Van 3', 'Van 2'],
  );
  const second = await list(`customer=C-2&limit=2&cursor=${first.nextCursor}`);
  assert.deepEqual(
    second.data.map((one: { carrier: string }) => one.carrier),
    ['Van 1'],
  );
  const [third] = first.data;
  await made(`/v1/shipments/${third.id}/ship`, { day: '2026-11-02' });
  for (const [query, found] of [
    ['customer=C-2&status=saved', 2],
    ['customer=C-2&status=saved&status=shipped', 3],
    ['carrier=Van%203', 1],
    ['shippedFrom=2026-11-01&shippedTo=2026-11-03', 1],
    ['shippedFrom=2026-11-03&shippedTo=2026-11-04', 0],
    [`order=${number}&location=MAIN`, 3],
    ['location=NORTH', 0],
    ['customer=C-9', 0],
  ] as const)
    assert.equal((await list(query)).data.length, found, query);
});

test('the warehouse and sales ship, billing and viewers look on', async () => {
  const { number } = await order('4');
  for (const role of ['warehouse', 'sales'] as const) {
    const shipment = { order: number, lines: [{ line: 1, quantity: '1' }], move: 'ship' };
    assert.equal((await made('/v1/shipments', shipment, await as(role))).status, 'shipped', role);
  }
  for (const role of ['billing', 'viewer'] as const) {
    const headers = await as(role);
    assert.equal(
      (await house.request('POST', '/v1/shipments', { order: number }, headers)).status,
      403,
      role,
    );
    assert.equal(
      (await house.request('GET', `/v1/shipments?order=${number}`, undefined, headers)).status,
      200,
    );
  }
  await made(`/v1/sales-orders/${number}/hold`, { reason: 'a question' });
  const sales = await as('sales');
  const overriding = { order: number, move: 'ship', override: 'all is well' };
  const denied = await house.request('POST', '/v1/shipments', overriding, sales);
  assert.deepEqual([denied.status, denied.body.type], [403, '/problems/sales-order/override-forbidden']);
});

test('B18: a plan shows what becomes of each shipment, and holds though others are numbered meanwhile', async () => {
  const { number } = await order('10');
  await made('/v1/shipments', { order: number, lines: [{ line: 1, quantity: '2' }], move: 'ship' });
  const second = await made('/v1/shipments', {
    order: number,
    lines: [{ line: 1, quantity: '3' }],
    move: 'pack',
  });
  const third = await made('/v1/shipments', { order: number });
  const edit = { edit: [{ line: 1, quantity: '7' }] };
  const trimmed = (await house.request('POST', `/v1/sales-orders/${number}/edit-lines`, edit, plan)).body;
  assert.deepEqual(
    trimmed.outcome.consequences.map((one: Record<string, string>) => [one.number, one.happens]),
    [[third.number, 'is trimmed from MUG 5 to MUG 2']],
  );
  const cancel = (await house.request('POST', `/v1/sales-orders/${number}/cancel`, {}, plan)).body;
  const happens = cancel.outcome.consequences.map((one: Record<string, string>) => one.happens);
  assert.match(happens[0], /^stays shipped \(MUG 2\)/);
  assert.deepEqual(happens.slice(1), [
    'is deleted; its goods are free again (MUG 3)',
    'is deleted (MUG 5); it held nothing',
  ]);
  const other = await order('2');
  const planned = (await house.request('POST', '/v1/shipments', { order: other.number, move: 'ship' }, plan))
    .body;
  assert.equal(planned.outcome.refused, false);
  await made(`/v1/shipments/${second.id}/ship`);
  await made('/v1/shipments', { order: (await order('1')).number });
  const applied = await house.request('POST', `/v1/plans/${planned.plan}/apply`);
  assert.deepEqual([applied.status, applied.body.status], [200, 'shipped'], JSON.stringify(applied.body));
});
