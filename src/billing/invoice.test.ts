import assert from 'node:assert/strict';
import { mugs, mugsAt, shop } from '../../test/support/billing.ts';
import { inBothHouses } from '../../test/support/both-houses.ts';

inBothHouses('D2: what is left is invoiced, by what is ordered or shipped, and never more', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  const first = await done('invoice.create', { order: 'SO-000001', lines: [{ line: 1, quantity: '4' }] });
  assert.deepEqual([first.number, first.status], ['IN-000001', 'open']);
  const more = { order: 'SO-000001', lines: [{ line: 1, quantity: '7' }] };
  const problem = await refused('invoice.create', more);
  assert.equal(problem.type, 'invoice/more-than-left');
  assert.equal(problem.facts.lines[0].left, '6');
  await done('sales-order.invoice', { ref: 'SO-000001' });
  assert.equal((await refused('sales-order.invoice', { ref: 'SO-000001' })).type, 'invoice/nothing-left');
  assert.equal((await refused('invoice.create', { order: 'SO-000001' })).type, 'invoice/nothing-left');
});

inBothHouses('D1: a saved order is not invoiced', async (told) => {
  await shop(told);
  await told.done('sales-order.create', mugs('10', { confirm: false }));
  const problem = await told.refused('invoice.create', { order: 'SO-000001' });
  assert.equal(problem.type, 'invoice/order-refused');
});

inBothHouses('D4: a void invoice frees its quantity, one with a payment is not voided', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  await done('invoice.create', { order: 'SO-000001' });
  await done('payment.create', { invoices: ['IN-000001'], amount: '30' });
  assert.equal((await refused('invoice.void', { ref: 'IN-000001' })).type, 'invoice/move-refused');
  await done('payment.release', { ref: 'PM-000001', invoice: 'IN-000001' });
  await done('invoice.void', { ref: 'IN-000001' });
  await done('invoice.create', { order: 'SO-000001' });
  assert.equal((await refused('invoice.void', { ref: 'IN-000001' })).type, 'invoice/move-refused');
});

inBothHouses(
  'C11: Invoiced makes the invoice, Paid the payment; neither by itself is voided',
  async (told) => {
    await shop(told);
    const { done, refused } = told;
    await done('sales-order.create', mugsAt('Shipped', '5'));
    await done('sales-order.invoice', { ref: 'SO-000001' });
    const bound = await refused('invoice.void', { ref: 'IN-000001' });
    assert.match(bound.detail, /SO-000001 is Invoiced by it/);
    assert.equal((await done('sales-order.pay', { ref: 'SO-000001' })).status, 'Paid');
    await done('sales-order.create', mugsAt('Completed', '1'));
    const refund = await refused('payment.refund', { ref: 'PM-000002', amount: '1' });
    assert.equal(refund.type, 'payment/more-than-unallocated');
  },
);

inBothHouses(
  'C11: the full payment recorded by hand makes an Invoiced order Paid, a part does not',
  async (told) => {
    await shop(told);
    const { done } = told;
    await done('sales-order.create', mugsAt('Invoiced', '5'));
    await done('payment.create', { invoices: ['IN-000001'], amount: '20' });
    assert.equal((await done('sales-order.note', { ref: 'SO-000001', note: 'so far' })).status, 'Invoiced');
    await done('payment.create', { order: 'SO-000001', amount: '30' });
    assert.equal((await done('sales-order.note', { ref: 'SO-000001', note: 'all of it' })).status, 'Paid');
  },
);
