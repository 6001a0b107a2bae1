import assert from 'node:assert/strict';
import { inBothHouses } from '../../test/support/both-houses.ts';
import { supplied } from '../../test/support/supplied.ts';

const mugs = (quantity: string, more: object = {}) => ({ product: 'MUG', quantity, ...more });
const ref = 'PO-000001';

inBothHouses('E2: a draft is not expected, an issued purchase is, until it is received', async (told) => {
  await supplied(told);
  const { done, stock } = told;
  const made = await done('purchase-order.create', { lines: [mugs('2', { unit: 'case' })] });
  assert.deepEqual([made.number, made.status], [ref, 'draft']);
  assert.equal(await stock('MUG'), '');
  assert.equal((await done('purchase-order.issue', { ref })).status, 'issued');
  assert.equal(await stock('MUG'), 'MAIN 0 (12 expected)');
  const part = await done('purchase-order.receive', { ref, lines: [mugs('5')] });
  assert.deepEqual([part.status, part.receipt], ['partially received', 'RC-000001']);
  assert.equal(await stock('MUG'), 'MAIN 5 (7 expected)');
  assert.equal((await done('purchase-order.receive', { ref })).status, 'received');
  assert.equal(await stock('MUG'), 'MAIN 12');
  const position = (await told.house.positions()).get('MUG@MAIN');
  assert.equal(position?.averageCost, 4_000_000n);
});
