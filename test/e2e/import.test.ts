import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axe, demoApp, type Window } from '../support/browser/index.ts';

const app = demoApp();

const HEAD = 'Order No,Customer No,SKU,Qty,Unit Price,Order Date,Ship To City';

/** Lines of an order of the demo company's first customer, in a file of somebody's shop. */
async function shopFile(window: Window, letter: string): Promise<string> {
  const { data } = await window.ask('GET', '/v1/products?limit=2');
  const { data: customers } = await window.ask('GET', '/v1/customers?limit=1');
  const [first, second] = data.map(({ sku }: { sku: string }) => sku);
  const line = (order: string, rest: string) => `${letter}-${order},${customers[0].number},${rest}`;
  return [
    HEAD,
    line('1', `${first},2,3.50,13/11/2026,الرياض`),
    line('1', `${second},1,4.00,13/11/2026,الرياض`),
    line('2', `${first},1,3.50,14/11/2026,Hull`),
    line('3', 'NOT-THERE,1,1.00,14/11/2026,Hull'),
    line('CREDIT', `${first},1,3.50,14/11/2026,Hull`),
  ].join('\n');
}

async function drop(page: Page, what: string, name: string, text: string): Promise<void> {
  await page.getByRole('radiogroup').getByText(what, { exact: true }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('button', { name: 'Rehearse' }).waitFor();
}

const made = (page: Page) => page.getByRole('heading', { name: /^Imported: / });

test('a file is dropped, its columns looked over, rehearsed, the good taken and the rest downloaded', async () => {
  const window = await app.openApp('owner');
  const page = await window.goto('/imports');
  await axe(page);
  const text = await shopFile(window, 'E2E');
  await drop(page, 'Orders', 'طلبات.csv', text);
  await page.getByLabel('Remember it as').fill('E2E shop');
  await page.getByRole('combobox', { name: 'Skip rows where' }).click();
  await page.getByRole('option', { name: 'Order No' }).click();
  await page.getByLabel('Text', { exact: true }).fill('E2E-CREDIT');
  await page.getByLabel('Reason').fill('a credit');
  await page.getByRole('button', { name: 'Add' }).click();
  await axe(page);

  await page.getByRole('button', { name: 'Rehearse' }).click();
  const fault = page.getByRole('table', { name: '1 fault' }).getByRole('row', { name: /NOT-THERE/ });
  await fault.waitFor();
  assert.match((await fault.textContent()) ?? '', /^5SKU/);
  assert.ok(await page.getByText('Rows skipped: a credit (1):').isVisible());
  await axe(page);
  assert.equal(await page.getByRole('button', { name: /^Import / }).count(), 0);
  await page.getByRole('button', { name: 'Take the good ones (2)' }).click();
  await made(page).waitFor();
  await axe(page);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the refused rows' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  assert.equal(lines.length, 2);
  assert.match(lines[1]!, /^E2E-3,.*,5,"SKU: there is no product ""NOT-THERE"""$/);
  const { data } = await window.ask('GET', '/v1/sales-orders?limit=50');
  const ours = data.filter((one: { externalId: string }) => one.externalId?.startsWith('E2E-'));
  assert.deepEqual(ours.map((one: { externalId: string }) => one.externalId).sort(), ['E2E-1', 'E2E-2']);
  await window.close();
});

test('the columns of the same shop are known the next time, and nothing is made twice', async () => {
  const window = await app.openApp('sales');
  const page = await window.goto('/imports');
  await drop(page, 'Orders', 'next.csv', await shopFile(window, 'E2E'));
  assert.equal(await page.getByLabel('Remember it as').inputValue(), 'e2e-shop');
  await page.getByText('Read as a file of these columns was read last.').waitFor();
  await page.getByRole('button', { name: 'Rehearse' }).click();
  await page.getByText('There is nothing to import').waitFor();
  await page.getByRole('button', { name: 'Back to the columns' }).click();
  await page.getByRole('button', { name: 'Rehearse' }).waitFor();
  await page.getByRole('link', { name: 'All imports' }).click();
  await page.getByRole('row', { name: /next\.csv/ }).waitFor();
  await window.close();
});

test('what is no table says why, and whoever may import nothing is offered nothing', async () => {
  const window = await app.openApp('owner');
  window.complaints.expect(/status of 422/);
  const page = await window.goto('/imports');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('\n') });
  assert.match((await page.getByRole('alert').textContent()) ?? '', /the file is empty/);
  await window.close();
  const viewer = await app.openApp('viewer');
  const none = await viewer.goto('/imports');
  await none.getByText('Nothing imported yet').waitFor();
  assert.equal(await none.locator('input[type=file]').count(), 0);
  await viewer.close();
});

test('what a list shows is exported with its filters', async () => {
  const window = await app.openApp('viewer');
  const page = await window.goto('/orders?status=Saved');
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV file' }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n');
  const status = lines[0]!.split(',').indexOf('status');
  assert.ok(lines.length > 1 && status > 0);
  const listed = await window.ask('GET', '/v1/sales-orders?status=Saved&limit=500');
  const numbers = new Set(lines.slice(1).map((line) => line.split(',', 1)[0]));
  for (const { number } of listed.data) assert.ok(numbers.has(number), number);
  await window.close();
});
