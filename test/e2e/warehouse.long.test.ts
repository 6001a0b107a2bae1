import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp, type Window } from '../support/browser/index.ts';
import { choose } from '../support/browser/journey.ts';
import { assertProved } from '../support/company.ts';

const app = demoApp();

const onHand = async (window: Window, product: string) => {
  const { data } = await window.ask('GET', `/v1/positions?product=${product}&location=MAIN`);
  return Number(data[0].onHand);
};

test('goods are taken in, found, sent to another location and received there', async () => {
  const window = await app.openApp('warehouse');
  const before = await onHand(window, 'LANTERN');
  const page = await window.goto('/stock/receipts/new');
  await choose(page, /^Location/, 'MAIN');
  const line = page.getByRole('group', { name: 'Line 1' });
  await choose(line, /^Product/, 'LANTERN');
  await line.getByRole('textbox', { name: /^Quantity/ }).fill('12');
  await line.getByRole('textbox', { name: /^Unit cost/ }).fill('9.50');
  await axe(page);
  await page.getByRole('button', { name: 'Review and save' }).click();
  await page.getByRole('dialog').getByRole('table', { name: 'Stock' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Book it' }).click();
  await page.waitForURL(/\/stock\/receipts\/RC-/);
  await axe(page);
  assert.equal(await onHand(window, 'LANTERN'), before + 12);

  await window.goto('/stock/adjustments/new');
  await choose(page, /^Location/, 'MAIN');
  await page.getByRole('textbox', { name: /^Reason/ }).fill('found behind the shelf');
  const found = page.getByRole('group', { name: 'Line 1' });
  await choose(found, /^Product/, 'LANTERN');
  await found.getByRole('textbox', { name: /^Quantity/ }).fill('3');
  await page.getByRole('button', { name: 'Review and save' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Book it' }).click();
  await page.waitForURL(/\/stock\/adjustments\/A/);
  assert.equal(await onHand(window, 'LANTERN'), before + 15);

  await window.goto('/stock/transfers/new');
  await choose(page, /^From/, 'MAIN');
  await choose(page, /^To/, 'EAST');
  const sent = page.getByRole('group', { name: 'Line 1' });
  await choose(sent, /^Product/, 'LANTERN');
  await sent.getByRole('textbox', { name: /^Quantity/ }).fill('5');
  await axe(page);
  await page.getByRole('button', { name: 'Review and save' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Book it' }).click();
  await page.waitForURL(/\/stock\/transfers\/TR-/);
  await window.settle();
  await page.getByRole('main').getByRole('button', { name: 'Receive', exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await axe(page);
  await page.getByRole('dialog').getByRole('table', { name: 'Stock' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Receive', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await onHand(window, 'LANTERN'), before + 10);
  await window.close();
  await assertProved(app.databaseUrl);
});

test('a shipment is picked with a scanner on a phone: the wrong goods are told, then it is complete', async () => {
  const window = await app.openApp('warehouse', {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  });
  const { data } = await window.ask('GET', '/v1/shipments?status=committed&limit=1');
  const { number, id } = data[0];
  const plan = await window.ask('GET', `/v1/shipments/pick-plan?shipment=${number}`);
  const page = await window.goto(`/shipping/${number}/pick`);
  const scan = page.getByRole('textbox', { name: 'Scan' });
  await scan.waitFor();
  await axe(page);
  await page.keyboard.type('NOT-OURS');
  await page.keyboard.press('Enter');
  await page
    .getByText(/Unknown|Wrong/)
    .first()
    .waitFor();
  const stops = plan.lines ?? plan.data ?? plan.picks;
  for (const stop of stops) {
    for (let taken = 0; taken < Number(stop.quantity); taken++) {
      await page.keyboard.type(stop.sku ?? stop.product);
      await page.keyboard.press('Enter');
    }
  }
  await page.getByRole('button', { name: 'Finish' }).click();
  await axe(page);
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.waitForURL(new RegExp(`/shipping/${number}$`)).catch(() => {});
  assert.equal((await window.ask('GET', `/v1/shipments/${id}`)).status, 'picked');
  await window.close();
  await assertProved(app.databaseUrl);
});
