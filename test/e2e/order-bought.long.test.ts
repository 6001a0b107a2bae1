import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply, axe, demoApp, orderShown, planOf, stands, type Window } from '../support/browser/index.ts';

const app = demoApp();

for (const [move, kind] of [
  ['SO to PO', 'stock'],
  ['Drop ship', 'drop-ship'],
] as const) {
  test(`${move} makes a purchase, which the order shows`, async () => {
    const window = await app.openApp('sales');
    const lines = [{ product: await suppliedProduct(window), quantity: '5000' }];
    const { number, page } = await orderShown(window, { lines, confirm: true });
    await stands(page, 'Confirmed');
    const plan = await planOf(page, move);
    await axe(page);
    await plan.getByRole('button', { name: 'See what it does' }).click();
    await plan.getByRole('table', { name: 'Documents' }).getByText('new').first().waitFor();
    await axe(page);
    await apply(plan, move);
    const { purchases } = await window.ask('GET', `/v1/sales-orders/${number}`);
    assert.deepEqual(
      purchases.map((purchase: { kind: string }) => purchase.kind),
      [kind],
    );
    await window.goto(`/orders/${number}`);
    await page.getByRole('tab', { name: 'Shipments and papers' }).click();
    const bought = page.getByRole('table', { name: 'Purchases' });
    await bought.getByRole('link', { name: purchases[0].number }).waitFor();
    await axe(page);
    await window.close();
  });
}

/** One that a supplier sends to customers, too. */
async function suppliedProduct(window: Window): Promise<string> {
  const { data } = await window.ask('GET', '/v1/product-offers?limit=50');
  return data.find(({ dropShippable }: { dropShippable: boolean }) => dropShippable).product;
}
