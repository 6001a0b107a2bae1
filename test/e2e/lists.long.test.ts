import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp } from '../support/browser/index.ts';

const app = demoApp();

test('a view is kept and shared by one, and opened by another', async () => {
  const one = await app.openApp('sales');
  const page = await one.goto('/orders?status=Confirmed&late=true');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Keep this view' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name of the view/ }).fill('Late and confirmed');
  await dialog.getByRole('checkbox', { name: 'Share it with everybody' }).check();
  await axe(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  const other = await app.openApp('viewer');
  const theirs = await other.goto('/orders');
  await theirs.getByRole('button', { name: 'Views' }).click();
  await theirs.getByRole('menuitem', { name: /^Late and confirmed/ }).click();
  await theirs.waitForURL(/status=Confirmed&late=true/);
  await axe(theirs);
  await one.close();
  await other.close();
});

test('of two orders confirmed at once one is done and one refused, and each is told', async () => {
  const window = await app.openApp('sales');
  const saved = (await window.ask('GET', '/v1/sales-orders?status=Saved&workflow=shipment-driven&limit=2'))
    .data;
  await window.ask('POST', `/v1/sales-orders/${saved[0].number}/hold`, { reason: 'waits for a call' });
  const page = await window.goto('/orders?status=Saved');
  for (const { number } of saved) {
    await page
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('checkbox')
      .check();
  }
  await page.getByRole('button', { name: 'With those selected' }).click();
  await page.getByRole('menuitem', { name: 'Confirm', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await axe(page);
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await dialog.getByText('1 done, 1 refused.').waitFor();
  await dialog.getByText(new RegExp(`${saved[0].number}: .*waits for a call`)).waitFor();
  assert.equal((await window.ask('GET', `/v1/sales-orders/${saved[1].number}`)).status, 'Confirmed');
  await window.close();
});

test('F5: a number of a line and one of a position open the entries they are made of', async () => {
  const window = await app.openApp('viewer');
  const { data } = await window.ask('GET', '/v1/sales-orders?status=In%20Process&limit=1');
  const page = await window.goto(`/orders/${data[0].number}`);
  await page
    .getByRole('button', { name: /: Allocated: show the entries behind it/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('cell', { name: 'ALLOCATE' }).first().waitFor();
  await axe(page);
  await drawer.getByRole('button', { name: 'Close' }).click();
  await window.goto('/stock');
  await page
    .getByRole('button', { name: /On hand.*show the entries behind it/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('cell', { name: 'RECEIVE' }).first().waitFor();
  await axe(page);
  await window.close();
});
