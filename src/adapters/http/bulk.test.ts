import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

const customers = (names: readonly unknown[], headers = {}) =>
  house.request('POST', '/v1/bulk/customer.create', { items: names.map((name) => ({ name })) }, headers);

test('each item is done or refused by itself, in order', async () => {
  const made = await customers(['Ann', 7, 'Bob']);
  assert.deepEqual([made.status, made.body.done, made.body.refused], [200, 2, 1]);
  const [ann, seven, bob] = made.body.results;
  assert.deepEqual([ann.ok, seven.ok, bob.ok], [true, false, true]);
  assert.equal(seven.problem.type, '/problems/input/invalid');
  assert.equal(seven.problem.errors[0].pointer, '/name');
  const found = await house.request('GET', `/v1/customers/${bob.answer.number}`);
  assert.equal(found.body.name, 'Bob');
});

test('asking again with the same key does only what was refused before', async () => {
  const key = { 'idempotency-key': 'load-1' };
  const first = await customers(['Cat', 7, 'Dan'], key);
  const again = await customers(['Cat', 'Eve', 'Dan'], key);
  assert.deepEqual([first.body.done, again.body.done], [2, 3]);
  assert.deepEqual(
    again.body.results.map((result: { replayed?: boolean }) => result.replayed ?? false),
    [true, false, true],
  );
  assert.equal(again.body.results[0].answer.id, first.body.results[0].answer.id);
});

test('items name what they are about themselves', async () => {
  const made = await customers(['Fay']);
  const ref = made.body.results[0].answer.number;
  const items = [
    { ref, name: 'Faye' },
    { ref: 'nobody', name: 'Gus' },
  ];
  const changed = await house.request('POST', '/v1/bulk/customer.update', { items });
  assert.deepEqual([changed.body.done, changed.body.refused], [1, 1]);
  assert.equal(changed.body.results[1].problem.status, 404);
});

test('what is not a list of items is refused as a whole', async () => {
  const tooMany = Array.from({ length: 1001 }, () => ({}));
  const wrongs: [body: unknown, pointer: string][] = [
    [undefined, '/items'],
    [{}, '/items'],
    [{ items: [] }, '/items'],
    [{ items: 'x' }, '/items'],
    [{ items: tooMany }, '/items'],
    [{ items: [{}], more: 1 }, '/more'],
    [[{}], '/0'],
    ['"x"', '/0'],
    ['null', '/items'],
  ];
  for (const [body, pointer] of wrongs) {
    const refused = await house.request('POST', '/v1/bulk/customer.create', body);
    assert.equal(refused.status, 422, JSON.stringify(body));
    assert.equal(refused.body.errors[0].pointer, pointer, JSON.stringify(body)?.slice(0, 40));
  }
});

test('unknown commands, plans and long keys are refused', async () => {
  const ask = (name: string, headers = {}) =>
    house.request('POST', `/v1/bulk/${name}`, { items: [{ name: 'Hal' }] }, headers);
  assert.equal((await ask('customer.paint')).status, 404);
  assert.equal((await ask('customer.create', { prefer: 'plan' })).body.header, 'Prefer');
  const long = await ask('customer.create', { 'idempotency-key': 'k'.repeat(197) });
  assert.equal(long.body.type, '/problems/idempotency/key-malformed');
});

test('a body far larger than that of one command is taken', async () => {
  const notes = 'n'.repeat(9000);
  const items = Array.from({ length: 600 }, (_, i) => ({ name: `Customer ${i}`, notes }));
  const made = await house.request('POST', '/v1/bulk/customer.create', { items });
  assert.deepEqual([made.status, made.body.done], [200, 600]);
});
