import assert from 'node:assert/strict';
import { mugs, shop } from '../../test/support/billing.ts';
import { inBothHouses } from '../../test/support/both-houses.ts';

inBothHouses(
  'D5: nobody pays, charges or gives back less than the smallest coin of a currency',
  async (told) => {
    await shop(told);
    const { done, refused } = told;
    const yen = mugs('3', { currency: 'JPY' });
    const charged = await refused('sales-order.create', { ...yen, charges: { shipping: '0.5' } });
    assert.deepEqual(charged.errors[0], {
      pointer: '/charges/shipping',
      detail: 'JPY has no decimals: an amount is written with no more',
    });
    await done('sales-order.create', { ...yen, charges: { shipping: '5' } });
    const edited = await refused('sales-order.update', { ref: 'SO-000001', charges: { other: '0.25' } });
    assert.equal(edited.errors[0].pointer, '/charges/other');
    await done('invoice.create', { order: 'SO-000001' });
    const half = { invoice: 'IN-000001', amount: '0.5' };
    const finer = async (command: string, input: object) => {
      const problem = await refused(command, input);
      assert.equal(problem.type, 'billing/invalid', command);
      return problem.errors[0].pointer;
    };
    assert.equal(await finer('payment.create', { order: 'SO-000001', amount: '0.5' }), '/amount');
    const split = { order: 'SO-000001', amount: '2', allocations: [half] };
    assert.equal(await finer('payment.create', split), '/allocations/0/amount');
    await done('payment.create', { order: 'SO-000001', amount: '40' });
    await finer('payment.release', { ref: 'PM-000001', ...half });
    await finer('payment.refund', { ref: 'PM-000001', amount: '0.5' });
    await finer('payment.allocate', { ref: 'PM-000001', allocations: [half] });
    await finer('credit-note.create', { ...half, reason: 'dented' });
    await done('credit-note.create', { invoice: 'IN-000001', amount: '5', reason: 'dented' });
    await finer('credit-note.refund', { ref: 'CN-000001', amount: '0.5' });
    // A dinar has three decimals, of which a thousandth is one.
    await done('payment.create', { customer: 'C-1', amount: '0.001', currency: 'KWD' });
  },
);
