import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Answer, type Ask, askAs, type OpenHouse, openHouse } from '../../test/support/house.ts';
import { Stream } from '../../test/support/stream.ts';

let house: OpenHouse;

before(async () => {
  house = await openHouse({ eventTimes: { look: 30, beat: 200 } });
  await house.request('POST', '/v1/customers', { number: 'C-1', name: 'Corner Shop' });
  await house.request('POST', '/v1/customers', { number: 'C-2', name: 'Other Shop' });
  await house.request('POST', '/v1/products', { sku: 'MUG', name: 'Mug', price: '10.00' });
  await house.request('POST', '/v1/receipts', {
    location: 'MAIN',
    lines: [{ product: 'MUG', quantity: '100', unitCost: '4' }],
  });
});
after(() => house.close());

/** A token held to something, and a way to ask with it. */
async function tokenWith(held: object): Promise<{ id: string; secret: string; ask: Ask }> {
  const made = await house.request('POST', '/v1/tokens', {
    name: 'desk',
    role: 'sales',
    agent: 'Desk',
    ...held,
  });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const { id, secret } = made.body;
  return { id, secret, ask: askAs(house, secret) };
}

const orderOf = (quantity: string, more: object = {}) => ({
  customer: 'C-1',
  lines: [{ product: 'MUG', quantity }],
  ...more,
});

const typeOf = ({ status, body }: Answer): string =>
  `${status} ${String(body.type ?? '').replace('/problems/', '')}`;

test('a token without a scope is refused, and that is on record', async () => {
  const { id, ask } = await tokenWith({ scopes: ['read', 'draft'] });
  const made = await ask('POST', '/v1/sales-orders', orderOf('1'));
  assert.equal(made.status, 201);
  const refused = await ask('POST', `/v1/sales-orders/${made.body.number}/confirm`);
  assert.equal(typeOf(refused), '403 access/scope-missing');
  assert.equal(refused.body.scope, 'confirm');
  const { body } = await house.request('GET', `/v1/audit?actor=${id}`);
  assert.deepEqual(
    body.data.map((row: Record<string, unknown>) => [row.asked, row.outcome, row.problem, row.agent]),
    [
      ['sales-order.confirm', 'refused', 'access/scope-missing', 'Desk'],
      ['sales-order.create', 'done', null, 'Desk'],
    ],
  );
});

test('what a command would do is what counts, not what it is called', async () => {
  const { ask } = await tokenWith({ scopes: ['read', 'draft'] });
  const confirmed = await ask('POST', '/v1/sales-orders', orderOf('1', { confirm: true }));
  assert.equal(typeOf(confirmed), '403 access/scope-missing');
  const shipped = await ask(
    'POST',
    '/v1/sales-orders',
    orderOf('1', { workflow: 'status-driven', status: 'Shipped' }),
  );
  assert.equal(typeOf(shipped), '403 access/scope-missing');
  const paid = await (await tokenWith({ scopes: ['read', 'draft', 'confirm', 'ship'] })).ask(
    'POST',
    '/v1/sales-orders',
    orderOf('1', { workflow: 'status-driven', status: 'Paid' }),
  );
  assert.equal(typeOf(paid), '403 access/scope-missing');
  const { body: order } = await house.request('POST', '/v1/sales-orders', orderOf('2', { confirm: true }));
  const lines = [{ line: 1, quantity: '3' }];
  const raised = await ask('POST', `/v1/sales-orders/${order.number}/edit-lines`, { edit: lines });
  assert.equal(typeOf(raised), '403 access/scope-missing');
  const priced = await ask('POST', `/v1/sales-orders/${order.number}/edit-lines`, {
    edit: [{ line: 1, unitPrice: '1.00' }],
  });
  assert.equal(typeOf(priced), '403 access/scope-missing');
});

test('one command is held to its cap, and so is the day in sum', async () => {
  const { ask } = await tokenWith({
    scopes: ['read', 'draft', 'confirm'],
    limits: { perCommand: { value: '50.00' }, perDay: { value: '80.00' } },
  });
  const big = await ask('POST', '/v1/sales-orders', orderOf('6'));
  assert.equal(typeOf(big), '403 access/over-cap');
  assert.deepEqual([big.body.cap, big.body.most, big.body.wanted], ['per-command', '50.00', '60.00']);
  assert.equal((await ask('POST', '/v1/sales-orders', orderOf('5'))).status, 201);
  const more = await ask('POST', '/v1/sales-orders', orderOf('4'));
  assert.equal(typeOf(more), '403 access/over-cap');
  assert.deepEqual([more.body.cap, more.body.most, more.body.wanted], ['per-day', '80.00', '90.00']);
  const { body } = await ask('GET', '/v1/mandate');
  assert.deepEqual(body.today.used, { draft: { value: '50.00', quantity: '5' } });
});

