import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, axe, demoApp, orderShown, planOf, stands } from '../support/browser/index.ts';

const app = demoApp();

test('a status-driven order goes from Received to Completed, each step seen before it is done', async () => {
  const window = await app.openApp('sales');
  const { number, sku, page } = await orderShown(window, { workflow: 'status-driven' });
  await stands(page, 'Received');
  const entering = await planOf(page, 'Enter', 'button');
  await entering.getByRole('table', { name: 'Stock' }).getByRole('row', { name: sku }).waitFor();
  await axe(page);
  await apply(entering, 'Enter');
  await stands(page, 'Entered');
  const steps = [
    ['Ship', 'Shipped'],
    ['Invoice', 'Invoiced'],
    ['Pay', 'Paid'],
  ] as const;
  for (const [move, status] of steps) {
    await apply(await planOf(page, move, 'button'), move);
    await stands(page, status);
  }
  await apply(await planOf(page, 'Complete'), 'Complete');
  await stands(page, 'Completed');
  await axe(page);
  assert.equal((await window.ask('GET', `/v1/sales-orders/${number}`)).status, 'Completed');
  await window.close();
});
