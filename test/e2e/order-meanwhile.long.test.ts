import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp, orderShown } from '../support/browser/index.ts';
import { choose } from '../support/browser/journey.ts';

const app = demoApp();

test('what two people wrote into a header meanwhile is merged, and chosen where both wrote', async () => {
  const window = await app.openApp('sales');
  window.complaints.expect(/status of 4(09|12)/);
  const { number, page } = await orderShown(window);
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Edit order/ });
  await dialog.getByLabel('Notes').fill('ring the bell');
  await window.ask('PATCH', `/v1/sales-orders/${number}`, { notes: 'use the gate', customerPo: 'PO-77' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').getByText('Somebody changed the order meanwhile').waitFor();
  assert.equal(await dialog.getByLabel('Customer PO').inputValue(), 'PO-77');
  await dialog.getByRole('radio', { name: 'Theirs: use the gate' }).waitFor();
  await axe(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
  const order = await window.ask('GET', `/v1/sales-orders/${number}`);
  assert.deepEqual([order.notes, order.customerPo], ['ring the bell', 'PO-77']);
  await window.close();
});

test('an order that moves to another location shows what stock does at both before it is done', async () => {
  const window = await app.openApp('sales');
  const { number, page } = await orderShown(window, { confirm: true, location: 'MAIN' });
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'Location', 'EAST');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const stock = page.getByRole('dialog').getByRole('table', { name: 'Stock' });
  await stock.getByRole('cell', { name: 'EAST' }).waitFor();
  await stock.getByRole('cell', { name: 'MAIN' }).waitFor();
  await axe(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal((await window.ask('GET', `/v1/sales-orders/${number}`)).location, 'EAST');
  await window.close();
});