test('orders split among many at once come to no more than the day allows', async () => {
  const { ask } = await tokenWith({ scopes: ['read', 'draft'], limits: { perDay: { value: '100.00' } } });
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => ask('POST', '/v1/sales-orders', orderOf('1'))),
  );
  assert.equal(answers.filter(({ status }) => status === 201).length, 10);
});

test('what a person has to decide waits, and is done once it is approved', async () => {
  const { ask } = await tokenWith({
    scopes: ['read', 'draft', 'confirm'],
    limits: { approval: ['confirm'] },
  });
  const { body: order } = await ask('POST', '/v1/sales-orders', orderOf('2'));
  const plan = await ask('POST', `/v1/sales-orders/${order.number}/confirm`, {}, { prefer: 'plan' });
  assert.equal(plan.body.outcome.approval[0].scope, 'confirm');
  const asked = await ask('POST', `/v1/plans/${plan.body.plan}/apply`, undefined, {
    'allot-reason': 'the customer called',
  });
  assert.equal(typeOf(asked), '403 approval/needed');
  assert.equal(asked.body.approval, plan.body.plan);
  const { body: queue } = await house.request('GET', '/v1/approvals');
  const { body: counts } = await house.request('GET', '/v1/approvals/counts');
  assert.deepEqual(counts, { waiting: queue.data.length, capped: false });
  const waiting = queue.data.find((one: { id: string }) => one.id === plan.body.plan);
  assert.deepEqual(
    [waiting.command, waiting.reason, waiting.token.agent],
    ['sales-order.confirm', 'the customer called', 'Desk'],
  );
  assert.equal(typeOf(await ask('POST', `/v1/approvals/${waiting.id}/approve`)), '403 access/scope-missing');
  const approved = await house.request('POST', `/v1/approvals/${waiting.id}/approve`, { note: 'fine' });
  assert.equal(approved.status, 200, JSON.stringify(approved.body));
  assert.equal(approved.body.status, 'Confirmed');
  const again = await ask('POST', `/v1/plans/${plan.body.plan}/apply`);
  assert.equal(again.status, 200);
  const { body: told } = await house.request('GET', `/v1/sales-orders/${order.number}/timeline`);
  const note = told.data.find(({ status }: { status: string }) => status === 'Confirmed');
  assert.deepEqual(
    [note.by, note.agent, note.approvedBy, note.reason],
    ['desk', 'Desk', 'Owner', 'the customer called'],
  );
  assert.equal(
    typeOf(await house.request('POST', `/v1/approvals/${waiting.id}/approve`)),
    '409 approval/decided',
  );
});

test('whoever listens hears at once that something waits', async () => {
  const { ask } = await tokenWith({ scopes: ['read', 'draft', 'cancel'], limits: { approval: ['cancel'] } });
  const { body: order } = await ask('POST', '/v1/sales-orders', orderOf('1'));
  const stream = await Stream.open(house.base, { authorization: `Bearer ${house.token}` });
  const { body } = await ask('POST', `/v1/sales-orders/${order.number}/cancel`);
  assert.ok(await stream.until((one) => one.of(body.approval).length === 1));
  await house.request('POST', `/v1/approvals/${body.approval}/decline`);
  assert.ok(await stream.until((one) => one.of(body.approval).length === 2));
  assert.deepEqual(stream.of(body.approval), ['approval.asked', 'approval.declined']);
  stream.close();
});

test('two who approve at once do it once; a stale plan is shown and not done', async () => {
  const { ask } = await tokenWith({
    scopes: ['read', 'draft', 'confirm'],
    limits: { approval: ['confirm'] },
  });
  const { body: order } = await ask('POST', '/v1/sales-orders', orderOf('1'));
  const asked = await ask(
    'POST',
    `/v1/sales-orders/${order.number}/confirm`,
    {},
    { 'idempotency-key': 'once' },
  );
  const { approval } = asked.body;
  const repeated = await ask(
    'POST',
    `/v1/sales-orders/${order.number}/confirm`,
    {},
    { 'idempotency-key': 'once' },
  );
  assert.equal(repeated.body.approval, approval);
  await house.request('POST', `/v1/sales-orders/${order.number}/edit-lines`, {
    edit: [{ line: 1, quantity: '2' }],
  });
  const stale = await house.request('POST', `/v1/approvals/${approval}/approve`);
  assert.equal(typeOf(stale), '409 approval/changed');
  assert.equal(stale.body.outcome.positions[0].change.allocated, '2');
  const both = await Promise.all(
    [1, 2].map(() => house.request('POST', `/v1/approvals/${approval}/approve`, { acceptChanges: true })),
  );
  assert.deepEqual(both.map(typeOf).sort(), ['200 ', '409 approval/decided']);
});

