import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp } from '../support/browser/index.ts';

const app = demoApp();

test('Ctrl-K finds an order by its number, and Enter goes there', async () => {
  const window = await app.openApp('sales');
  const { data } = await window.ask('GET', '/v1/sales-orders?limit=1');
  const page = await window.goto('/imports');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search' });
  await palette.getByRole('textbox', { name: 'Search' }).fill(data[0].number);
  await palette.getByText(data[0].customer.name).waitFor();
  await axe(page);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/orders/${data[0].number}`);
  await window.close();
});

test('a question mark tells the keys, and the keys lead where they say', async () => {
  const window = await app.openApp('warehouse');
  const page = await window.goto('/imports');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await axe(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
  await window.close();
});

test('light and dark are chosen, and stay chosen', async () => {
  const window = await app.openApp('viewer', { colorScheme: 'light' });
  const page = await window.goto('/orders');
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const light = await ground();
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menu').waitFor();
  await axe(page);
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  const dark = await ground();
  assert.notEqual(dark, light);
  await window.goto('/orders');
  assert.equal(await ground(), dark);
  await window.close();
});
