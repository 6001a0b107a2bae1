import assert from 'node:assert/strict';
import { mugs, mugsAt, shop } from '../../test/support/billing.ts';
import { inBothHouses } from '../../test/support/both-houses.ts';

inBothHouses('D3: after a cancel what has not shipped is credited, and the flag goes', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  await done('invoice.create', { order: 'SO-000001', mode: 'ordered' });
  const lines = [{ line: 1, quantity: '6' }];
  await done('shipment.create', { order: 'SO-000001', lines });
  await done('shipment.ship', { ref: 'SH-000001' });
  const cancelled = await done('sales-order.cancel', { ref: 'SO-000001' });
  assert.equal(cancelled.warnings.at(-1).type, 'invoice/needs-credit-note');
  assert.match(cancelled.warnings.at(-1).detail, /^4 of line 1 is invoiced/);
  const credit = { invoice: 'IN-000001', lines: [{ line: 1, quantity: '4' }], reason: 'cancelled' };
  assert.equal((await done('credit-note.create', credit)).number, 'CN-000001');
  assert.equal((await refused('sales-order.invoice', { ref: 'SO-000001' })).type, 'invoice/nothing-left');
  const beyond = await refused('credit-note.create', { ...credit, lines: [{ line: 1, quantity: '7' }] });
  assert.equal(beyond.type, 'credit-note/more-than-charged');
  const paid = await done('sales-order.pay', { ref: 'SO-000001' });
  assert.equal(paid.status, 'Cancelled');
  assert.equal((await refused('sales-order.pay', { ref: 'SO-000001' })).type, 'payment/nothing-owed');
});

inBothHouses(
  'B18: an open invoice of which nothing has shipped may be voided with the order',
  async (told) => {
    await shop(told);
    const { done, refused } = told;
    await done('sales-order.create', mugs('10'));
    await done('invoice.create', { order: 'SO-000001' });
    const choose = (name: string) => ({ ref: 'SO-000001', choices: { 'IN-000001': name } });
    assert.equal((await refused('sales-order.cancel', choose('burn'))).type, 'billing/invalid');
    await done('sales-order.cancel', choose('void'));
    assert.equal((await refused('invoice.void', { ref: 'IN-000001' })).type, 'invoice/move-refused');
  },
);

inBothHouses(
  'D6: with restock the goods come back at their cost, never more than are out there',
  async (told) => {
    await shop(told);
    const { done, refused, stock } = told;
    await done('bin.create', { location: 'MAIN', code: 'A', sequence: 1 });
    await done('sales-order.create', mugsAt('Invoiced', '10'));
    assert.equal(await stock('MUG'), 'MAIN 90');
    const credit = {
      invoice: 'IN-000001',
      lines: [{ line: 1, quantity: '3', bin: 'A' }],
      restock: true,
      reason: 'broken',
    };
    await done('credit-note.create', credit);
    assert.equal(await stock('MUG'), 'MAIN 93');
    const more = { order: 'SO-000001', lines: [{ line: 1, quantity: '8' }], reason: 'not wanted' };
    const problem = await refused('return.create', more);
    assert.deepEqual([problem.type, problem.facts.out], ['return/more-than-shipped', '7']);
    await done('return.create', { ...more, lines: [{ line: 1, quantity: '7' }] });
    assert.equal(await stock('MUG'), 'MAIN 100');
    assert.equal((await told.house.positions()).get('MUG@MAIN')?.averageCost, 4_000_000n);
    const goods = await refused('credit-note.create', credit);
    assert.equal(goods.type, 'return/more-than-shipped');
    await done('credit-note.create', { invoice: 'IN-000001', reason: 'the rest, without goods' });
  },
);

inBothHouses('D5: what is paid too much is credit, and pays a later invoice', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  await done('sales-order.invoice', { ref: 'SO-000001' });
  await done('payment.create', { invoices: ['IN-000001'], amount: '130' });
  const tooMuch = await refused('payment.refund', { ref: 'PM-000001', amount: '30.01' });
  assert.deepEqual([tooMuch.type, tooMuch.facts.left], ['payment/more-than-unallocated', '30.00']);
  await done('sales-order.create', mugs('2'));
  await done('sales-order.invoice', { ref: 'SO-000002' });
  const all = { ref: 'PM-000001', allocations: [{ invoice: 'IN-000002', amount: '30' }] };
  assert.equal((await refused('payment.allocate', all)).type, 'payment/more-than-owed');
  await done('payment.allocate', { ...all, allocations: [{ invoice: 'IN-000002', amount: '20' }] });
  assert.equal((await refused('sales-order.pay', { ref: 'SO-000002' })).type, 'payment/nothing-owed');
  const refunded = await done('payment.refund', { ref: 'PM-000001' });
  assert.equal(refunded.refund, 'RF-000001');
  assert.equal((await refused('payment.refund', { ref: 'PM-000001' })).type, 'payment/more-than-unallocated');
});

inBothHouses('D5: a deposit waits for its order, and pays its invoices as they open', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  await done('payment.create', { order: 'SO-000001', amount: '70' });
  await done('invoice.create', { order: 'SO-000001', lines: [{ line: 1, quantity: '4' }] });
  assert.equal((await refused('sales-order.pay', { ref: 'SO-000001' })).type, 'payment/nothing-owed');
  const open = await done('invoice.create', { order: 'SO-000001' });
  assert.equal(open.status, 'partially paid');
  await done('sales-order.pay', { ref: 'SO-000001' });
  const refund = await refused('payment.refund', { ref: 'PM-000002', amount: '1' });
  assert.equal(refund.facts.left, '0.00');
});

