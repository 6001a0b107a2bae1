import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mugs, mugsAt, shop } from '../../test/support/billing.ts';
import { inBothHouses, type Told } from '../../test/support/both-houses.ts';
import { assertProved } from '../../test/support/company.ts';
import { DatabaseHouse } from '../../test/support/database-house.ts';
import { must } from '../../test/support/house-of-stories.ts';

const ORDER = { ref: 'SO-000001' };

inBothHouses(
  'H4: what was paid ahead for a draft that is deleted is the credit of its customer',
  async (told) => {
    await shop(told);
    const { done } = told;
    for (const order of [mugs('10', { confirm: false }), mugsAt('Received', '10')]) {
      const { number } = await done('sales-order.create', order);
      await done('payment.create', { order: number, amount: '50' });
      await done('sales-order.delete', { ref: number });
    }
    // Both are free to pay any invoice of the customer, and nothing of them hangs on the drafts any more.
    await done('sales-order.create', mugs('10'));
    await done('invoice.create', { order: 'SO-000003' });
    const allocations = [{ invoice: 'IN-000001', amount: '50' }];
    for (const ref of ['PM-000001', 'PM-000002']) {
      const payment = await done('payment.allocate', { ref, allocations });
      assert.equal(payment.version, 3, 'made, freed, applied');
    }
  },
);

test('D3: the flag of a cancelled order says what is still to be credited, and goes with its invoice', async () => {
  const house = await DatabaseHouse.open();
  const done: Told['done'] = (command, input) => must(house, command, input);
  const flags = async () => {
    const found = await house.assembly.desk.query(house.actor, 'sales-order.get', ORDER);
    assert.ok(found.ok);
    return (found.value as { flags: { detail: string }[] }).flags.map(
      ({ detail }) => detail.split(' is ')[0],
    );
  };
  try {
    await shop({ done } as Told);
    await done('sales-order.create', mugs('10'));
    const some = (quantity: string) => [{ line: 1, quantity }];
    await done('invoice.create', { order: 'SO-000001', lines: some('6') });
    await done('invoice.create', { order: 'SO-000001', lines: some('4') });
    await done('sales-order.cancel', ORDER);
    assert.deepEqual(await flags(), ['10 of line 1']);
    await done('credit-note.create', { invoice: 'IN-000001', lines: some('1'), reason: 'cancelled' });
    assert.deepEqual(await flags(), ['9 of line 1']);
    await done('invoice.void', { ref: 'IN-000002' });
    assert.deepEqual(await flags(), ['5 of line 1']);
    await done('credit-note.create', { invoice: 'IN-000001', reason: 'cancelled' });
    assert.deepEqual(await flags(), []);
    await assertProved(house.url);
  } finally {
    await house.close();
  }
});

inBothHouses(
  'D6: an invoice that was credited whole gives its charges back to be charged again',
  async (told) => {
    await shop(told);
    const { done } = told;
    await done('sales-order.create', mugs('10', { charges: { shipping: '7' } }));
    const owed = async () => {
      const pay = await told.house.do('payment.create', { order: 'SO-000001', amount: '1000' });
      assert.ok(pay.ok);
      const left = await told.refused('payment.refund', { ref: pay.answer.number as string, amount: '1000' });
      return left.facts.left;
    };
    const invoice = (quantity: string) =>
      done('invoice.create', { order: 'SO-000001', lines: [{ line: 1, quantity }] });
    await invoice('6');
    await done('credit-note.create', { invoice: 'IN-000001', reason: 'wrong address' });
    await invoice('6');
    await invoice('4');
    assert.equal(await owed(), '893.00', '60 and 7, and 40, are paid of 1000');
  },
);

inBothHouses(
  'B18: a choice for what does not hang on the order, or leaves none, is not passed over',
  async (told) => {
    await shop(told);
    const { done, refused } = told;
    await done('sales-order.create', mugs('10'));
    await done('invoice.create', { order: 'SO-000001' });
    await done('payment.create', { invoices: ['IN-000001'], amount: '1' });
    const choose = (name: string) => ({ ...ORDER, choices: { [name]: 'void' } });
    const unknown = await refused('sales-order.cancel', choose('IN-000002'));
    assert.equal(unknown.detail, '"void" for IN-000002: it does not hang on SO-000001');
    const paid = await refused('sales-order.cancel', choose('IN-000001'));
    assert.equal(paid.errors[0].pointer, '/choices/IN-000001');
    assert.match(paid.detail, /there is no choice: stays open/);
    assert.equal((await done('sales-order.cancel', ORDER)).status, 'Cancelled');
  },
);
