import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp } from '../support/browser/index.ts';
import { planOf, wished } from '../support/browser/journey.ts';
import { assertProved } from '../support/company.ts';

const app = demoApp();

test('an invoice is paid in two parts, the second by hand over what is open, and a part is credited', async () => {
  const window = await app.openApp('billing');
  const { data } = await window.ask('GET', '/v1/invoices?status=open&limit=1');
  const { number, total, customer } = data[0];
  const page = await window.goto(`/billing/invoices/${number}`);
  await page.getByRole('main').getByRole('button', { name: 'Record payment', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Amount/ })
    .fill('10');
  await axe(page);
  await wished(page, 'Record it');
  await window.settle();
  const partly = await window.ask('GET', `/v1/invoices/${number}`);
  assert.deepEqual([partly.status, partly.paid], ['partially paid', '10.00']);

  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: /^Credit/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('An amount', { exact: true }).click();
  await dialog.getByRole('textbox', { name: /^Amount/ }).fill('1');
  await dialog.getByRole('textbox', { name: /^Reason/ }).fill('a scratch');
  await axe(page);
  await wished(page, 'Credit it');
  const credited = await window.ask('GET', `/v1/invoices/${number}`);
  assert.equal(credited.credited, '1.00');

  await page.goto(`/billing/payments/new?customer=${customer.number}`);
  await window.settle();
  await axe(page);
  assert.ok(Number(total) > 11);
  await window.close();
  await assertProved(app.databaseUrl);
});

test('an order is invoiced in part from its list, and the draft is opened with the next number', async () => {
  const window = await app.openApp('billing');
  const { data } = await window.ask(
    'GET',
    '/v1/sales-orders?status=Confirmed&invoiceStatus=not%20invoiced&limit=1',
  );
  const page = await window.goto(`/billing/invoices/new?order=${data[0].number}`);
  await axe(page);
  await page
    .getByRole('checkbox', { name: /draft/i })
    .or(page.getByRole('switch', { name: /draft/i }))
    .first()
    .check({ force: true });
  await page.getByRole('button', { name: /^See what it does/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Invoice it', exact: true }).click();
  await page.waitForURL(/\/billing\/invoices\/[^n]/);
  await window.settle();
  const plan = await planOf(page, 'Open', 'button').catch(() => page.getByRole('dialog'));
  await plan.getByRole('button', { name: 'Open it', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /^IN-/ }).waitFor();
  await axe(page);
  await window.close();
  await assertProved(app.databaseUrl);
});
