import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const product = async (sku: string) => {
  const made = await house.request('POST', '/v1/products', { sku, name: `Lantern ${sku}`, price: '12.50' });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made;
};
const order = async (sku: string, quantity = '2') => {
  const customer = await house.request('POST', '/v1/customers', { name: 'Ann' });
  const lines = [{ product: sku, quantity }];
  return house.request('POST', '/v1/sales-orders', { customer: customer.body.number, lines });
};

test('what is created has an address and a version', async () => {
  const made = await product('NEW');
  assert.equal(made.headers.get('etag'), '"1"');
  const found = await house.request('GET', made.headers.get('location') ?? '');
  assert.equal(found.status, 200);
  assert.equal(found.headers.get('etag'), '"1"');
  assert.deepEqual(found.body, made.body);
});

test('a ref may hold a slash', async () => {
  await product('A/B c');
  const found = await house.request('GET', '/v1/products/A%2FB%20c');
  assert.equal(found.body.sku, 'A/B c');
});

test('HEAD answers what GET would, without a body', async () => {
  await product('HEAD');
  const found = await house.request('HEAD', '/v1/products/HEAD');
  assert.deepEqual([found.status, found.headers.get('etag'), found.body], [200, '"1"', '']);
});

test('If-Match keeps a lost update from happening', async () => {
  await product('MATCH');
  const change = (name: string, version: string) =>
    house.request('PATCH', '/v1/products/MATCH', { name }, { 'if-match': version });
  const first = await change('First', '"1"');
  assert.deepEqual([first.status, first.headers.get('etag'), first.body.name], [200, '"2"', 'First']);
  const second = await change('Second', '"1"');
  assert.equal(second.status, 412);
  assert.equal(second.body.type, '/problems/version/moved');
  assert.equal(second.body.version, 2);
  const both = await house.request(
    'PATCH',
    '/v1/products/MATCH',
    { name: 'Third', expectedVersion: 1 },
    { 'if-match': '"2"' },
  );
  assert.equal(both.status, 400);
});

test('If-Match on a command that looks at no version is refused', async () => {
  const made = await house.request('POST', '/v1/products', { sku: 'X', name: 'X' }, { 'if-match': '"1"' });
  assert.deepEqual([made.status, made.body.type], [400, '/problems/request/header']);
});

test('the same key does it once and answers the same', async () => {
  const ask = (sku: string) =>
    house.request('POST', '/v1/products', { sku, name: 'Once', price: '1' }, { 'idempotency-key': 'once' });
  const first = await ask('ONCE');
  const again = await ask('ONCE');
  assert.deepEqual([first.status, again.status], [201, 201]);
  assert.deepEqual(
    [first.headers.get('idempotent-replay'), again.headers.get('idempotent-replay')],
    [null, 'true'],
  );
  assert.deepEqual(again.body, first.body);
  assert.equal(again.headers.get('location'), first.headers.get('location'));
  const other = await ask('TWICE');
  assert.deepEqual([other.status, other.body.type], [422, '/problems/idempotency/key-reused']);
});

test('a plan writes nothing until it is applied, and then once', async () => {
  await product('PLAN');
  const made = await order('PLAN');
  const address = `/v1/sales-orders/${made.body.number}`;
  const plan = await house.request('POST', `${address}/confirm`, {}, { prefer: 'plan' });
  assert.deepEqual([plan.status, plan.headers.get('preference-applied')], [200, 'plan']);
  assert.equal(plan.body.outcome.documents[0].after.status, 'Confirmed');
  assert.equal((await house.request('GET', address)).body.status, 'Saved');
  const applied = await house.request('POST', `/v1/plans/${plan.body.plan}/apply`);
  assert.deepEqual([applied.status, applied.body.status], [200, 'Confirmed']);
  const again = await house.request('POST', `/v1/plans/${plan.body.plan}/apply`);
  assert.deepEqual([again.status, again.headers.get('idempotent-replay')], [200, 'true']);
});

test('a plan says when it would be refused, as a problem', async () => {
  await product('REFUSED');
  const made = await order('REFUSED');
  const confirm = () => house.request('POST', `/v1/sales-orders/${made.body.number}/confirm`);
  assert.equal((await confirm()).status, 200);
  const path = `/v1/sales-orders/${made.body.number}/confirm`;
  const plan = await house.request('POST', path, undefined, { prefer: 'plan' });
  assert.equal(plan.body.outcome.refused, true);
  assert.equal(plan.body.outcome.problem.type, '/problems/sales-order/move-refused');
});

test('a stale plan is refused and shows what would happen now', async () => {
  await product('STALE');
  const made = await order('STALE');
  const address = `/v1/sales-orders/${made.body.number}`;
  const plan = await house.request('POST', `${address}/confirm`, {}, { prefer: 'plan' });
  await house.request('POST', `${address}/confirm`);
  const applied = await house.request('POST', `/v1/plans/${plan.body.plan}/apply`);
  assert.deepEqual([applied.status, applied.body.type], [409, '/problems/plan/stale']);
  assert.equal(applied.body.outcome.problem.type, '/problems/sales-order/move-refused');
});

test('warnings come with the document', async () => {
  await product('SHORT');
  const made = await order('SHORT', '5');
  const confirmed = await house.request('POST', `/v1/sales-orders/${made.body.number}/confirm`);
  assert.equal(confirmed.status, 200);
  assert.ok(confirmed.body.warnings.length > 0);
});

test('what the address says is not said again', async () => {
  await product('REF');
  const twice = await house.request('PATCH', '/v1/products/REF', { ref: 'REF', name: 'New' });
  assert.deepEqual([twice.status, twice.body.errors[0].pointer], [422, '/ref']);
  const stray = await house.request('PATCH', '/v1/products/REF?name=New', {});
  assert.deepEqual([stray.status, stray.body.errors[0].pointer], [422, '/name']);
});

test('the secret of a token is shown once', async () => {
  const ask = () =>
    house.request('POST', '/v1/tokens', { name: 'Till', role: 'sales' }, { 'idempotency-key': 'till' });
  assert.match((await ask()).body.secret, /^allot_/);
  assert.equal((await ask()).body.secret, null);
});
