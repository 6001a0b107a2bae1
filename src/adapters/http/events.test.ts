import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from '../../../test/support/browser.ts';
import { asOwner } from '../../../test/support/copied-database.ts';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';
import { SeveralServers } from '../../../test/support/several-servers.ts';
import { Stream } from '../../../test/support/stream.ts';
import { earliestId } from '../../kernel/id.ts';
import { newId } from '../../store/new-id.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse({ eventTimes: { look: 30, beat: 200 } });
});
after(() => house.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const listen = (more: Record<string, string> = {}, token = house.token) =>
  Stream.open(house.base, { ...bearer(token), ...more });
const customer = async (name: string): Promise<string> =>
  (await house.request('POST', '/v1/customers', { name })).body.id;
/** Writes an event as a server elsewhere would. */
const happened = (id: string, document: string) =>
  asOwner(
    house.databaseUrl,
    `INSERT INTO outbox (org_id, id, event, document_id, version, at)
     VALUES ('${house.org}', '${id}', 'customer.updated', '${document}', 2, now())`,
  );

test('whoever listens hears what happens from then on, whatever their role', async () => {
  const before = await customer('Before');
  const streams = [await listen(), await listen({}, await house.tokenFor('viewer'))];
  const id = await customer('Ann');
  await house.request('PATCH', `/v1/customers/${id}`, { name: 'Anna' });
  for (const stream of streams) {
    assert.ok(await stream.until((one) => one.of(id).length === 2));
    assert.deepEqual([stream.status, stream.headers.get('cache-control')], [200, 'no-store']);
    assert.match(stream.headers.get('content-type') ?? '', /^text\/event-stream/);
    const [first] = stream.events.filter(({ data }) => data['id'] === id);
    assert.deepEqual([first?.event, first?.data['kind'], first?.data['version']], ['change', 'customer', 1]);
    assert.deepEqual(stream.of(id), ['customer.created', 'customer.updated']);
    assert.deepEqual(stream.of(before), [], 'what was there is no news');
    stream.close();
  }
});

test('nobody hears of another organisation, and without a token nobody hears anything', async () => {
  const silent = await Stream.open(house.base, {});
  assert.equal(silent.status, 401);
  const servers = await SeveralServers.start(1);
  try {
    const [ours, theirs] = [await servers.found(), await servers.found()];
    const stream = await Stream.open(servers.processes[0]!.address, bearer(ours.token));
    const foreign = await theirs.must('/v1/customers', { name: 'Theirs' });
    const own = await ours.must('/v1/customers', { name: 'Ours' });
    assert.ok(await stream.until((one) => one.of(own['id'] as string).length === 1));
    assert.deepEqual(stream.of(foreign['id'] as string), []);
    stream.close();
  } finally {
    await servers.close();
  }
});

test('what happens on one server is heard on another', async () => {
  const servers = await SeveralServers.start(2);
  try {
    const [here, there] = servers.processes;
    const company = await servers.found({}, [there!]);
    const stream = await Stream.open(here!.address, bearer(company.token));
    const made: unknown[] = [];
    for (let i = 0; i < 5; i++) made.push((await company.must('/v1/customers', { name: `C ${i}` }))['id']);
    assert.ok(await stream.until((one) => made.every((id) => one.of(String(id)).length === 1)));
    stream.close();
  } finally {
    await servers.close();
  }
});

test('an event that appears behind others is heard, and once', async () => {
  const stream = await listen();
  const [late, early] = [newId(), newId()];
  await happened(newId(), early);
  assert.ok(await stream.until((one) => one.of(early).length === 1));
  await happened(earliestId(Date.now() - 6000).replace('-0000-0000-', '-7000-8000-'), late);
  assert.ok(await stream.until((one) => one.of(late).length === 1));
  await customer('Something else');
  await stream.until(() => false, 200);
  assert.deepEqual([stream.of(late).length, stream.of(early).length], [1, 1]);
  stream.close();
});

test('whoever was cut off hears what was missed', async () => {
  const stream = await listen();
  const first = await customer('First');
  assert.ok(await stream.until((one) => one.of(first).length === 1));
  stream.close();
  const missed = await customer('Missed');
  const again = await listen({ 'last-event-id': stream.events.at(-1)?.id ?? '' });
  assert.ok(await again.until((one) => one.of(missed).length === 1));
  again.close();
  const nonsense = await listen({ 'last-event-id': 'nonsense' });
  assert.equal(nonsense.status, 200);
  nonsense.close();
});

test('more than is told one by one is told as such', async () => {
  const stream = await listen();
  await asOwner(
    house.databaseUrl,
    `INSERT INTO outbox (org_id, id, event, document_id, version, at)
     SELECT '${house.org}', overlay('${newId()}'::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, 'product.updated',
       '${newId()}', 1, now() FROM generate_series(1, 600) AS n`,
  );
  assert.ok(await stream.until((one) => one.events.some(({ event }) => event === 'reset')));
  assert.ok(stream.events.every(({ data }) => data['event'] !== 'product.updated'));
  const next = await customer('After the flood');
  assert.ok(await stream.until((one) => one.of(next).length === 1));
  const cutOff = await listen({ 'last-event-id': earliestId(Date.now() - 60_000) });
  assert.ok(await cutOff.until((one) => one.events.some(({ event }) => event === 'reset')));
  stream.close();
  cutOff.close();
});

test('a stream shows signs of life and ends with its token', async () => {
  const made = (await house.request('POST', '/v1/tokens', { name: 'screen', role: 'viewer' })).body;
  const stream = await listen({}, made.secret);
  assert.ok(await stream.until(({ beats }) => beats >= 3));
  assert.equal(stream.ended, false);
  await house.request('POST', `/v1/tokens/${made.id}/revoke`);
  assert.ok(await stream.until(({ ended }) => ended));
});

test('a stream ends when its user signs out or is put out', async () => {
  const password = 'long enough for this';
  for (const [i, end] of [
    (page: Browser) => page.ask('DELETE', '/v1/session'),
    (_page: Browser, id: string) => house.request('POST', `/v1/users/${id}/deactivate`),
  ].entries()) {
    const email = `listener-${i}@example.com`;
    const { body } = await house.request('POST', '/v1/users', { name: 'Lis', email, role: 'viewer' });
    const page = new Browser(house.base);
    await page.ask('POST', '/v1/invitations', { secret: body.secret, password });
    const stream = await Stream.open(house.base, { cookie: page.cookie ?? '' });
    assert.equal(stream.status, 200);
    assert.ok((await end(page, body.id)).status < 300);
    assert.ok(await stream.until(({ ended }) => ended));
  }
});

test('a token has so many streams and no more, until one closes', async () => {
  const token = await house.tokenFor('viewer');
  const streams = [];
  for (let i = 0; i < 10; i++) streams.push(await listen({}, token));
  const refused = await listen({}, token);
  assert.equal(refused.status, 429);
  streams[0]?.close();
  let again = await listen({}, token);
  for (let i = 0; i < 50 && again.status !== 200; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    again = await listen({}, token);
  }
  assert.equal(again.status, 200);
  for (const stream of [...streams, again]) stream.close();
});

test('a server that closes lets listeners go at once', { timeout: 30_000 }, async () => {
  const closing = await openHouse();
  const streams = await Promise.all(
    Array.from({ length: 3 }, () => Stream.open(closing.base, bearer(closing.token))),
  );
  const began = performance.now();
  await closing.app.close();
  assert.ok(performance.now() - began < 3000);
  for (const stream of streams) assert.ok(await stream.until(({ ended }) => ended));
  await closing.close();
});
