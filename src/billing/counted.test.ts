import assert from 'node:assert/strict';
import { shop } from '../../test/support/billing.ts';
import { inBothHouses } from '../../test/support/both-houses.ts';

inBothHouses(
  'A7: invoices, credit notes and returns count a product as finely as it is counted',
  async (told) => {
    await shop(told);
    const { done, refused, stock } = told;
    await done('product.create', { sku: 'ROPE', name: 'Rope', unit: 'm', decimals: 1, price: '2' });
    await done('receipt.create', { location: 'MAIN', lines: [{ product: 'ROPE', quantity: '9.5' }] });
    const lines = [{ product: 'ROPE', quantity: '4.5' }];
    await done('sales-order.create', { customer: 'C-1', confirm: true, lines });
    await done('sales-order.ship', { ref: 'SO-000001' });
    const some = (quantity: string) => [{ line: 1, quantity }];
    const finer = async (command: string, input: object) => {
      const problem = await refused(command, input);
      assert.equal(problem.type, 'billing/invalid');
      assert.match(problem.detail, /ROPE is counted in at most 1 decimals; 0\.25 m is not/);
    };
    await finer('invoice.create', { order: 'SO-000001', lines: some('0.25') });
    await done('invoice.create', { order: 'SO-000001', lines: some('4.5') });
    const credit = { invoice: 'IN-000001', reason: 'frayed' };
    await finer('credit-note.create', { ...credit, lines: some('0.25') });
    await finer('credit-note.create', { ...credit, lines: some('0.25'), restock: true });
    await finer('return.create', { order: 'SO-000001', lines: some('0.25'), reason: 'frayed' });
    await done('credit-note.create', { ...credit, lines: some('0.5'), restock: true });
    assert.equal(await stock('ROPE'), 'MAIN 5.5');
    const given = await refused('credit-note.refund', { ref: 'CN-000001' });
    assert.equal(given.detail, 'nothing is left of CN-000001: all of it is applied or given back');
  },
);
