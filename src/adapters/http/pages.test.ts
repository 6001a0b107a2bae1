import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';
import { problemKinds } from '../../kernel/problem.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse({ metricsToken: 'watcher' });
});
after(() => house.close());

const visit = (path: string, headers: Record<string, string> = {}) =>
  house.request('GET', path, undefined, { authorization: '', ...headers });

test('the pages run scripts of this server only', async () => {
  for (const path of ['/api', '/reference']) {
    const page = await visit(path);
    assert.equal(page.status, 200);
    assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self';/);
    assert.doesNotMatch(page.body, /<script>|="https?:/);
  }
});

test('everything the welcome page and the reference load is there', async () => {
  const pages = [(await visit('/api')).body, (await visit('/reference')).body].join();
  const links = [...pages.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link as string);
  assert.ok(links.length > 6);
  for (const link of links) assert.equal((await visit(link)).status, 200, link);
  assert.match((await visit('/reference/scalar.js')).body, /createApiReference/);
});

test('the OpenAPI document is served', async () => {
  const document = await visit('/openapi.json');
  assert.equal(document.body.openapi, '3.1.0');
  assert.ok(document.body.paths['/v1/sales-orders/{ref}/confirm'].post);
});

test('every kind of problem explains itself', async () => {
  assert.ok(problemKinds.size > 20);
  for (const kind of problemKinds.values()) {
    assert.deepEqual((await visit(`/problems/${kind.type}`)).body, kind);
  }
  const page = await visit('/problems/not-found', { accept: 'text/html' });
  assert.match(page.body, /<h1>Not found<\/h1>/);
  assert.equal((await visit('/problems/nonsense')).status, 404);
});

test('the server is healthy, and ready while the database answers', async () => {
  assert.deepEqual((await visit('/healthz')).body, { status: 'ok' });
  assert.deepEqual((await visit('/readyz')).body, { status: 'ready' });
});

test('metrics tell of requests and of the lane', async () => {
  await house.request('POST', '/v1/customers', { name: 'Ann' });
  const { body } = await visit('/metrics');
  assert.match(
    body,
    /allot_http_request_duration_seconds_count\{method="POST",route="\/v1\/customers",status="201"\} 1/,
  );
  assert.match(body, /allot_lane_batch_commands_count 1/);
  assert.match(body, /allot_lane_waiting 0/);
});

test('metrics are for this machine, or for whoever has their token', async () => {
  const through = { 'x-forwarded-for': '10.0.0.7' };
  assert.equal((await visit('/metrics', through)).status, 404);
  assert.equal((await visit('/metrics', { ...through, authorization: 'Bearer watcher' })).status, 200);
  assert.equal((await visit('/metrics', { authorization: 'Bearer wrong' })).status, 404);
});
