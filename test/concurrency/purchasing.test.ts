import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Company, tally } from '../support/company.ts';
import { SeveralServers } from '../support/several-servers.ts';

let servers: SeveralServers;
before(async () => {
  servers = await SeveralServers.start(2);
});
after(() => servers?.close());

/** A company that wants ten of a product it has none of. */
async function wanting(): Promise<Company> {
  const company = await servers.found();
  await company.must('/v1/suppliers', { number: 'S-1', name: 'Supplier' });
  await company.must('/v1/customers', { number: 'C-1', name: 'Customer' });
  const mug = { sku: 'MUG', name: 'Mug', cost: '4.00', supplier: 'S-1', dropShippable: true };
  await company.must('/v1/products', mug);
  const lines = [{ product: 'MUG', quantity: '10' }];
  const about = { customer: 'C-1', workflow: 'shipment-driven', confirm: true };
  await company.must('/v1/sales-orders', { ...about, lines });
  return company;
}

const ORDER = '/v1/sales-orders/SO-000001';
const PURCHASE = '/v1/purchase-orders/PO-000001';

test('the same purchase is received many times at once: its goods come in once', async () => {
  const company = await wanting();
  await company.must(`${ORDER}/buy`, { issue: true });
  const answers = await company.postAtOnce(12, `${PURCHASE}/receive`);
  assert.deepEqual(tally(answers), { 200: 1, '409 purchase-order/move-refused': 11 });
  assert.deepEqual(await company.position('MUG'), { onHand: 10, allocated: 10 });
  await company.verify();
});

test('parts received at once come in as far as was bought', async () => {
  const company = await wanting();
  await company.must(`${ORDER}/buy`, { issue: true });
  const part = { lines: [{ line: 1, quantity: '3' }] };
  const answers = await company.postAtOnce(8, `${PURCHASE}/receive`, part);
  assert.deepEqual(tally(answers), { 200: 3, '409 purchase-order/too-much': 5 });
  assert.deepEqual(await company.position('MUG'), { onHand: 9, allocated: 10 });
  await company.verify();
});

test('a purchase is received or cancelled, not both', async () => {
  const company = await wanting();
  for (let round = 1; round <= 6; round++) {
    const lines = [{ product: 'MUG', quantity: '1' }];
    const { number } = await company.must('/v1/purchase-orders', { lines, issue: true });
    const answers = await Promise.all(
      ['receive', 'cancel'].map((move) => company.post(`/v1/purchase-orders/${number}/${move}`)),
    );
    assert.deepEqual(tally(answers), { 200: 1, '409 purchase-order/move-refused': 1 });
  }
  await company.verify();
});

test('what an order lacks is bought once, however many ask at once', async () => {
  const company = await wanting();
  const answers = await company.postAtOnce(12, `${ORDER}/buy`);
  assert.deepEqual(tally(answers), { 200: 1, '409 purchase-order/nothing-to-buy': 11 });
  assert.equal(await company.count('purchase_order'), 1);
});

test('an order is cancelled while its purchases are issued, received and shipped: all adds up', async () => {
  const company = await wanting();
  await company.must(`${ORDER}/drop-ship`, { lines: [{ line: 1, quantity: '4' }] });
  await company.must(`${ORDER}/buy`);
  const answers = await Promise.all([
    company.post('/v1/purchase-orders/PO-000001/issue'),
    company.post('/v1/purchase-orders/PO-000002/issue'),
    company.post('/v1/purchase-orders/PO-000001/ship'),
    company.post('/v1/purchase-orders/PO-000002/receive'),
    company.post(`${ORDER}/cancel`),
    company.post(`${ORDER}/edit-lines`, { edit: [{ line: 1, quantity: '8' }] }),
  ]);
  for (const { status, body } of answers) assert.ok(status < 500, JSON.stringify(body));
  assert.equal(answers[4]?.status, 200, 'whatever went before it, the order is cancelled');
  assert.equal((await company.position('MUG')).allocated, 0);
  await company.verify();
});
