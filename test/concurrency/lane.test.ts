import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { defineCommand } from '../../src/command/command.ts';
import type { Submission, Verdict } from '../../src/command/submission.ts';
import { type OpenHouse, openHouse } from '../support/house.ts';

let house: OpenHouse;
const reported: string[] = [];
before(async () => {
  house = await openHouse({ report: (what) => reported.push(what) });
  await must('/v1/customers', { number: 'C-1', name: 'Customer' });
  for (const sku of ['LANTERN', 'SAND']) await must('/v1/products', { sku, name: sku });
});
after(() => house?.close());

async function must(path: string, body: unknown) {
  const answer = await house.request('POST', path, body);
  assert.ok(answer.status < 300, JSON.stringify(answer.body));
  return answer.body;
}

const orderOf = (product: string, quantity: string) => ({
  customer: 'C-1',
  confirm: true,
  lines: [{ product, quantity, unitPrice: '0' }],
});

// The most an order may hold, and nearly the most a position may: a hundred of them leave room for 99 more.
const MOST = '999999999999';

test('an order that would leave the range of a position is refused alone among fifty good ones', async () => {
  const items = Array.from({ length: 100 }, () => orderOf('SAND', MOST));
  assert.equal((await must('/v1/bulk/sales-order.create', { items })).done, 100);
  const good = Array.from({ length: 49 }, () => orderOf('LANTERN', '1'));
  const orders = [...good.slice(0, 20), orderOf('SAND', '100'), ...good.slice(20)];
  const answers = await Promise.all(orders.map((order) => house.request('POST', '/v1/sales-orders', order)));
  const refused = answers.filter(({ status }) => status !== 201);
  assert.deepEqual(
    refused.map(({ status, body }) => [status, body.type]),
    [[422, '/problems/ledger/out-of-range']],
  );
  assert.equal(answers[20], refused[0]);
  const [row] = (await house.request('GET', '/v1/positions?product=LANTERN')).body.data;
  assert.equal(row.allocated, '49');
});

/** A command that fails in our own code while it says what it needs. */
const broken = defineCommand({
  name: 'broken.create',
  sentence: 'Fails.',
  permission: 'sales:write',
  scope: 'draft',
  input: z.strictObject({}),
  problems: [],
  touches: () => {
    throw new TypeError('a mistake of ours');
  },
  decide: () => {
    throw new TypeError('a mistake of ours');
  },
});

test('a command that fails in our own code is told so at once, and those beside it are done', async () => {
  const found = await house.desk.authenticate(house.token);
  assert.ok(found.ok);
  const submit = (command: Submission['command'], input: unknown) =>
    house.assembly.lane.submit({
      id: uuidv7(),
      command,
      input: command.input.parse(input),
      actor: found.value,
      key: null,
      keyOwner: found.value.token,
      inputHash: null,
      planned: null,
    });
  const good = house.desk.registry.commands.get('customer.create') as Submission['command'];
  const verdicts = await Promise.all([submit(good, { number: 'C-2', name: 'Beside' }), submit(broken, {})]);
  assert.deepEqual(verdicts.map(kindOf), ['done', 'fault']);
  assert.deepEqual(reported, ['a command could not be written']);
});

const kindOf = (verdict: Verdict): string => (verdict.ok ? 'done' : verdict.problem.type);

test('people are answered while a thousand orders of bulk work wait', async () => {
  const { lane } = house.assembly;
  const items = Array.from({ length: 1000 }, () => orderOf('LANTERN', '1'));
  const bulk = house.request('POST', '/v1/bulk/sales-order.create', { items });
  while (lane.waiting < 500) await new Promise((resolve) => setImmediate(resolve));
  const left = await Promise.all(
    Array.from({ length: 10 }, async () => {
      await must('/v1/sales-orders', orderOf('LANTERN', '1'));
      return lane.waiting;
    }),
  );
  assert.ok(Math.min(...left) > 0, `when each was answered, so many of the thousand still waited: ${left}`);
  assert.equal((await bulk).body.done, 1000);
});
