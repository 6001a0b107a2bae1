import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEMO_PASSWORD } from '../../src/demo/index.ts';
import { axe, demoApp, emailOf } from '../support/browser/index.ts';

const app = demoApp();

test('whoever is not signed in is asked to, told when it is wrong, and gets where they wanted to go', async () => {
  const window = await app.window();
  window.complaints.expect(/status of 401/);
  const page = await window.goto('/orders?status=Saved');
  await page.getByLabel('E-mail').fill(emailOf('sales'));
  await page.getByLabel(/^Password/).fill('not the password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await axe(page);
  await page.getByLabel(/^Password/).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
  assert.match(page.url(), /\/orders\?status=Saved$/);
  await window.close();
});

test('who signs out is out: going back shows nothing', async () => {
  const window = await app.openApp('billing');
  window.complaints.expect(/status of 401/);
  const page = await window.goto('/orders');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.goto('/orders');
  await page.getByLabel('E-mail').waitFor();
  await window.close();
});

test('an address that leads elsewhere is not followed after signing in', async () => {
  const window = await app.window();
  window.complaints.expect(/status of 401/);
  const page = await window.goto('/sign-in?to=//elsewhere.example/');
  await page.getByLabel('E-mail').fill(emailOf('owner'));
  await page.getByLabel(/^Password/).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').first().waitFor();
  assert.equal(new URL(page.url()).origin, app.base);
  await window.close();
});
