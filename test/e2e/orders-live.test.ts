import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp } from '../support/browser/index.ts';

const app = demoApp();

test('two people look at the orders: what one cancels, the other sees without asking', async () => {
  const [one, other] = await Promise.all([app.openApp('sales'), app.openApp('warehouse')]);
  const { data } = await one.ask('GET', '/v1/sales-orders?limit=100');
  const [customer, line] = [data[0].customer.number, (await productOf(one)) as string];
  const made = await one.ask('POST', '/v1/sales-orders', {
    customer,
    lines: [{ product: line, quantity: '1' }],
  });
  const page = await other.goto('/orders');
  const row = page.getByRole('row').filter({ hasText: made.number });
  await row.getByText('Saved').waitFor();
  await one.ask('POST', `/v1/sales-orders/${made.number}/cancel`, {});
  await row.getByText('Cancelled').waitFor();
  await axe(page);
  await Promise.all([one.close(), other.close()]);
});

async function productOf(window: { ask(method: 'GET', path: string): Promise<{ data: { sku: string }[] }> }) {
  return (await window.ask('GET', '/v1/products?limit=1')).data[0]?.sku;
}

test('the list goes on as one scrolls', async () => {
  const window = await app.openApp('viewer');
  const page = await window.goto('/orders');
  const rows = page.getByRole('main').getByRole('row');
  const first = await rows.nth(1).innerText();
  const list = page.getByRole('table').locator('xpath=..');
  for (let i = 0; i < 12; i++) {
    await list.hover();
    await page.mouse.wheel(0, 1200);
    await window.settle();
  }
  assert.notEqual(await rows.nth(2).innerText(), first);
  await window.close();
});
