import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, demoApp } from '../support/browser/index.ts';

const app = demoApp();

const NAMES = {
  'C-MARKUP': `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script> {{number}} $t(app.name)`,
  'C-RTL': 'شركة النور \u202e للتجارة — חנות הנמל (2026)',
  'C-EMOJI': '👩‍🚀🧵 Ζαχαροπλαστείο 海港杂货 ร้านค้า',
  'C-LONG': 'Unbroken'.repeat(25),
} as const;

test('whatever a name holds, it is text: nothing runs, nothing is wider than a phone', async () => {
  for (const viewport of [
    { width: 1360, height: 860 },
    { width: 390, height: 844 },
  ]) {
    const window = await app.openApp('owner', { viewport });
    for (const [plain, name] of Object.entries(NAMES)) {
      const number = `${plain}-${viewport.width}`;
      await window.ask('POST', '/v1/customers', { number, name });
      const lines = [{ product: 'LANTERN', quantity: '1' }];
      const notes = `${name} ${name}`.slice(0, 500);
      const order = await window.ask('POST', '/v1/sales-orders', {
        customer: number,
        lines,
        notes,
        confirm: true,
      });
      await window.ask('POST', `/v1/sales-orders/${order.number}/note`, { note: notes });
      const addresses = [
        '/orders',
        `/orders/${order.number}`,
        `/customers/${number}`,
        `/orders?customer=${number}`,
        '/settings/activity',
      ];
      for (const address of addresses) {
        const page = await window.goto(address);
        const width = await page.evaluate<number>('document.documentElement.scrollWidth');
        assert.ok(width <= viewport.width + 1, `${address} is ${width} wide with ${plain}`);
        assert.notEqual(await page.title(), 'taken');
        assert.equal(await page.locator('main img[src=x], main script').count(), 0);
      }
      const page = await window.goto(`/customers/${number}`);
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), name);
      await axe(page);
    }
    await window.close();
  }
});

test('whatever an agent calls itself, it is text wherever a person decides', async () => {
  for (const [i, [plain, name]] of Object.entries(NAMES).entries()) {
    const viewport = i % 2 ? { width: 1360, height: 860 } : { width: 390, height: 844 };
    const window = await app.openApp('owner', { viewport });
    const agent = name.slice(0, 100);
    const { secret } = await window.ask('POST', '/v1/tokens', {
      name: agent,
      agent,
      role: 'sales',
      scopes: ['read', 'draft'],
      limits: { approval: ['draft'] },
    });
    const asked = await fetch(`${app.base}/v1/sales-orders`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        customer: 'C-000001',
        lines: [{ product: 'LANTERN', quantity: '1' }],
        notes: name,
      }),
    });
    const { approval } = (await asked.json()) as { approval: string };
    assert.ok(approval, plain);
    for (const address of [
      '/approvals',
      `/approvals/${approval}`,
      '/settings/tokens',
      '/settings/audit?agents=true',
    ]) {
      const page = await window.goto(address);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      assert.ok(width <= viewport.width + 1, `${address} is ${width} wide with ${plain}`);
      assert.notEqual(await page.title(), 'taken');
      assert.equal(await page.locator('main img[src=x], main script').count(), 0);
      await axe(page);
    }
    await window.goto(`/approvals/${approval}`);
    await window.page.getByText(agent, { exact: true }).first().waitFor();
    await window.close();
  }
});
