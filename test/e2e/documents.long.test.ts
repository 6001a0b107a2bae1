import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp, type Window } from '../support/browser/index.ts';

const app = demoApp();

const printed = async (window: Window, kind: string, press: () => Promise<void>): Promise<void> => {
  const answer = window.page.waitForResponse(
    (response) => response.url().endsWith(`/v1/documents/${kind}`) && response.request().method() === 'POST',
  );
  const download = window.page.waitForEvent('download');
  await press();
  assert.equal((await answer).headers()['content-type'], 'application/pdf', kind);
  assert.match((await download).suggestedFilename(), /\.pdf$/, kind);
};

test('every document is printed from its page, and its timeline tells', async () => {
  const window = await app.openApp('owner');
  const first = async (list: string) =>
    (await window.ask('GET', `/v1/${list}${list.includes('?') ? '&' : '?'}limit=1`)).data[0];
  const order = await first('sales-orders?status=In%20Process');
  const page = await window.goto(`/orders/${order.number}`);
  const fromActions = (item: string) => async () => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };
  await printed(window, 'sales-order', fromActions('Print sales order'));
  await printed(window, 'pick-ticket', fromActions('Print pick ticket'));
  await printed(window, 'packing-slip', fromActions('Print packing slips'));
  await printed(window, 'sku-labels', async () => {
    await fromActions('Print SKU labels')();
    await axe(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Print', exact: true }).click();
  });
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await page.getByText('printed').first().waitFor();
  for (const [kind, list, place] of [
    ['invoice', 'invoices?status=open', '/billing/invoices'],
    ['credit-note', 'credit-notes', '/billing/credit-notes'],
    ['purchase-order', 'purchase-orders', '/purchasing'],
  ] as const) {
    const { number } = await first(list);
    await window.goto(`${place}/${number}`);
    await printed(window, kind, async () => {
      await page.getByRole('main').getByRole('button', { name: 'Print', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Print (PDF)' }).click();
    });
  }
  const { sku } = await first('products');
  await window.goto(`/products/${sku}`);
  await printed(window, 'sku-labels', async () => {
    await page.getByRole('button', { name: 'Print labels' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Print', exact: true }).click();
  });
  await window.close();
});

test('a document is not e-mailed while no mail server is set, and it is said how to set one', async () => {
  const window = await app.openApp('billing');
  window.complaints.expect(/status of 409/);
  const { data } = await window.ask('GET', '/v1/invoices?status=open&limit=1');
  const page = await window.goto(`/billing/invoices/${data[0].number}`);
  await page.getByRole('main').getByRole('button', { name: 'Print', exact: true }).click();
  await page.getByRole('menuitem', { name: 'E-mail …' }).click();
  await axe(page);
  await page.getByRole('dialog').getByRole('textbox', { name: /^To/ }).fill('somebody@customer.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
  await page
    .getByText(/ALLOT_SMTP_URL/)
    .first()
    .waitFor();
  await window.close();
});
