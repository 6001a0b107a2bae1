import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, axe, demoApp, orderShown, planOf, stands } from '../support/browser/index.ts';

const app = demoApp();

test('a dispute is opened with its reason, and resolved to where it began', async () => {
  const window = await app.openApp('sales');
  const { number, page } = await orderShown(window, { workflow: 'status-driven' });
  await apply(await planOf(page, 'Enter', 'button'), 'Enter');
  const fields = await planOf(page, 'Dispute');
  await fields.getByLabel('Type').click();
  await page.getByRole('option', { name: 'damage' }).click();
  await fields.getByLabel('Reason').fill('two arrived broken');
  await fields.getByLabel('Amount contested').fill('5.00');
  await axe(page);
  await fields.getByRole('button', { name: 'See what it does' }).click();
  await apply(page.getByRole('dialog').filter({ hasText: 'In-Dispute' }), 'Dispute');
  await stands(page, 'In-Dispute');
  await axe(page);

  const outcome = await planOf(page, 'Resolve dispute');
  await outcome.getByLabel('Outcome').click();
  await page.getByRole('option', { name: 'Won' }).click();
  await outcome.getByRole('button', { name: 'See what it does' }).click();
  await apply(page.getByRole('dialog').filter({ hasText: 'In-Dispute' }), 'Resolve dispute');
  await stands(page, 'Entered');
  const order = await window.ask('GET', `/v1/sales-orders/${number}`);
  assert.deepEqual([order.disputes.length, order.disputes[0].outcome], [1, 'won']);
  await window.close();
});

test('a rejected order gives its goods back', async () => {
  const window = await app.openApp('sales');
  const { number, sku, page } = await orderShown(window, { workflow: 'status-driven' });
  await apply(await planOf(page, 'Enter', 'button'), 'Enter');
  await stands(page, 'Entered');
  const plan = await planOf(page, 'Reject');
  await plan.getByRole('table', { name: 'Stock' }).getByRole('row', { name: sku }).waitFor();
  await axe(page);
  await apply(plan, 'Reject');
  await stands(page, 'Rejected');
  const order = await window.ask('GET', `/v1/sales-orders/${number}`);
  assert.deepEqual([order.status, order.lines[0].allocated], ['Rejected', '0']);
  await window.close();
});
