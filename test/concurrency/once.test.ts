import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Company, tally } from '../support/company.ts';
import type { Answered } from '../support/http-client.ts';
import { SeveralServers } from '../support/several-servers.ts';

let servers: SeveralServers;
let company: Company;
before(async () => {
  servers = await SeveralServers.start(3);
  company = await servers.found();
  await company.stock({ LANTERN: '1000', HEART: null });
});
after(() => servers?.close());

const ofLantern = { customer: 'C-1', confirm: true, lines: [{ product: 'LANTERN', quantity: '2' }] };
const idsOf = (answers: readonly Answered[]) => new Set(answers.map(({ body }) => body.id));
const winners = (answers: readonly Answered[]) => answers.filter(({ status }) => status < 300).length;

async function allocatedBy(work: () => Promise<void>): Promise<number> {
  const before = await company.position('LANTERN');
  await work();
  return (await company.position('LANTERN')).allocated - before.allocated;
}

test('one key sent two hundred times to three servers makes one order and answers the same', async () => {
  const moved = await allocatedBy(async () => {
    const answers = await company.postAtOnce(200, '/v1/sales-orders', ofLantern, { key: 'two-hundred' });
    assert.deepEqual(tally(answers), { 201: 200 });
    assert.equal(idsOf(answers).size, 1);
    const withoutWarnings = answers.map(({ body }) => ({ ...body, warnings: undefined }));
    for (const body of withoutWarnings) assert.deepEqual(body, withoutWarnings[0]);
    const replayed = answers.filter(({ headers }) => headers.get('idempotent-replay') === 'true');
    assert.equal(replayed.length, 199);
  });
  assert.equal(moved, 2);
});

test('one key with two contents: one of them is done, the other is refused', async () => {
  const other = { ...ofLantern, lines: [{ product: 'LANTERN', quantity: '3' }] };
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      company.post('/v1/sales-orders', i % 2 ? ofLantern : other, { key: 'two-contents' }),
    ),
  );
  assert.deepEqual(tally(answers), { 201: 15, '422 idempotency/key-reused': 15 });
  assert.equal(idsOf(answers.filter(({ status }) => status === 201)).size, 1);
});

test('an outside order sent by three servers at once is one order', async () => {
  const moved = await allocatedBy(async () => {
    const outside = { ...ofLantern, channel: 'SHOP', externalId: 'shop-1' };
    const answers = await company.postAtOnce(60, '/v1/sales-orders', outside);
    assert.deepEqual(tally(answers), { 201: 60 });
    assert.equal(idsOf(answers).size, 1);
  });
  assert.equal(moved, 2);
  const [row] = await company.rows(
    "SELECT count(*)::int AS n FROM sales_order WHERE org_id = $1 AND external_id = 'shop-1'",
  );
  assert.equal(row?.n, 1);
});

test('a number given twice at once is taken once', async () => {
  const answers = await company.postAtOnce(30, '/v1/sales-orders', { ...ofLantern, number: 'MINE-1' });
  assert.deepEqual(tally(answers), { 201: 1, '409 sales-order/number-taken': 29 });
});

test('the first position of a product is made once by orders that arrive together', async () => {
  const order = { customer: 'C-1', confirm: true, lines: [{ product: 'HEART', quantity: '1' }] };
  const answers = await company.postAtOnce(30, '/v1/sales-orders', order);
  assert.deepEqual(tally(answers), { 201: 30 });
  assert.deepEqual(await company.position('HEART'), { onHand: 0, allocated: 30 });
});

test('a plan applied twenty times at once is done once, and its replays are equal', async () => {
  const order = await company.order(['LANTERN']);
  const plan = await company.post(`/v1/sales-orders/${order.id}/confirm`, {}, { plan: true });
  assert.equal(plan.status, 200, JSON.stringify(plan.body));
  const moved = await allocatedBy(async () => {
    const answers = await company.postAtOnce(20, `/v1/plans/${plan.body.plan}/apply`);
    assert.deepEqual(tally(answers), { 200: 20 });
    for (const { body } of answers)
      assert.deepEqual([body.id, body.status, body.version], [order.id, 'Confirmed', 2]);
    assert.equal(answers.filter(({ headers }) => headers.get('idempotent-replay')).length, 19);
  });
  assert.equal(moved, 1);
});

test('of thirty edits of the same version one wins and the rest learn that it moved', async () => {
  const order = await company.order(['LANTERN'], { confirm: true });
  const edits = Array.from({ length: 30 }, (_, i) =>
    company.post(
      `/v1/sales-orders/${order.id}/edit-lines`,
      { edit: [{ line: 1, quantity: String(i + 2) }] },
      { version: order.version },
    ),
  );
  const answers = await Promise.all(edits);
  assert.deepEqual(tally(answers), { 200: 1, '412 version/moved': 29 });
  const won = answers.findIndex(({ status }) => status === 200);
  const [row] = await company.rows(
    'SELECT quantity::float AS n FROM sales_order_line WHERE org_id = $1 AND order_id = $2',
    order.id,
  );
  assert.equal(row?.n, won + 2);
});

test('edits without a version all happen, one after the other', async () => {
  const order = await company.order(['LANTERN'], { confirm: true });
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      company.post(`/v1/sales-orders/${order.id}/edit-lines`, {
        edit: [{ line: 1, quantity: String(i + 2) }],
      }),
    ),
  );
  assert.deepEqual(tally(answers), { 200: 30 });
  const [row] = await company.rows('SELECT version FROM sales_order WHERE org_id = $1 AND id = $2', order.id);
  assert.equal(row?.version, order.version + 30);
});

test('confirm, edit and cancel of one order at once: each has one legal outcome', async () => {
  for (let round = 0; round < 8; round++) {
    const { id } = await company.order(['LANTERN']);
    const address = `/v1/sales-orders/${id}`;
    const edit = { edit: [{ line: 1, quantity: '5' }] };
    const [confirms, edits, cancels] = await Promise.all([
      company.postAtOnce(5, `${address}/confirm`),
      company.postAtOnce(5, `${address}/edit-lines`, edit),
      company.postAtOnce(5, `${address}/cancel`),
    ]);
    assert.ok(winners(confirms) <= 1, 'it is confirmed once at most');
    assert.equal(winners(cancels), 1, 'it is cancelled once');
    const rest = { ...tally([...confirms, ...edits, ...cancels]), 200: 0 };
    assert.deepEqual(Object.keys(rest).sort(), ['200', '409 sales-order/move-refused']);
    const [row] = await company.rows('SELECT status FROM sales_order WHERE org_id = $1 AND id = $2', id);
    assert.equal(row?.status, 'Cancelled');
  }
});

test('a revoked token is refused by every server from the next request on, writes too', async () => {
  const made = await company.must('/v1/tokens', { name: 'Till', role: 'sales' });
  const wishes = { token: made.secret };
  const everywhere = async () => [
    ...(await company.postAtOnce(6, '/v1/sales-orders', ofLantern, wishes)),
    ...(await Promise.all(
      Array.from({ length: 3 }, () => company.send('GET', '/v1/sales-orders', undefined, wishes)),
    )),
  ];
  assert.deepEqual(tally(await everywhere()), { 200: 3, 201: 6 });
  const orders = await company.count('sales_order');
  await company.must(`/v1/tokens/${made.id}/revoke`);
  assert.deepEqual(tally(await everywhere()), { '401 access/unauthenticated': 9 });
  assert.equal(await company.count('sales_order'), orders);
});

test('after all of this every number holds', () => company.verify());
