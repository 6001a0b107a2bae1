import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';
import { mugs, mugsAt } from '../../test/support/billing.ts';

let it: Asking;
before(async () => {
  it = await askingHouse({ now: '2026-12-10T09:00:00.000Z' });
  await it.done('customer.create', {
    number: 'C-1',
    name: 'Corner Shop',
    paymentTerms: 'net 30',
    creditLimit: '1000',
  });
  await it.done('product.create', { sku: 'MUG', name: 'Mug', price: '10.00', taxRate: '20' });
  const lines = [{ product: 'MUG', quantity: '100', unitCost: '4' }];
  await it.done('receipt.create', { location: 'MAIN', lines });
});
after(() => it.house.close());

test('an invoice shows what it asks for; its parts add up to the order, line discount and charges included', async () => {
  const lines = [{ product: 'MUG', quantity: '3', discount: '20' }];
  const order = await it.done('sales-order.create', mugs('3', { lines, charges: { shipping: '7' } }));
  assert.deepEqual([order.value, order.tax, order.total], ['10.00', '2.00', '19.00']);
  const part = { order: order.number, lines: [{ line: 1, quantity: '1' }], day: '2026-10-01' };
  const first = await it.done('invoice.create', part);
  assert.deepEqual(
    [first.value, first.tax, first.charges.shipping, first.total],
    ['3.33', '0.67', '7.00', '11.00'],
  );
  assert.deepEqual([first.dueOn, first.overdue, first.status], ['2026-10-31', true, 'open']);
  assert.deepEqual([first.lines[0].product, first.lines[0].discount], ['MUG', '6.67']);
  const second = await it.done('invoice.create', { ...part, day: '2026-12-01' });
  const third = await it.done('sales-order.invoice', { ref: order.number });
  const totals = third.invoices.map((one: { total: string }) => one.total);
  assert.deepEqual(totals, ['11.00', '4.01', '3.99']);
  assert.deepEqual(
    [third.invoiceStatus, third.paymentStatus, third.owed],
    ['fully invoiced', 'unpaid', '19.00'],
  );
  const paid = await it.done('payment.create', { order: order.number, amount: '12', reference: 'E2E-1' });
  assert.deepEqual(
    paid.allocations.map((one: { invoice: string; amount: string }) => `${one.invoice} ${one.amount}`),
    [`${first.number} 11.00`, `${second.number} 1.00`],
    'the oldest due is paid first',
  );
  assert.equal((await it.ask('sales-order.get', { ref: order.number })).paymentStatus, 'partially paid');
});

test('the account of a customer: orders, invoices, deposits, credit, and what is left of the limit', async () => {
  const order = await it.done('sales-order.create', mugs('5'));
  await it.done('payment.create', { order: order.number, amount: '8' });
  await it.done('payment.create', { customer: 'C-1', amount: '3' });
  const account = await it.ask('customer.account', { ref: 'C-1' });
  assert.deepEqual(account.currencies, [
    {
      currency: 'EUR',
      orders: '60.00',
      invoices: '7.00',
      deposits: '8.00',
      credit: '3.00',
      exposure: '56.00',
    },
  ]);
  assert.deepEqual(account.creditLimit, { amount: '1000.00', currency: 'EUR', left: '944.00' });
  assert.deepEqual(
    account.openInvoices.map((one: { number: string; owed: string }) => `${one.number} ${one.owed}`),
    ['IN-000002 3.01', 'IN-000003 3.99'],
  );
  assert.deepEqual(
    account.credits.map((one: { number: string; order: string; left: string }) => [
      one.number,
      one.order,
      one.left,
    ]),
    [
      ['PM-000002', order.number, '8.00'],
      ['PM-000003', null, '3.00'],
    ],
  );
});

test('what is owed stands by how long it is overdue', async () => {
  await it.done('customer.create', { number: 'C-2', name: 'Late' });
  const due = {
    current: '2026-12-10',
    upTo30: '2026-11-10',
    upTo60: '2026-11-09',
    upTo90: '2026-09-11',
    older: '2026-09-10',
  };
  for (const dueOn of Object.values(due)) {
    const { number } = await it.done('sales-order.create', mugs('1', { customer: 'C-2' }));
    await it.done('invoice.create', { order: number, dueOn, day: '2026-08-01' });
  }
  const [row] = (await it.ask('ageing.list', { customer: 'C-2' })).data;
  for (const name of Object.keys(due)) assert.equal(row[name], '12.00', name);
  assert.equal(row.owed, '60.00');
  const overdue = (await it.ask('invoice.list', { customer: 'C-2', overdue: true })).data;
  assert.equal(overdue.length, 4);
  const page = await it.ask('ageing.list', { limit: 1 });
  assert.equal(
    (await it.ask('ageing.list', { limit: 1, cursor: page.nextCursor })).data[0].customer.number,
    'C-2',
  );
});

