import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, axe, demoApp, orderShown, planOf, stands } from '../support/browser/index.ts';

const app = demoApp();

test('cancelling shows stock before and after, and nothing happens until it is told to', async () => {
  const window = await app.openApp('sales');
  const { number, sku, page } = await orderShown(window, { confirm: true });
  const status = async () => (await window.ask('GET', `/v1/sales-orders/${number}`)).status;
  const plan = await planOf(page, 'Cancel');
  const row = plan.getByRole('table', { name: 'Stock' }).getByRole('row', { name: sku });
  await row.waitFor();
  const [, before, then] = /(\d+) → ?(\d+)/.exec(await row.innerText()) ?? [];
  assert.equal(Number(before) - Number(then), 2, await row.innerText());
  await axe(page);
  await plan.getByRole('button', { name: 'Close' }).last().click();
  await plan.waitFor({ state: 'hidden' });
  assert.equal(await status(), 'Confirmed');
  await apply(await planOf(page, 'Cancel'), 'Cancel');
  await stands(page, 'Cancelled');
  assert.equal(await status(), 'Cancelled');
  await window.close();
});

test('whoever may only look sees every move, off and with its reason', async () => {
  const window = await app.openApp('viewer');
  const { data } = await window.ask('GET', '/v1/sales-orders?status=Confirmed&limit=1');
  const page = await window.goto(`/orders/${data[0].number}`);
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menu').waitFor();
  await axe(page);
  for (const move of ['Commit', 'Cancel', 'Edit lines', 'SO to PO']) {
    const item = page.getByRole('menuitem', { name: new RegExp(`^${move}\\s*your role may not do this`) });
    assert.equal(await item.getAttribute('aria-disabled'), 'true', move);
  }
  await window.close();
});

test('a pick ticket is printed as a PDF, and the timeline tells it', async () => {
  const window = await app.openApp('warehouse');
  const { data } = await window.ask('GET', '/v1/shipments?status=committed&limit=1');
  const page = await window.goto(`/shipping/${data[0].number}`);
  await page.getByRole('button', { name: 'Print' }).click();
  const answer = page.waitForResponse((response) => response.url().endsWith('/v1/documents/pick-ticket'));
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Pick ticket' }).click();
  assert.equal((await answer).headers()['content-type'], 'application/pdf');
  assert.match((await download).suggestedFilename(), /\.pdf$/);
  await page
    .getByRole('tabpanel', { name: 'Timeline' })
    .getByText(/printed/i)
    .first()
    .waitFor();
  await axe(page);
  await window.close();
});
