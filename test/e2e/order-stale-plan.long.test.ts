import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp } from '../support/browser/index.ts';

const app = demoApp();

test('a plan that no longer holds is planned anew before it is applied, and nothing is done unseen', async () => {
  const window = await app.openApp('sales');
  window.complaints.expect(/status of 409/);
  const { data } = await window.ask('GET', '/v1/sales-orders?status=Saved&workflow=shipment-driven&limit=1');
  const { number } = data[0];
  const page = await window.goto(`/orders/${number}`);
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const apply = dialog.getByRole('button', { name: 'Confirm', exact: true });
  await dialog.getByRole('table', { name: 'Stock' }).waitFor();
  const order = await window.ask('GET', `/v1/sales-orders/${number}`);
  const raised = String(Number(order.lines[0].quantity) + 3);
  await window.ask('POST', `/v1/sales-orders/${number}/edit-lines`, {
    edit: [{ line: order.lines[0].line, quantity: raised }],
  });
  await apply.click();
  await dialog.getByRole('alert').getByText('The plan no longer holds').waitFor();
  await axe(page);
  assert.equal((await window.ask('GET', `/v1/sales-orders/${number}`)).status, 'Saved');
  await window.settle();
  await apply.click();
  await dialog.waitFor({ state: 'detached' });
  const after = await window.ask('GET', `/v1/sales-orders/${number}`);
  assert.deepEqual([after.status, after.lines[0].quantity], ['Confirmed', raised]);
  await window.close();
});

test('B20: a held order goes on with a reason, by someone who may, and the timeline says so', async () => {
  const window = await app.openApp('owner');
  const { data } = await window.ask('GET', '/v1/sales-orders?status=Saved&workflow=shipment-driven&limit=1');
  const { number } = data[0];
  await window.ask('POST', `/v1/sales-orders/${number}/hold`, { reason: 'waits for a call' });
  const page = await window.goto(`/orders/${number}`);
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('waits for a call').waitFor();
  await axe(page);
  await dialog.getByRole('textbox', { name: 'Why to go on all the same' }).fill('the customer called');
  await dialog.getByRole('button', { name: 'Plan it all the same' }).click();
  await dialog.getByRole('table', { name: 'Stock' }).waitFor();
  await dialog.getByRole('button', { name: 'Confirm', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  const order = await window.ask('GET', `/v1/sales-orders/${number}`);
  assert.equal(order.status, 'Confirmed');
  const timeline = await window.ask('GET', `/v1/sales-orders/${number}/timeline?limit=100`);
  const notes = timeline.data.map(({ note }: { note: string | null }) => note).filter(Boolean);
  assert.match(notes.join(), /the customer called \(despite/);
  await window.close();
});
