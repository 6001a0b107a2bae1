import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp } from '../support/browser/index.ts';
import { choose, wished } from '../support/browser/journey.ts';
import { assertProved } from '../support/company.ts';

const app = demoApp();

test('goods are bought, issued, received in two parts, and every number is right at the end', async () => {
  const window = await app.openApp('owner');
  const page = await window.goto('/purchasing/new');
  const line = page.getByRole('group', { name: 'Line 1' });
  await choose(line, /^Product/, 'LANTERN');
  await line.getByRole('textbox', { name: /^Quantity/ }).fill('40');
  await choose(page, /^Location/, 'MAIN');
  await axe(page);
  await page.getByRole('button', { name: 'See what it does' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create purchase order' }).click();
  await page.waitForURL(/\/purchasing\/PO-/);
  const number = new URL(page.url()).pathname.split('/').at(-1) as string;
  await window.settle();
  await page.getByRole('main').getByRole('button', { name: 'Issue', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Issue', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  for (const [quantity, status] of [
    ['25', 'partially received'],
    ['15', 'received'],
  ] as const) {
    await page.getByRole('main').getByRole('button', { name: 'Receive', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Quantity of LANTERN' }).fill(quantity);
    await axe(page);
    await wished(page, 'Receive');
    assert.equal((await window.ask('GET', `/v1/purchase-orders/${number}`)).status, status);
    await window.settle();
  }
  await axe(page);
  await window.close();
  await assertProved(app.databaseUrl);
});

test('K2: whoever waits longest is put first by keyboard, and is served first from then on', async () => {
  const window = await app.openApp('sales');
  const { data: short } = await window.ask('GET', '/v1/shortages?limit=50');
  let queue: { order: string }[] = [];
  let place: { product: string; location: string } | undefined;
  for (const { product, location } of short) {
    const { data } = await window.ask('GET', `/v1/promises?product=${product}&location=${location}`);
    const open = data.filter(({ committed }: { committed: string }) => Number(committed) === 0);
    if (open.length < 2 || open.length > 50) continue;
    [queue, place] = [open, { product, location }];
    break;
  }
  assert.ok(place, 'somebody waits');
  const last = queue.at(-1)?.order as string;
  const page = await window.goto(`/promises?product=${place.product}&location=${place.location}`);
  await axe(page);
  await page.getByRole('button', { name: `Move ${last} up` }).click();
  await page.getByRole('button', { name: 'Serve in this order' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('table', { name: 'Documents' }).waitFor();
  await axe(page);
  await dialog.getByRole('button').last().click();
  await dialog.waitFor({ state: 'detached' });
  const { data: then } = await window.ask(
    'GET',
    `/v1/promises?product=${place.product}&location=${place.location}`,
  );
  const before = queue.findIndex(({ order }) => order === last);
  const open = then.filter(({ committed }: { committed: string }) => Number(committed) === 0);
  assert.ok(open.findIndex(({ order }: { order: string }) => order === last) < before);
  await window.close();
});

test('a blind count is scanned, its difference posted, and explained by an entry', async () => {
  const window = await app.openApp('warehouse');
  const page = await window.goto('/stock/counts');
  await page.getByRole('button', { name: 'New stock count' }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog, /^Location/, 'EAST');
  await dialog.getByRole('textbox', { name: /^Bins/ }).fill('E-01');
  await dialog
    .getByRole('checkbox', { name: /^Blind/ })
    .or(dialog.getByRole('switch', { name: /^Blind/ }))
    .check({ force: true });
  await axe(page);
  await dialog.getByRole('button', { name: 'Start counting' }).click();
  await page.waitForURL(/\/stock\/counts\/SC-/);
  const number = new URL(page.url()).pathname.split('/').at(-1) as string;
  const { data: rows } = await window.ask('GET', `/v1/stock-counts/${number}/rows?limit=1`);
  const { product } = rows[0];
  const scan = page.getByRole('textbox', { name: 'Scan' });
  await scan.fill(product);
  await scan.press('Enter');
  await page
    .getByRole('textbox', { name: /^Count|^How many/ })
    .first()
    .fill('200');
  await axe(page);
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await window.settle();
  await page.getByRole('main').getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await axe(page);
  await page.getByRole('dialog').getByRole('radio', { name: 'Stay as they are' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const { data: places } = await window.ask(
    'GET',
    `/v1/bin-positions?location=EAST&product=${product}&bin=E-01`,
  );
  assert.equal(places[0].onHand, '200');
  await window.close();
  await assertProved(app.databaseUrl);
});
