import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Company, tally } from '../support/company.ts';
import { SeveralServers } from '../support/several-servers.ts';

const CLIENTS = 50;
const UNITS = 10;

let servers: SeveralServers;
before(async () => {
  servers = await SeveralServers.start(3);
});
after(() => servers?.close());

async function rush(company: Company): Promise<void> {
  await company.stock({ LAST: String(UNITS) });
  const order = { customer: 'C-1', confirm: true, lines: [{ product: 'LAST', quantity: '1' }] };
  const answers = await company.postAtOnce(CLIENTS, '/v1/sales-orders', order);
  assert.deepEqual(tally(answers), { 201: UNITS, '409 stock/short': CLIENTS - UNITS });
  assert.deepEqual(await company.position('LAST'), { onHand: UNITS, allocated: UNITS });
  assert.equal(await company.count('sales_order'), UNITS, 'what was refused is not saved');
  await company.verify();
}

test('fifty clients want the last ten units of one server: ten get one', async () => {
  await rush(await servers.found({ stockPolicy: 'refuse' }, servers.processes.slice(0, 1)));
});

test('fifty clients want the last ten units of three servers: ten get one', async () => {
  await rush(await servers.found({ stockPolicy: 'refuse' }));
});

test('the policy of a channel keeps the last units as the policy of the company does', async () => {
  const company = await servers.found({ stockPolicy: 'warn' });
  await company.must('/v1/order-channels', {
    code: 'TILL',
    name: 'Till',
    source: 'hand',
    colour: '#336699',
    stockPolicy: 'refuse',
  });
  await company.stock({ LAST: '4' });
  const order = { customer: 'C-1', confirm: true, lines: [{ product: 'LAST', quantity: '1' }] };
  const answers = await company.postAtOnce(20, '/v1/sales-orders', { ...order, channel: 'TILL' });
  assert.deepEqual(tally(answers), { 201: 4, '409 stock/short': 16 });
  assert.deepEqual(await company.position('LAST'), { onHand: 4, allocated: 4 });
});

test('orders saved before, their lines in either order, are confirmed at once: the units go round once', async () => {
  const company = await servers.found({ stockPolicy: 'refuse' });
  await company.stock({ LAST: '10', MORE: '1000' });
  const saving = Array.from({ length: 30 }, (_, i) =>
    company.order(i % 2 ? ['LAST', 'MORE'] : ['MORE', 'LAST']),
  );
  const orders = await Promise.all(saving);
  const answers = await Promise.all(orders.map(({ id }) => company.post(`/v1/sales-orders/${id}/confirm`)));
  assert.deepEqual(tally(answers), { 200: 10, '409 stock/short': 20 });
  assert.deepEqual(await company.position('LAST'), { onHand: 10, allocated: 10 });
  assert.deepEqual(await company.position('MORE'), { onHand: 1000, allocated: 10 });
  await company.verify();
});

test('raising, moving and receiving at once never promises more than there is', async () => {
  const company = await servers.found({ stockPolicy: 'refuse' });
  await company.stock({ LAST: '20' });
  const orders = await Promise.all(
    Array.from({ length: 10 }, () => company.order(['LAST'], { confirm: true })),
  );
  const raise = orders.map(({ id }) =>
    company.post(`/v1/sales-orders/${id}/edit-lines`, { edit: [{ line: 1, quantity: '4' }] }),
  );
  const lose = { location: 'MAIN', reason: 'broken', lines: [{ product: 'LAST', quantity: '-1' }] };
  const [answers, lost] = await Promise.all([
    Promise.all(raise),
    company.postAtOnce(2, '/v1/adjustments', lose),
  ]);
  assert.deepEqual(tally(lost), { 201: 2 });
  const raised = answers.filter(({ status }) => status === 200).length;
  assert.equal(tally(answers)['409 stock/short'], 10 - raised);
  const { onHand, allocated } = await company.position('LAST');
  assert.deepEqual([onHand, allocated], [18, 10 + 3 * raised]);
  assert.ok(raised === 2 || raised === 3, `${raised} of them found three more units`);
  await company.verify();
});