test('a declined plan says why, and stays undone', async () => {
  const { ask } = await tokenWith({ scopes: ['read', 'draft', 'cancel'], limits: { approval: ['cancel'] } });
  const { body: order } = await ask('POST', '/v1/sales-orders', orderOf('1'));
  const plan = await ask('POST', `/v1/sales-orders/${order.number}/cancel`, {}, { prefer: 'plan' });
  await ask('POST', `/v1/plans/${plan.body.plan}/apply`);
  await house.request('POST', `/v1/approvals/${plan.body.plan}/decline`, { note: 'they still want it' });
  const again = await ask('POST', `/v1/plans/${plan.body.plan}/apply`);
  assert.equal(typeOf(again), '403 approval/declined');
  assert.match(again.body.detail, /they still want it/);
});

test('others than those it is held to are not there for it', async () => {
  const { ask } = await tokenWith({ scopes: ['read', 'draft', 'confirm'], limits: { customers: ['C-1'] } });
  const { body: mine } = await house.request('POST', '/v1/sales-orders', orderOf('1'));
  const { body: other } = await house.request('POST', '/v1/sales-orders', orderOf('1', { customer: 'C-2' }));
  assert.equal((await ask('POST', `/v1/sales-orders/${mine.number}/confirm`)).status, 200);
  assert.equal(typeOf(await ask('POST', `/v1/sales-orders/${other.number}/confirm`)), '404 not-found');
  assert.equal(typeOf(await ask('GET', `/v1/sales-orders/${other.number}`)), '404 not-found');
  assert.equal(
    typeOf(await ask('POST', '/v1/sales-orders', orderOf('1', { customer: 'C-2' }))),
    '404 not-found',
  );
  const { body } = await ask('GET', '/v1/sales-orders?limit=500');
  assert.ok(body.data.length > 0);
  assert.ok(body.data.every((row: { customer: { number: string } }) => row.customer.number === 'C-1'));
  assert.equal(typeOf(await ask('GET', '/v1/activities')), '403 access/out-of-reach');
});

test('a token that is held to something cannot widen what it may, whatever its role', async () => {
  const { id, ask } = await tokenWith({ role: 'owner', scopes: ['read', 'admin'] });
  for (const [method, path, body] of [
    ['POST', '/v1/tokens', { name: 'x', role: 'owner' }],
    ['PATCH', `/v1/tokens/${id}`, { scopes: null }],
    ['POST', `/v1/tokens/${id}/rotate`, {}],
    ['POST', '/v1/users', { name: 'X', email: 'x@example.com', role: 'owner' }],
  ] as const) {
    assert.equal(typeOf(await ask(method, path, body)), '403 access/forbidden', path);
  }
});

test('a rotated token opens with its new secret, and for a while with the old one', async () => {
  const { id, secret, ask } = await tokenWith({ scopes: ['read'] });
  const { body } = await house.request('POST', `/v1/tokens/${id}/rotate`, { overlapMinutes: 5 });
  const fresh = { authorization: `Bearer ${body.secret}` };
  assert.notEqual(body.secret, secret);
  assert.equal((await ask('GET', '/v1/mandate')).status, 200);
  assert.equal((await house.request('GET', '/v1/mandate', undefined, fresh)).status, 200);
  await house.request('POST', `/v1/tokens/${id}/rotate`, {});
  assert.equal((await ask('GET', '/v1/mandate')).status, 401);
  assert.equal((await house.request('GET', '/v1/mandate', undefined, fresh)).status, 401);
});

test('what a token is held to counts from the next command on, and so does its end', async () => {
  const { id, ask } = await tokenWith({ scopes: ['read', 'draft'] });
  assert.equal((await ask('POST', '/v1/sales-orders', orderOf('1'))).status, 201);
  await house.request('PATCH', `/v1/tokens/${id}`, { scopes: ['read'] });
  assert.equal(typeOf(await ask('POST', '/v1/sales-orders', orderOf('1'))), '403 access/scope-missing');
  await house.request('POST', `/v1/tokens/${id}/revoke`);
  assert.equal(typeOf(await ask('GET', '/v1/mandate')), '401 access/unauthenticated');
});

test('promising, and changing the address of what is promised, is no draft; a note is', async () => {
  const { ask } = await tokenWith({ scopes: ['read', 'draft'] });
  await house.request('POST', '/v1/products', { sku: 'NONE', name: 'None in stock', price: '1.00' });
  const lines = [{ product: 'NONE', quantity: '1' }];
  const promised = await ask('POST', '/v1/sales-orders', { customer: 'C-1', lines, confirm: true });
  assert.equal(typeOf(promised), '403 access/scope-missing');
  const { body: order } = await house.request('POST', '/v1/sales-orders', {
    customer: 'C-1',
    lines,
    confirm: true,
  });
  const path = `/v1/sales-orders/${order.number}`;
  const moved = await ask('PATCH', path, { shipTo: { name: 'Elsewhere', city: 'Harbour' } });
  assert.equal(typeOf(moved), '403 access/scope-missing');
  assert.equal((await ask('POST', `${path}/note`, { note: 'they called' })).status, 200);
  assert.equal((await ask('PATCH', path, { notes: 'call first' })).status, 200);
});
