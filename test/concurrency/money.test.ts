import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Company, tally } from '../support/company.ts';
import { SeveralServers } from '../support/several-servers.ts';

let servers: SeveralServers;
let company: Company;
before(async () => {
  servers = await SeveralServers.start(3);
  company = await servers.found();
  await company.stock({ LANTERN: '1000' });
});
after(() => servers?.close());

const of = (quantity: string, more: object = {}) => ({
  customer: 'C-1',
  confirm: true,
  lines: [{ product: 'LANTERN', quantity }],
  ...more,
});

async function invoiced(quantity: string): Promise<{ order: string; invoice: string }> {
  const { number: order } = await company.must('/v1/sales-orders', of(quantity));
  const { number: invoice } = await company.must('/v1/invoices', { order });
  return { order, invoice };
}

test('two orders at once cannot both pass a credit limit that holds one of them', async () => {
  await company.must('/v1/customers', { number: 'C-2', name: 'Limited', creditLimit: '100' });
  const answers = await company.postAtOnce(12, '/v1/sales-orders', of('4', { customer: 'C-2' }));
  assert.deepEqual(tally(answers), { 201: 2, '409 billing/credit-limit': 10 });
});

test('orders confirmed at once by three servers stay within the limit together', async () => {
  await company.must('/v1/customers', { number: 'C-3', name: 'Limited', creditLimit: '70' });
  const saved = await Promise.all(
    Array.from({ length: 9 }, () =>
      company.must('/v1/sales-orders', of('3', { customer: 'C-3', confirm: false })),
    ),
  );
  const answers = await Promise.all(saved.map(({ id }) => company.post(`/v1/sales-orders/${id}/confirm`)));
  assert.deepEqual(tally(answers), { 200: 2, '409 billing/credit-limit': 7 });
});

test('one order invoiced many times at once is invoiced once, and no number is lost on the others', async () => {
  const { number } = await company.must('/v1/sales-orders', of('5'));
  const answers = await company.postAtOnce(12, `/v1/sales-orders/${number}/invoice`);
  assert.deepEqual(tally(answers), { 200: 1, '409 invoice/nothing-left': 11 });
  const orders = await Promise.all(
    Array.from({ length: 8 }, () => company.must('/v1/sales-orders', of('1'))),
  );
  await Promise.all([
    ...orders.map((order) => company.post('/v1/invoices', { order: order.number })),
    ...orders.map((order) => company.post('/v1/invoices', { order: order.number })),
  ]);
  const rows = await company.rows('SELECT number FROM invoice WHERE org_id = $1 ORDER BY number');
  const counted = rows.map((_, i) => `IN-${String(i + 1).padStart(6, '0')}`);
  assert.deepEqual(
    rows.map((row) => row.number),
    counted,
  );
  assert.ok(rows.length >= 9);
});

test('what is owed is paid once, however often it is asked for at once', async () => {
  const { order } = await invoiced('5');
  const answers = await company.postAtOnce(8, `/v1/sales-orders/${order}/pay`);
  assert.deepEqual(tally(answers), { 200: 1, '409 payment/nothing-owed': 7 });
});

test('one payment with one key is taken once; with eight keys seven of it are credit', async () => {
  const { invoice } = await invoiced('5');
  const money = { invoices: [invoice], amount: '50' };
  const same = await company.postAtOnce(8, '/v1/payments', money, { key: 'captured' });
  assert.deepEqual(tally(same), { 201: 8 });
  assert.equal(new Set(same.map(({ body }) => body.id)).size, 1);
  const second = await invoiced('5');
  const many = await company.postAtOnce(8, '/v1/payments', { invoices: [second.invoice], amount: '50' });
  assert.deepEqual(tally(many), { 201: 8 });
  const [row] = await company.rows(
    `SELECT i.paid::float AS paid, (SELECT sum(amount - allocated - refunded)::float FROM payment p
       WHERE p.org_id = $1 AND p.id = ANY($3::uuid[])) AS left
     FROM invoice i WHERE i.org_id = $1 AND i.number = $2`,
    second.invoice,
    many.map(({ body }) => body.id),
  );
  assert.deepEqual(row, { paid: 50, left: 350 });
});

test('allocated and given back at once, money goes one way only', async () => {
  const { invoice } = await invoiced('5');
  const { number } = await company.must('/v1/payments', { customer: 'C-1', amount: '50' });
  const allocations = [{ invoice, amount: '50' }];
  const answers = await Promise.all([
    ...Array.from({ length: 4 }, () => company.post(`/v1/payments/${number}/allocate`, { allocations })),
    ...Array.from({ length: 4 }, () => company.post(`/v1/payments/${number}/refund`, { amount: '50' })),
  ]);
  assert.equal(answers.filter(({ status }) => status === 200).length, 1, JSON.stringify(tally(answers)));
  const [row] = await company.rows(
    'SELECT (allocated + refunded)::float AS used FROM payment WHERE org_id = $1 AND number = $2',
    number,
  );
  assert.deepEqual(row, { used: 50 });
  await company.verify();
});

test('after all that, what documents say of each other adds up', async () => {
  const wrong = await company.rows(`
    SELECT i.number FROM invoice i WHERE i.org_id = $1 AND i.paid <> (
      SELECT coalesce(sum(a.amount), 0) FROM payment_allocation a WHERE a.org_id = $1 AND a.invoice_id = i.id)
    UNION ALL SELECT i.number FROM invoice i WHERE i.org_id = $1 AND i.total < i.paid + i.credited
    UNION ALL SELECT p.number FROM payment p WHERE p.org_id = $1 AND p.allocated <> (
      SELECT coalesce(sum(a.amount), 0) FROM payment_allocation a WHERE a.org_id = $1 AND a.payment_id = p.id)
    UNION ALL SELECT p.number FROM payment p WHERE p.org_id = $1 AND p.refunded <> (
      SELECT coalesce(sum(r.amount), 0) FROM refund r WHERE r.org_id = $1 AND r.source_id = p.id)`);
  assert.deepEqual(wrong, []);
  assert.ok((await company.count('payment_allocation')) >= 3);
});
