import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, axe, demoApp, planOf, plenty, stands, type Window } from '../support/browser/index.ts';

const app = demoApp();

test('an order is entered by keyboard, shipped step by step, invoiced and paid', async () => {
  const window = await app.openApp('owner');
  const { customer, skus } = await plenty(window);
  const number = await entered(window, customer, skus[0] as string);
  const { page } = window;
  await stands(page, 'Confirmed');
  await axe(page);

  await apply(await planOf(page, 'Commit', 'button'), 'Commit');
  await stands(page, 'In Process');
  await page.getByRole('tab', { name: 'Shipments and papers' }).click();
  await page.getByRole('table', { name: 'Shipments' }).getByRole('link').click();
  await page.waitForURL('**/shipping/**');
  for (const move of ['Mark picked', 'Mark packed', 'Ship'])
    await apply(await planOf(page, move, 'button'), move);
  await axe(page);
  await page.getByRole('main').getByRole('link', { name: number }).click();
  await stands(page, 'Fulfilled');

  await apply(await planOf(page, 'Invoice'), 'Invoice');
  const money = page.getByRole('region', { name: 'Money' });
  await money.getByText('invoiced, unpaid').waitFor();
  await apply(await planOf(page, 'Record payment'), 'Record payment');
  await money.getByText('invoiced, paid').waitFor();
  const order = await window.ask('GET', `/v1/sales-orders/${number}`);
  assert.deepEqual([order.status, Number(order.owed)], ['Fulfilled', 0]);
  await window.close();
});

/** No pointer is used: a customer, a product and its quantity are typed. */
async function entered(window: Window, customer: string, sku: string): Promise<string> {
  const page = await window.goto('/orders/new');
  const { keyboard } = page;
  await page.getByRole('combobox', { name: /^Customer( \*)?$/ }).focus();
  await keyboard.type(customer);
  await page.getByRole('option', { name: customer }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.getByLabel('Product of line 1').focus();
  await keyboard.type(sku);
  await keyboard.press('Enter');
  const quantity = page.getByLabel('Quantity of line 1');
  await page.locator('input:focus').and(quantity).waitFor();
  await keyboard.type('2');
  await keyboard.press('Enter');
  await page.getByText('1 line', { exact: true }).waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Save and confirm' }).focus();
  await keyboard.press('Enter');
  await page.waitForURL(/\/orders\/(?!new)/);
  return page.url().split('/').at(-1) as string;
}
