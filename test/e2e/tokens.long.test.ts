import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { axe, demoApp } from '../support/browser/index.ts';
import { choose } from '../support/browser/journey.ts';

const app = demoApp();

/** What a program is told when it asks with this secret what it may do. */
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the test is about
async function mandateOf(secret: string): Promise<{ status: number; body: any }> {
  const answer = await fetch(`${app.base}/v1/mandate`, { headers: { authorization: `Bearer ${secret}` } });
  return { status: answer.status, body: await answer.json() };
}

/** The secret in the dialog that shows it once, which is then closed. */
async function secretShown(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: /^Token/ });
  const secret = (await dialog.locator('code, pre').first().innerText()).trim();
  assert.match(secret, /^allot_/);
  await dialog.getByRole('button', { name: 'Copy' }).waitFor();
  await axe(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
  return secret;
}

async function openMove(page: Page, token: string, move: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${token}` }).click();
  await page.getByRole('menuitem', { name: move }).click();
  await page.getByRole('dialog').getByRole('button').first().waitFor();
}

test('a token is made with scopes and caps, edited, rotated and revoked', async () => {
  const window = await app.openApp('owner');
  const page = await window.goto('/settings/tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('Night desk');
  await dialog.getByRole('textbox', { name: /^Agent/ }).fill('Night helper');
  await dialog.getByRole('combobox', { name: /^Acts for/ }).fill('Jonas');
  await page.getByRole('option', { name: /Jonas Petersen/ }).click();
  await dialog.getByRole('combobox', { name: /^Role/ }).click();
  await page.getByRole('option', { name: 'Sales' }).click();
  await dialog.getByRole('switch', { name: /^Hold it to some scopes/ }).check({ force: true });
  const scopes = dialog.getByRole('group', { name: 'Scopes' });
  await scopes
    .getByRole('checkbox', { name: 'draft: write orders that promise nothing yet, and notes' })
    .check();
  await scopes.getByRole('checkbox', { name: /^cancel:/ }).check();
  await choose(dialog, 'Add to Customers', 'C-000001');
  await choose(dialog, 'Add to Customers', 'C-000002');
  await dialog.getByRole('button', { name: 'Take C-000001 off' }).click();
  await dialog.getByRole('textbox', { name: 'Value a day' }).fill('lots');
  await dialog
    .getByRole('group', { name: 'A person decides on' })
    .getByRole('checkbox', { name: 'cancel' })
    .check();
  await dialog.getByRole('textbox', { name: 'Requests a minute' }).fill('90');
  window.complaints.expect(/status of 422/);
  await dialog.getByRole('button', { name: 'New token' }).click();
  await dialog.getByRole('alert').waitFor();
  await axe(page);
  await dialog.getByRole('textbox', { name: 'Value a day' }).fill('10000');
  await dialog.getByRole('button', { name: 'New token' }).click();
  const secret = await secretShown(page);

  const made = (await mandateOf(secret)).body;
  assert.deepEqual([made.agent, made.person.name, made.role], ['Night helper', 'Jonas Petersen', 'sales']);
  const allowed = made.scopes.filter((one: { allowed: boolean }) => one.allowed);
  assert.deepEqual(
    allowed.map(({ scope }: { scope: string }) => scope),
    ['read', 'draft', 'cancel'],
  );
  const { customers, perDay, perCommand, approval, beyond, requestsPerMinute } = made.limits;
  assert.equal(customers.length, 1);
  assert.deepEqual(
    [perDay.value, perCommand, approval, beyond, requestsPerMinute],
    ['10000.00', { value: null, quantity: null }, ['cancel'], 'refuse', 90],
  );
  const row = page.getByRole('row', { name: /Night desk/ });
  await row.getByText('1 customer, €10,000.00 a day, asks for cancel, 90 requests a minute').waitFor();
  await row.getByText('read, draft, cancel').waitFor();

  await openMove(page, 'Night desk', 'Edit');
  await dialog.getByRole('button', { name: 'Take C-000002 off' }).waitFor();
  await axe(page);
  await dialog.getByRole('checkbox', { name: /^cancel:/ }).uncheck();
  await dialog.getByRole('combobox', { name: 'More than that' }).click();
  await page.getByRole('option', { name: 'waits for a person' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  const edited = (await mandateOf(secret)).body;
  assert.deepEqual(
    [edited.limits.approval, edited.limits.beyond, edited.limits.customers],
    [[], 'ask', customers],
  );

  await openMove(page, 'Night desk', 'Rotate');
  await axe(page);
  await dialog.getByRole('textbox', { name: /^Minutes the old secret/ }).fill('0');
  await dialog.getByRole('button', { name: 'Rotate' }).click();
  const next = await secretShown(page);
  assert.deepEqual([(await mandateOf(secret)).status, (await mandateOf(next)).status], [401, 200]);

  await openMove(page, 'Night desk', 'Revoke');
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal((await mandateOf(next)).status, 401);
  await row.getByText('revoked').waitFor();
  await axe(page);
  await window.close();
});

test('the audit is narrowed down in its address, and exported as it is shown', async () => {
  const window = await app.openApp('owner');
  const page = await window.goto('/settings/audit');
  const table = page.getByRole('table', { name: 'Audit' });
  await table.getByText('Jonas Petersen').first().waitFor();
  await page.getByRole('checkbox', { name: 'Only agents' }).check();
  await page.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'waiting' }).click();
  await page.waitForURL(/agents=true.*outcome=waiting|outcome=waiting.*agents=true/);
  await table.getByText('Order desk assistant for Jonas Petersen').first().waitFor();
  await window.settle();
  const shown = Number(await table.getAttribute('aria-rowcount'));
  assert.equal(shown, 3);
  await axe(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV file' }).click();
  const file = await (await download).path();
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  assert.equal(lines.length, 1 + shown);
  assert.ok(lines.slice(1).every((line) => line.includes(',waiting,')));

  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('searchbox', { name: 'Who' }).fill('Order desk assistant');
  await page.waitForURL(/actor=Order/);
  await table
    .getByRole('row', { name: /Sales order: note/ })
    .getByRole('link', { name: /^SO-/ })
    .click();
  await page.getByRole('tab', { name: 'Timeline' }).waitFor();
  await window.close();
});

test('what acts for somebody is seen by them, and disconnected at once', async () => {
  const window = await app.openApp('sales');
  const { body: token } = await window
    .ask('POST', '/v1/assistants/connect', {
      agent: 'Desktop assistant',
      scopes: ['read', 'draft'],
    })
    .then((body) => ({ body }));
  const page = await window.goto('/me');
  const programs = page.getByRole('region', { name: 'Programs that act for you' });
  await programs.getByText('Order desk assistant').waitFor();
  await programs.getByText('Desktop assistant').waitFor();
  await programs.getByText('Scopes: read, draft', { exact: true }).first().waitFor();
  await axe(page);
  await programs.getByRole('button', { name: 'Disconnect' }).first().click();
  const dialog = page.getByRole('dialog', { name: /^Disconnect: Desktop assistant/ });
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await dialog.waitFor({ state: 'detached' });
  await programs.getByRole('paragraph').filter({ hasText: 'Desktop assistant revoked' }).waitFor();
  const { data } = await window.ask('GET', '/v1/assistants');
  assert.equal(data.find(({ id }: { id: string }) => id === token.id).state, 'revoked');
  await axe(page);
  await window.close();
});