inBothHouses(
  'C3: a rejection voids what is unpaid, credits what is part-paid, and frees deposits',
  async (told) => {
    await shop(told);
    const { done, refused, stock } = told;
    await done('sales-order.create', mugsAt('Shipped', '10'));
    const half = { order: 'SO-000001', lines: [{ line: 1, quantity: '5' }] };
    await done('invoice.create', half);
    await done('invoice.create', half);
    await done('payment.create', { invoices: ['IN-000001'], amount: '20' });
    await done('sales-order.reject', { ref: 'SO-000001' });
    assert.equal(await stock('MUG'), 'MAIN 100', 'the goods came back once, by the rejection');
    assert.match((await refused('invoice.void', { ref: 'IN-000002' })).detail, /it is void already/);
    const refund = await done('credit-note.refund', { ref: 'CN-000001' });
    assert.equal(refund.refund, 'RF-000001');
    await done('sales-order.create', mugsAt('Received', '1'));
    await done('payment.create', { order: 'SO-000002', amount: '9' });
    await done('sales-order.reject', { ref: 'SO-000002' });
    await done('payment.refund', { ref: 'PM-000002', amount: '9' });
  },
);

inBothHouses('C3: what came back by a return does not come back again by a rejection', async (told) => {
  await shop(told);
  const { done, refused, stock } = told;
  await done('sales-order.create', mugsAt('Shipped', '10'));
  const lines = [{ line: 1, quantity: '3' }];
  await done('return.create', { order: 'SO-000001', lines, reason: 'too many' });
  const rejected = await refused('sales-order.reject', { ref: 'SO-000001' });
  assert.equal(rejected.type, 'return/more-than-shipped');
  assert.match(rejected.detail, /^3 of line 1 of SO-000001 came back/);
  assert.equal(await stock('MUG'), 'MAIN 93');
});

inBothHouses(
  'F2: what comes back is the lot that left, at its cost, into the bin it is put in',
  async (told) => {
    const { done, refused, house } = told;
    await done('customer.create', { number: 'C-1', name: 'Corner Shop' });
    await done('product.create', { sku: 'MUG', name: 'Mug', price: '10.00', lotTracked: true });
    await done('bin.create', { location: 'MAIN', code: 'A', sequence: 1 });
    const lot = (number: string, unitCost: string) => ({
      product: 'MUG',
      quantity: '3',
      lot: number,
      unitCost,
    });
    await done('receipt.create', { location: 'MAIN', lines: [lot('L1', '4')] });
    await done('receipt.create', { location: 'MAIN', lines: [lot('L2', '6')] });
    await done('sales-order.create', mugsAt('Shipped', '5'));
    await done('receipt.create', { location: 'MAIN', lines: [lot('L3', '9')] });
    const back = (quantity: string, more: object = {}) => ({
      order: 'SO-000001',
      lines: [{ line: 1, quantity, ...more }],
      reason: 'wrong colour',
    });
    const other = await refused('return.create', back('1', { lot: 'L3' }));
    assert.deepEqual([other.type, other.facts.out], ['return/more-than-shipped', '0']);
    await done('return.create', back('2', { lot: 'L2', bin: 'A' }));
    assert.equal((await refused('return.create', back('1', { lot: 'L2' }))).facts.out, '0');
    await done('return.create', back('3'));
    assert.equal((await refused('return.create', back('1'))).facts.out, '0');
    const none = await refused('return.create', back('1', { bin: 'NOWHERE', lot: 'NONE' }));
    assert.deepEqual(
      none.errors.map((fault: { pointer: string }) => fault.pointer),
      ['/lines/0/bin', '/lines/0/lot'],
    );
    // Left on hand: 1 at 5.00, 3 at 9.00; back come two of L2 and three of L1, all at the 5.00 they left with.
    const mug = (await house.positions()).get('MUG@MAIN');
    assert.equal(mug?.onHand, 90_000n);
    assert.equal(mug?.averageCost, 6_333_333n);
  },
);

inBothHouses('D6: a price credit takes no quantity, and is not credited again with it', async (told) => {
  await shop(told);
  const { done, refused } = told;
  await done('sales-order.create', mugs('10'));
  await done('sales-order.invoice', { ref: 'SO-000001' });
  await done('credit-note.create', { invoice: 'IN-000001', amount: '30', reason: 'late' });
  assert.equal((await refused('sales-order.invoice', { ref: 'SO-000001' })).type, 'invoice/nothing-left');
  const beyond = { invoice: 'IN-000001', amount: '70.01', reason: 'too much' };
  assert.equal((await refused('credit-note.create', beyond)).facts.left, '70.00');
  await done('payment.create', { invoices: ['IN-000001'], amount: '50' });
  // 70 is left to credit and 20 to pay: the note pays these, and 50 is the customer's.
  await done('credit-note.create', { invoice: 'IN-000001', reason: 'all of it' });
  await done('sales-order.create', mugs('9'));
  await done('sales-order.invoice', { ref: 'SO-000002' });
  const apply = { ref: 'CN-000002', allocations: [{ invoice: 'IN-000002', amount: '50.01' }] };
  assert.equal((await refused('credit-note.apply', apply)).facts.left, '50.00');
  await done('credit-note.apply', { ...apply, allocations: [{ invoice: 'IN-000002', amount: '50' }] });
  const refund = await refused('credit-note.refund', { ref: 'CN-000002', amount: '1' });
  assert.equal(refund.type, 'payment/more-than-unallocated');
});
