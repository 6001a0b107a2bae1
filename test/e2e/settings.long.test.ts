import { test } from 'node:test';
import { axe, demoApp } from '../support/browser/index.ts';

const app = demoApp();

test('somebody is invited, chooses a password, signs in, and is let go', async () => {
  const owner = await app.openApp('owner');
  const page = await owner.goto('/settings/users');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Nadia Newcomer');
  await dialog.getByRole('textbox', { name: /^E-mail/ }).fill('nadia@harbour-pine.example');
  await axe(page);
  await dialog.getByRole('button', { name: 'Invite somebody' }).click();
  const link = await page
    .getByRole('dialog', { name: /^Invitation for/ })
    .locator('code, pre')
    .first()
    .innerText();
  await axe(page);

  const nadia = await app.window();
  nadia.complaints.expect(/status of 401/);
  const theirs = await nadia.goto(new URL(link.trim()).pathname + new URL(link.trim()).search);
  await theirs.getByLabel(/^New password/).fill('a sentence to remember');
  await theirs.getByRole('button', { name: 'Set password' }).click();
  await theirs.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();

  const { data } = await owner.ask('GET', '/v1/users');
  const user = data.find(({ email }: { email: string }) => email.startsWith('nadia@'));
  await owner.ask('POST', `/v1/users/${user.id}/deactivate`);
  await theirs.goto('/orders');
  await theirs.getByRole('button', { name: 'Sign in' }).waitFor();
  await nadia.close();
  await owner.close();
});

test('a product is made, found by its barcode, and kept while an order names it', async () => {
  const window = await app.openApp('owner');
  window.complaints.expect(/status of 409/);
  const page = await window.goto('/products/new');
  await page.getByRole('textbox', { name: /^SKU/ }).fill('KITE');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Kite, red');
  await page.getByRole('textbox', { name: /^Barcode/ }).fill('4006381333931');
  await page.getByRole('textbox', { name: /^Price/ }).fill('19.90');
  await axe(page);
  await page.getByRole('button', { name: 'Create' }).click();
  await page.waitForURL(/\/products\/KITE/);
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search' }).fill('4006381333931');
  await page.getByText('KITE').first().waitFor();
  await page.keyboard.press('Escape');
  await window.ask('POST', '/v1/sales-orders', {
    customer: 'C-000001',
    lines: [{ product: 'KITE', quantity: '1' }],
  });
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('alert').waitFor();
  await axe(page);
  await window.close();
});
