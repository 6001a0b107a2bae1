import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp, plenty, type Window } from '../support/browser/index.ts';

const app = demoApp();

/** An agent of the sales user asks to cancel an order of two, over REST, as agents do. */
async function askedToCancel(owner: Window, reason: string): Promise<{ number: string; approval: string }> {
  const { customer, skus } = await plenty(owner);
  const { data: users } = await owner.ask('GET', '/v1/users');
  const { id: person } = users.find(({ role }: { role: string }) => role === 'sales');
  const { secret } = await owner.ask('POST', '/v1/tokens', {
    name: 'Inbox token',
    role: 'sales',
    agent: 'Inbox helper',
    person,
    scopes: ['read', 'draft', 'confirm', 'cancel'],
    limits: { approval: ['cancel'] },
  });
  const ask = (path: string, body: unknown) =>
    fetch(`${app.base}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}`,
        'content-type': 'application/json',
        'allot-reason': reason,
      },
      body: JSON.stringify(body),
    });
  const lines = [{ product: skus[0], quantity: '2' }];
  const made = await ask('/v1/sales-orders', { customer, lines, confirm: true });
  assert.equal(made.status, 201);
  const { number } = (await made.json()) as { number: string };
  const refused = await ask(`/v1/sales-orders/${number}/cancel`, {});
  assert.equal(refused.status, 403);
  const { approval } = (await refused.json()) as { approval: string };
  return { number, approval };
}

test('what an agent asks for is seen with its reason and plan, approved, and told on the timeline', async () => {
  const owner = await app.openApp('owner');
  const window = await app.openApp('sales');
  const page = await window.goto('/orders');
  const entry = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: /^Approvals/ });
  const before = Number(/\d+/.exec(await entry.innerText())?.[0] ?? 0);
  const reason = 'They wrote <b>stop</b>: {{please}} $t(app.close)';
  const { number } = await askedToCancel(owner, reason);
  // Nobody has reloaded anything.
  await entry.getByText(`${before + 1} waiting`).waitFor();
  await entry.click();
  const row = page.getByRole('table', { name: 'Waiting' }).getByRole('row', { name: new RegExp(number) });
  await row.getByText('Inbox helper for Jonas Petersen').waitFor();
  await axe(page);
  await row.getByRole('link', { name: 'Sales order: cancel' }).click();
  await page.getByRole('heading', { level: 1, name: `Sales order: cancel ${number}` }).waitFor();
  await page.getByRole('region', { name: 'Reason given' }).getByText(reason, { exact: true }).waitFor();
  await page.getByText('a person decides on everything of the scope "cancel"').waitFor();
  const plan = page.getByRole('region', { name: 'What it would do now' });
  await plan
    .getByRole('table', { name: 'Documents' })
    .getByText(/Confirmed.*Cancelled/)
    .waitFor();
  await plan.getByRole('table', { name: 'Stock' }).waitFor();
  await axe(page);
  await page.getByRole('textbox', { name: 'Note' }).fill('They rang, too.');
  await page.getByRole('button', { name: 'Approve and do it' }).click();
  await page.getByText('approved', { exact: true }).waitFor();
  await page.getByText('They rang, too.').waitFor();
  assert.equal((await window.ask('GET', `/v1/sales-orders/${number}`)).status, 'Cancelled');
  await axe(page);
  await page.getByRole('main').getByRole('link', { name: number }).last().click();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  const told = page.getByRole('tabpanel', { name: 'Timeline' });
  await told
    .getByText(/agent Inbox helper for Jonas Petersen · approved by Jonas Petersen · token Inbox token/)
    .first()
    .waitFor();
  await told.getByText(reason, { exact: true }).first().waitFor();
  await axe(page);
  await window.close();
  await owner.close();
});

test('what was changed meanwhile is said before anything is approved, and it is declined with a note', async () => {
  const window = await app.openApp('owner');
  const { number, approval } = await askedToCancel(window, 'no answer');
  await window.ask('POST', `/v1/sales-orders/${number}/edit-lines`, { edit: [{ line: 1, quantity: '3' }] });
  const page = await window.goto(`/approvals/${approval}`);
  await page.getByRole('alert').getByText('This is not what was asked for').waitFor();
  await page.getByRole('button', { name: 'Show what was asked for' }).click();
  await page.getByRole('region', { name: 'What it would have done when it was asked for' }).waitFor();
  await axe(page);
  await page.getByRole('textbox', { name: 'Note' }).fill('They want three now.');
  await page.getByRole('button', { name: 'Decline' }).click();
  const sure = page.getByRole('dialog', { name: 'Decline this?' });
  await sure.waitFor();
  await axe(page);
  await sure.getByRole('button', { name: 'Decline' }).click();
  await sure.waitFor({ state: 'detached' });
  await page.getByText('declined', { exact: true }).waitFor();
  await page.getByText('They want three now.').waitFor();
  assert.equal((await window.ask('GET', `/v1/sales-orders/${number}`)).status, 'Confirmed');
  await page.goto('/approvals?state=decided');
  await page
    .getByRole('table', { name: 'Decided' })
    .getByRole('row', { name: new RegExp(number) })
    .getByText('They want three now.')
    .waitFor();
  await axe(page);
  await window.close();
});

test('whoever may not decide sees the plan, and why there is no button', async () => {
  const window = await app.openApp('viewer');
  const { data } = await window.ask('GET', '/v1/approvals');
  const page = await window.goto(`/approvals/${data[0].id}`);
  await page.getByText('Your role may look at this, not decide on it.').waitFor();
  await page.getByRole('table', { name: 'Documents' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /Approve|Decline/ }).count(), 0);
  await axe(page);
  await window.close();
});

test('whoever decides without the right to do it themselves sees why it cannot be', async () => {
  const window = await app.openApp('warehouse');
  const { data } = await window.ask('GET', '/v1/approvals');
  const page = await window.goto(`/approvals/${data[0].id}`);
  await page
    .getByRole('alert')
    .getByText(/lacks sales:write/)
    .waitFor();
  assert.ok(await page.getByRole('button', { name: 'Approve and do it' }).isDisabled());
  await axe(page);
  await window.close();
});
