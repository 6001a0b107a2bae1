import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mugs, mugsAt, shop } from '../../test/support/billing.ts';
import { inBothHouses } from '../../test/support/both-houses.ts';
import { matrix, refusals } from '../lifecycle/render.ts';
import { invoiceCycle } from './invoice.cycle.ts';

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

inBothHouses('D8: a draft has no number, and what is refused takes none', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  const draft = await done('invoice.create', { order: 'SO-000001', open: false });
  assert.deepEqual([draft.number, draft.status], [undefined, 'draft']);
  await refused('invoice.create', { order: 'SO-000001', lines: [{ line: 1, quantity: '11' }] });
  const six = { order: 'SO-000001', lines: [{ line: 1, quantity: '6' }] };
  assert.equal((await done('invoice.create', six)).number, 'IN-000001');
  const stale = await refused('invoice.open', { ref: draft.id });
  assert.deepEqual([stale.type, stale.facts.lines[0].left], ['invoice/more-than-left', '4']);
  await done('invoice.edit', { ref: draft.id, lines: [{ line: 1, quantity: '4' }] });
  assert.equal((await done('invoice.open', { ref: draft.id })).number, 'IN-000002');
  assert.equal((await refused('invoice.delete', { ref: 'IN-000002' })).type, 'invoice/move-refused');
});

inBothHouses('B6: a draft is trimmed with its line, what is invoiced is a floor', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  await done('invoice.create', { order: 'SO-000001', lines: [{ line: 1, quantity: '3' }] });
  const draft = await done('invoice.create', { order: 'SO-000001', open: false });
  const lower = (quantity: string) => ({ ref: 'SO-000001', edit: [{ line: 1, quantity }] });
  assert.equal((await refused('sales-order.edit-lines', lower('2'))).type, 'sales-order/below-floor');
  await done('sales-order.edit-lines', lower('5'));
  assert.equal((await done('invoice.open', { ref: draft.id })).number, 'IN-000002');
  assert.equal((await refused('sales-order.invoice', { ref: 'SO-000001' })).type, 'invoice/nothing-left');
});

inBothHouses('a draft of which nothing is left goes with the line, and one can be deleted', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  const three = { order: 'SO-000001', lines: [{ line: 1, quantity: '3' }] };
  const draft = await done('invoice.create', { ...three, open: false });
  await done('invoice.create', three);
  await done('sales-order.edit-lines', { ref: 'SO-000001', edit: [{ line: 1, quantity: '3' }] });
  assert.equal((await refused('invoice.open', { ref: draft.id })).type, 'not-found');
  await done('sales-order.edit-lines', { ref: 'SO-000001', edit: [{ line: 1, quantity: '5' }] });
  const other = await done('invoice.create', { order: 'SO-000001', open: false });
  await done('invoice.delete', { ref: other.id });
  assert.equal((await refused('invoice.delete', { ref: other.id })).type, 'not-found');
});

inBothHouses('C6: nothing is billed into a closed period', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  await done('invoice.create', { order: 'SO-000001', lines: [{ line: 1, quantity: '1' }] });
  await done('organisation.update', { closedThrough: '2026-11-30' });
  const day = '2026-11-30';
  for (const [command, input] of [
    ['invoice.create', { order: 'SO-000001' }],
    ['sales-order.invoice', { ref: 'SO-000001' }],
    ['sales-order.pay', { ref: 'SO-000001' }],
    ['payment.create', { customer: 'C-1', amount: '1' }],
    ['credit-note.create', { invoice: 'IN-000001', reason: 'late' }],
  ] as const) {
    assert.equal((await refused(command, { ...input, day })).type, 'ledger/period-closed', command);
  }
});

test('an invoice allows what its life cycle says, and tells why not', () => {
  assert.deepEqual(matrix(invoiceCycle).split('\n'), [
    '      | edit  | open   | void   | delete | credit | pay',
    'draft | stays | → open | –      | stays  | –      | –',
    'open  | stays | –      | → void | –      | stays  | stays',
    'void  | –     | –      | –      | –      | –      | –',
  ]);
  assert.ok(refusals(invoiceCycle).includes('open · delete: it has a number; void it or credit it'));
});
