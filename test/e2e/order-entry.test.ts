import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoApp } from '../support/browser/index.ts';

const app = demoApp();

test('an order sent twice in one breath is one order, at the prices of the customer it is for', async () => {
  const window = await app.openApp('sales');
  const page = await window.goto('/orders/new?customer=C-000001');
  await page.getByRole('combobox', { name: 'Product of line 1' }).click();
  await page.keyboard.type('MUG-BLUE');
  await page.keyboard.press('Enter');
  const price = page.getByRole('textbox', { name: 'Price of line 1' });
  await page.locator(':focus[aria-label="Quantity of line 1"]').waitFor();
  const wholesale = await price.inputValue();

  const customer = page.getByRole('combobox', { name: /^Customer/ });
  await customer.fill('C-000002');
  await page.getByRole('option', { name: 'C-000002' }).click();
  await window.settle();
  const own = await price.inputValue();
  assert.notEqual(own, wholesale);

  await page.getByRole('textbox', { name: 'Quantity of line 1' }).click();
  await page.keyboard.type('2');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/orders\/SO-/);
  const { data } = await window.ask('GET', '/v1/sales-orders?customer=C-000002&source=hand&limit=5');
  const made = data.filter((order: { status: string }) => order.status === 'Saved');
  assert.equal(made.length, 1);
  const { lines } = await window.ask('GET', `/v1/sales-orders/${made[0].number}`);
  assert.deepEqual([lines[0].quantity, lines[0].unitPrice], ['2', own]);
  await window.close();
});
