import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoApp, faultsFor } from '../support/browser/index.ts';
import { DOORS, exampleOf, staffAddresses } from '../support/browser/staff-pages.ts';

const app = demoApp();

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page stands there whole, ${colorScheme}, and axe finds nothing serious on it`, async () => {
    const window = await app.openApp('owner', { colorScheme });
    const addresses = staffAddresses();
    assert.ok(addresses.length > 0, 'there are pages');
    const faults: string[] = [];
    for (const address of addresses) {
      const path = await exampleOf(address, window);
      if (path === null) continue;
      const page = await window.goto(path);
      if ((await page.getByRole('heading', { level: 1 }).count()) !== 1)
        faults.push(`${path}: no heading of its own`);
      if (await page.getByText('There is nothing at this address').count())
        faults.push(`${path}: a dead end`);
      faults.push(...(await faultsFor(page)).map((fault) => `${path}: ${fault}`));
    }
    assert.deepEqual(faults, []);
    await window.close();
  });
}

test('who is not signed in sees pages without a serious fault too', async () => {
  const window = await app.window();
  const faults: string[] = [];
  for (const path of DOORS)
    faults.push(...(await faultsFor(await window.goto(path))).map((fault) => `${path}: ${fault}`));
  assert.deepEqual(faults, []);
  window.complaints.expect(/401/);
  await window.close();
});

test('no page is wider than a phone', async () => {
  const window = await app.openApp('owner', {
    viewport: { width: 390, height: 844 },
    isMobile: true,
  });
  const wide: string[] = [];
  for (const address of staffAddresses()) {
    const path = await exampleOf(address, window);
    if (path === null) continue;
    const page = await window.goto(path);
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (width > 391) wide.push(`${path}: ${width} pixels`);
  }
  assert.deepEqual(wide, []);
  await window.close();
});
