import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

/** What is sent → status and problem. */
const WRONGS: readonly [
  what: string,
  method: string,
  path: string,
  body: unknown,
  status: number,
  type: string,
][] = [
  ['broken JSON', 'POST', '/v1/products', '{"sku":', 400, 'request/malformed'],
  ['a poisoned prototype', 'POST', '/v1/products', '{"__proto__":{"x":1}}', 400, 'request/malformed'],
  [
    'a poisoned constructor',
    'POST',
    '/v1/products',
    '{"constructor":{"prototype":{}}}',
    400,
    'request/malformed',
  ],
  ['a list', 'POST', '/v1/products', [], 422, 'input/invalid'],
  ['a text', 'PATCH', '/v1/products/A', '"x"', 422, 'input/invalid'],
  ['nothing', 'POST', '/v1/products', undefined, 422, 'input/invalid'],
  ['null', 'POST', '/v1/products', 'null', 422, 'input/invalid'],
  ['a NUL', 'POST', '/v1/customers', { name: 'a\u0000b' }, 422, 'input/invalid'],
  ['half a character', 'POST', '/v1/customers', '{"name":"a\\ud800"}', 422, 'input/invalid'],
  ['an unknown field', 'POST', '/v1/customers', { name: 'a', nmae: 'b' }, 422, 'input/invalid'],
  ['an unknown parameter', 'GET', '/v1/customers?nmae=b', undefined, 422, 'input/invalid'],
  ['a limit that is none', 'GET', '/v1/customers?limit=many', undefined, 422, 'input/invalid'],
  ['a NUL in a ref', 'GET', '/v1/customers/a%00b', undefined, 422, 'input/invalid'],
  ['a badly encoded ref', 'GET', '/v1/customers/%E0%A4%A', undefined, 400, 'request/malformed'],
  ['an endless ref', 'GET', `/v1/customers/${'x'.repeat(2000)}`, undefined, 400, 'request/malformed'],
  ['an unknown document', 'GET', '/v1/customers/nobody', undefined, 404, 'not-found'],
  ['an unknown address', 'GET', '/v1/castles', undefined, 404, 'request/unknown-route'],
  ['an unknown verb', 'POST', '/v1/customers/x/paint', {}, 404, 'request/unknown-route'],
  ['an unknown plan', 'POST', '/v1/plans/7/apply', undefined, 404, 'plan/unknown'],
  ['a wrong method', 'PUT', '/v1/customers/x', {}, 405, 'request/method'],
  ['too much', 'POST', '/v1/customers', { name: 'x'.repeat(5e6) }, 413, 'request/too-large'],
];

for (const [what, method, path, body, status, type] of WRONGS) {
  test(`${what} is a problem: ${status} ${type}`, async () => {
    const answer = await house.request(method, path, body);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    assert.equal(answer.body.type, `/problems/${type}`);
    assert.equal(answer.body.status, status);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.ok(answer.body.detail.length > 0);
    assert.ok(answer.body.instance.length > 0);
  });
}

test('a wrong method says which are right', async () => {
  const answer = await house.request('PUT', '/v1/customers/a%2Fb');
  assert.equal(answer.headers.get('allow'), 'DELETE, GET, HEAD, PATCH');
});

test('another content type is refused', async () => {
  const answer = await house.request('POST', '/v1/customers', 'name=x', { 'content-type': 'text/plain' });
  assert.deepEqual([answer.status, answer.body.type], [415, '/problems/request/media-type']);
});

test('what is not HTTP is told so', async () => {
  const { port } = new URL(house.base);
  const socket = connect(Number(port), '127.0.0.1');
  socket.end('GARBAGE\r\n\r\n');
  let text = '';
  for await (const part of socket) text += part;
  assert.match(text, /^HTTP\/1.1 400 Bad Request/);
  assert.match(text, /"type":"\/problems\/request\/malformed"/);
});

test('a fault is logged and tells nothing of what is inside', async () => {
  const { desk } = house;
  const { query } = desk;
  desk.query = () => Promise.reject(new Error('the vault is under the stairs'));
  const lines: unknown[] = [];
  const { error } = house.app.log;
  house.app.log.error = ((...args: unknown[]) => lines.push(args)) as typeof error;
  try {
    const answer = await house.request('GET', '/v1/customers');
    assert.deepEqual([answer.status, answer.body.type], [500, '/problems/fault']);
    assert.doesNotMatch(JSON.stringify(answer.body), /vault|stairs/);
    assert.match(String((lines[0] as [{ err: Error }])[0].err.stack), /under the stairs/);
  } finally {
    desk.query = query;
    house.app.log.error = error;
  }
});

test('a database that is gone is a 503 that says when to come back', async () => {
  const { desk } = house;
  const { query } = desk;
  desk.query = () => Promise.reject(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
  const { error } = house.app.log;
  house.app.log.error = (() => {}) as typeof error;
  try {
    const answer = await house.request('GET', '/v1/customers');
    assert.deepEqual([answer.status, answer.body.type], [503, '/problems/busy']);
    assert.equal(answer.headers.get('retry-after'), '1');
  } finally {
    desk.query = query;
    house.app.log.error = error;
  }
});