test('invoices are listed by the status that follows from their amounts', async () => {
  const [open] = (await it.ask('invoice.list', { customer: 'C-2', status: 'open', limit: 1 })).data;
  await it.done('payment.create', { invoices: [open.number], amount: '2' });
  const numbers = async (status: string) =>
    (await it.ask('invoice.list', { customer: 'C-2', status })).data.map(
      (one: { number: string }) => one.number,
    );
  assert.deepEqual(await numbers('partially paid'), [open.number]);
  await it.done('payment.create', { invoices: [open.number], amount: '10' });
  assert.deepEqual(await numbers('paid'), [open.number]);
  const orders = await it.ask('sales-order.list', { customer: 'C-2', paymentStatus: 'paid' });
  assert.deepEqual([orders.data.length, orders.data[0].invoiceStatus], [1, 'fully invoiced']);
  assert.equal((await it.ask('payment.list', { customer: 'C-2', unallocated: true })).data.length, 0);
  const paying = (await it.ask('payment.list', { invoice: open.number })).data;
  assert.deepEqual(
    paying.map((one: { amount: string }) => one.amount),
    ['10.00', '2.00'],
  );
});

test('the margin of an order: value, less cost of goods as they left, fee and add-ons', async () => {
  const more = { customer: 'C-2', orderDate: '2026-01-05', feeAmount: '5', addOns: { freight: '10' } };
  const { number } = await it.done('sales-order.create', mugsAt('Completed', '10', more));
  const { data } = await it.ask('margin.list', { dayFrom: '2026-01-01', dayTo: '2026-01-31' });
  const [{ id: _, ...row }] = data;
  assert.deepEqual(row, {
    number,
    status: 'Completed',
    orderDate: '2026-01-05',
    customer: 'C-2',
    currency: 'EUR',
    value: '100.00',
    costOfGoods: '40.00',
    fee: '5.00',
    addOns: '10.00',
    margin: '45.00',
    percent: '45.00',
  });
});

test('a plan of a cancellation shows each invoice, and what can be chosen', async () => {
  const { number } = await it.done('sales-order.create', mugs('2', { customer: 'C-2' }));
  const invoice = await it.done('invoice.create', { order: number });
  const { desk } = it.house.assembly;
  const plan = await desk.plan(it.house.actor, 'sales-order.cancel', { ref: number });
  assert.ok(plan.ok && !plan.value.outcome.refused);
  const [consequence] = plan.value.outcome.consequences ?? [];
  assert.equal(consequence?.number, invoice.number);
  assert.equal(consequence?.chosen, 'keep');
});

test('H1: the timeline of an order tells of its invoices and payments', async () => {
  const { number } = await it.done('sales-order.create', mugs('2', { customer: 'C-2' }));
  await it.done('sales-order.invoice', { ref: number });
  await it.done('sales-order.pay', { ref: number });
  const { data } = await it.ask('sales-order.timeline', { ref: number });
  const said = data.map((note: { what: string }) => note.what);
  for (const what of ['invoiced', 'payment received', 'payment'])
    assert.ok(said.includes(what), `${what}: ${said}`);
});

test('H1: an invoice and its payment have timelines of their own', async () => {
  const { number } = await it.done('sales-order.create', mugs('1'));
  const { invoices } = await it.done('sales-order.invoice', { ref: number });
  const invoice = invoices[0].number;
  const payment = await it.done('payment.create', { invoices: [invoice], amount: '12.00', method: 'cash' });
  const told = async (noun: string, ref: string) =>
    (await it.ask(`${noun}.timeline`, { ref })).data.map((note: { what: string }) => note.what);
  assert.ok((await told('invoice', invoice)).length >= 2);
  assert.ok((await told('payment', payment.number)).length >= 1);
});
