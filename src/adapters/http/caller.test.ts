import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse({ limits: { perMinute: 20, failuresPerMinute: 3 } });
});
after(() => house.close());

const as = (token: string) => ({ authorization: `Bearer ${token}` });

test('without a token nobody gets in, and the answer says how', async () => {
  for (const authorization of ['', 'Basic dTpw', 'Bearer', 'Bearer a b']) {
    const answer = await house.request('GET', '/v1/customers', undefined, { authorization });
    assert.deepEqual([answer.status, answer.body.type], [401, '/problems/access/unauthenticated']);
    assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer/);
  }
});

test('who asks is known before the body is read', async () => {
  const answer = await house.request('POST', '/v1/customers', '{"broken', { authorization: '' });
  assert.equal(answer.status, 401);
});

test('a role may do what it may and is told what it lacks', async () => {
  const viewer = await house.tokenFor('viewer');
  assert.equal((await house.request('GET', '/v1/customers', undefined, as(viewer))).status, 200);
  const refused = await house.request('POST', '/v1/customers', { name: 'Ann' }, as(viewer));
  assert.deepEqual([refused.status, refused.body.permission], [403, 'parties:write']);
  const planned = await house.request(
    'POST',
    '/v1/customers',
    { name: 'Ann' },
    { ...as(viewer), prefer: 'plan' },
  );
  assert.equal(planned.status, 403);
});

test('a revoked token opens nothing from then on', async () => {
  const made = await house.request('POST', '/v1/tokens', { name: 'gone', role: 'owner' });
  const headers = as(made.body.secret);
  assert.equal((await house.request('POST', '/v1/customers', { name: 'Bob' }, headers)).status, 201);
  await house.request('POST', `/v1/tokens/${made.body.id}/revoke`);
  for (const [method, path, more] of [
    ['POST', '/v1/customers', {}],
    ['POST', '/v1/customers', { prefer: 'plan' }],
    ['GET', '/v1/customers', {}],
  ] as const) {
    const body = method === 'POST' ? { name: 'Cat' } : undefined;
    const answer = await house.request(method, path, body, { ...headers, ...more });
    assert.equal(answer.status, 401, `${method} ${JSON.stringify(more)}`);
  }
});

test('a token that comes too often waits, and others do not', async () => {
  const [eager, calm] = [await house.tokenFor('viewer'), await house.tokenFor('viewer')];
  const statuses: number[] = [];
  for (let i = 0; i < 22; i++) {
    statuses.push((await house.request('GET', '/v1/customers', undefined, as(eager))).status);
  }
  assert.deepEqual(statuses.slice(19), [200, 429, 429]);
  const answer = await house.request('GET', '/v1/customers', undefined, as(eager));
  assert.equal(answer.body.type, '/problems/request/too-many');
  assert.ok(Number(answer.headers.get('retry-after')) > 0);
  assert.equal((await house.request('GET', '/v1/customers', undefined, as(calm))).status, 200);
});

test('a token held to so many requests a minute waits after them, and a new secret is no new minute', async () => {
  const held = { name: 'slow', role: 'viewer', limits: { requestsPerMinute: 3 } };
  const { body: made } = await house.request('POST', '/v1/tokens', held);
  const look = (secret: string) => house.request('GET', '/v1/customers', undefined, as(secret));
  const statuses: number[] = [];
  for (let i = 0; i < 4; i++) statuses.push((await look(made.secret)).status);
  assert.deepEqual(statuses, [200, 200, 200, 429]);
  const { body: rotated } = await house.request('POST', `/v1/tokens/${made.id}/rotate`, {});
  const answer = await look(rotated.secret);
  assert.deepEqual([answer.status, answer.body.perMinute], [429, 3]);
  assert.ok(Number(answer.headers.get('retry-after')) > 0);
});

test('guessing tokens is stopped without shutting out those who have one', async () => {
  const known = await house.tokenFor('viewer');
  await house.request('GET', '/v1/customers', undefined, as(known));
  const guess = () => house.request('GET', '/v1/customers', undefined, as('allot_guess'));
  const statuses: number[] = [];
  for (let i = 0; i < 5; i++) statuses.push((await guess()).status);
  assert.deepEqual(statuses.slice(-2), [429, 429]);
  assert.equal((await house.request('GET', '/v1/customers', undefined, as(known))).status, 200);
});
