import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { DEMO_PASSWORD } from '../../src/demo/index.ts';
import { axe, demoApp, emailOf } from '../support/browser/index.ts';
import { OAuthClient } from '../support/oauth-client.ts';

const app = demoApp();

/** What a program on somebody's desk listens with for its answer. */
async function listening() {
  const came: URL[] = [];
  const server = createServer((request, response) => {
    came.push(new URL(request.url as string, 'http://127.0.0.1'));
    response.setHeader('content-type', 'text/html').end('<title>Back</title><h1>Back in the program</h1>');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = () => came.find(({ pathname }) => pathname === '/callback');
  return { redirect: `http://127.0.0.1:${port}/callback`, answer, close: () => server.close() };
}

test('a program sends somebody to sign in, who sees what it asks for, allows a part, and it acts for them', async () => {
  const window = await app.window();
  window.complaints.expect(/status of 401/);
  const back = await listening();
  const client = new OAuthClient(app.base, back.redirect);
  await client.register({ client_name: 'Desk <b>assistant</b>' });
  const page = await window.goto(client.address({ scope: 'read draft cancel' }).slice(app.base.length));
  await page.getByLabel('E-mail').fill(emailOf('sales'));
  await page.getByLabel(/^Password/).fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Connect a program' }).waitFor();
  await page.getByText('“Desk <b>assistant</b>” asks to act for you').waitFor();
  await axe(page);
  assert.deepEqual(
    await Promise.all(
      ['read', 'draft', 'cancel'].map((one) => page.getByLabel(new RegExp(`^${one}:`)).isChecked()),
    ),
    [true, false, false],
  );
  await page.getByLabel(/^draft:/).check();
  await page.getByLabel('Ends by itself').selectOption('30');
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'Back in the program' }).waitFor();
  const tokens = await client.exchange(back.answer()?.searchParams.get('code') ?? '');
  assert.deepEqual([tokens.status, tokens.body.scope], [200, 'read draft']);
  const asked = { headers: { authorization: `Bearer ${tokens.body.access_token}` } };
  assert.equal((await fetch(`${app.base}/v1/sales-orders`, asked)).status, 200);
  back.close();
  await window.close();
});

test('without anything ticked nothing can be allowed, and whoever denies sends the program back with nothing', async () => {
  const window = await app.openApp('owner');
  const back = await listening();
  const client = new OAuthClient(app.base, back.redirect);
  await client.register();
  const page = await window.goto(client.address().slice(app.base.length));
  await page.getByLabel(/^read:/).uncheck();
  assert.ok(await page.getByRole('button', { name: 'Allow' }).isDisabled());
  await page.getByRole('button', { name: 'Deny' }).click();
  await page.getByRole('heading', { name: 'Back in the program' }).waitFor();
  assert.equal(back.answer()?.searchParams.get('error'), 'access_denied');
  back.close();
  await window.close();
});
