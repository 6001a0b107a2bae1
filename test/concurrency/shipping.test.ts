import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Company, tally } from '../support/company.ts';
import { SeveralServers } from '../support/several-servers.ts';

let servers: SeveralServers;
before(async () => {
  servers = await SeveralServers.start(3);
});
after(() => servers?.close());

async function committed(company: Company, sku: string): Promise<string> {
  const [row] = await company.rows(
    `SELECT p.committed::float || ' of ' || p.on_hand::float AS text FROM position p
     JOIN product ON product.org_id = p.org_id AND product.id = p.product_id
     WHERE p.org_id = $1 AND product.sku = $2`,
    sku,
  );
  return row?.text;
}

test('twenty pickers commit the last ten units at three servers: ten get theirs', async () => {
  const company = await servers.found({ stockPolicy: 'warn' });
  await company.stock({ LAST: '10', MORE: '1000' });
  const saving = Array.from({ length: 20 }, (_, i) =>
    company.order(i % 2 ? ['LAST', 'MORE'] : ['MORE', 'LAST'], { confirm: true }),
  );
  const orders = await Promise.all(saving);
  const commits = orders.map(({ number }, i) =>
    i % 3
      ? company.post('/v1/shipments', { order: number, move: 'commit' })
      : company.post(`/v1/sales-orders/${number}/commit`),
  );
  const answers = await Promise.all(commits);
  const done = answers.filter(({ status }) => status < 300).length;
  assert.deepEqual([done, tally(answers)['409 shipment/not-enough-to-pick']], [10, 10]);
  assert.equal(await committed(company, 'LAST'), '10 of 10');
  assert.equal(await committed(company, 'MORE'), '10 of 1000');
  await company.verify();
});

test('the same shipment shipped many times at once leaves once', async () => {
  const company = await servers.found();
  await company.stock({ MUG: '20' });
  const { number } = await company.order(['MUG'], { confirm: true });
  const { id } = await company.must('/v1/shipments', { order: number });
  const answers = await company.postAtOnce(12, `/v1/shipments/${id}/ship`);
  assert.deepEqual(tally(answers), { 200: 1, '409 shipment/move-refused': 11 });
  assert.deepEqual(await company.position('MUG'), { onHand: 19, allocated: 0 });
  await company.verify();
});

test('one order made into shipments by many at once: no more goes on them than is ordered', async () => {
  const company = await servers.found();
  await company.stock({ MUG: '100' });
  const { number } = await company.order(['MUG'], {
    confirm: true,
    lines: [{ product: 'MUG', quantity: '5' }],
  });
  const one = { order: number, lines: [{ line: 1, quantity: '1' }], move: 'ship' };
  const answers = await company.postAtOnce(12, '/v1/shipments', one);
  assert.equal(answers.filter(({ status }) => status === 201).length, 5);
  assert.deepEqual(await company.position('MUG'), { onHand: 95, allocated: 0 });
  const numbers = await company.rows('SELECT number FROM shipment WHERE org_id = $1 ORDER BY number');
  assert.deepEqual(
    numbers.map((row) => row.number),
    [1, 2, 3, 4, 5].map((n) => `SH-00000${n}`),
    'what was refused took no number',
  );
  await company.verify();
});

/** What may be true of an order of ten after all of it, in whatever order it happened. */
const LEGAL: Readonly<Record<string, readonly { onHand: number; allocated: number }[]>> = {
  Fulfilled: [10, 6].map((shipped) => ({ onHand: 50 - shipped, allocated: 0 })),
  Cancelled: [0, 4].map((shipped) => ({ onHand: 50 - shipped, allocated: 0 })),
};

test('confirming, editing, cancelling and shipping one order at once ends in one legal state', async () => {
  const company = await servers.found();
  await company.must('/v1/customers', { number: 'C-1', name: 'Customer' });
  const skus = Array.from({ length: 12 }, (_, i) => `RACE-${i}`);
  for (const sku of skus) {
    await company.must('/v1/products', { sku, name: sku, price: '1' });
    await company.must('/v1/receipts', { location: 'MAIN', lines: [{ product: sku, quantity: '50' }] });
    const lines = [{ product: sku, quantity: '10' }];
    const { number } = await company.must('/v1/sales-orders', { customer: 'C-1', confirm: false, lines });
    const at = `/v1/sales-orders/${number}`;
    const acts = [
      () => company.post(`${at}/confirm`),
      () => company.post(`${at}/edit-lines`, { edit: [{ line: 1, quantity: '6' }] }),
      () =>
        company.post('/v1/shipments', { order: number, lines: [{ line: 1, quantity: '4' }], move: 'ship' }),
      () => company.post(`${at}/ship`),
      () => company.post(`${at}/cancel`),
    ];
    const turned = [...acts.slice(skus.indexOf(sku) % 5), ...acts.slice(0, skus.indexOf(sku) % 5)];
    const answers = await Promise.all(turned.map((act) => act()));
    for (const { status, body } of answers) assert.ok(status < 500, JSON.stringify(body));
    const { status } = (await company.send('GET', at)).body;
    const stands = await company.position(sku);
    const legal = LEGAL[status]?.some((one) => JSON.stringify(one) === JSON.stringify(stands));
    assert.ok(legal, `${sku} ${status}: ${JSON.stringify(stands)}`);
  }
  await company.verify();
});

test('receiving, committing and taking back at once leave no unit locked twice or forgotten', async () => {
  const company = await servers.found();
  await company.stock({ MUG: '6' });
  const orders = await Promise.all(
    Array.from({ length: 6 }, () => company.order(['MUG'], { confirm: true })),
  );
  const shipments = await Promise.all(
    orders.map(({ number }) => company.must('/v1/shipments', { order: number, move: 'commit' })),
  );
  const rivals = await Promise.all(
    Array.from({ length: 6 }, () => company.order(['MUG'], { confirm: true })),
  );
  const back = shipments.slice(0, 4).map(({ id }) => company.post(`/v1/shipments/${id}/reopen`));
  const want = rivals.map(({ number }) => company.post('/v1/shipments', { order: number, move: 'commit' }));
  const lose = { location: 'MAIN', reason: 'broken', lines: [{ product: 'MUG', quantity: '-1' }] };
  const lost = company.postAtOnce(3, '/v1/adjustments', lose);
  const [reopened, wanted, broken] = await Promise.all([Promise.all(back), Promise.all(want), lost]);
  assert.deepEqual(tally(reopened), { 200: 4 });
  const locked = wanted.filter(({ status }) => status === 201).length;
  const gone = broken.filter(({ status }) => status === 201).length;
  assert.ok(locked + gone <= 4, `${locked} locked and ${gone} broken of four that were free`);
  assert.equal(await committed(company, 'MUG'), `${2 + locked} of ${6 - gone}`);
  await company.verify();
});
