import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asOwner } from './copied-database.ts';
import { demoDatabase } from './demo-database.ts';

test('each copy of the demo company is whole and its own', async () => {
  const [one, two] = await Promise.all([demoDatabase(), demoDatabase()]);
  const orders = 'SELECT count(*)::int AS n FROM sales_order';
  const [before] = await asOwner(one.url, orders);
  assert.ok(before!.rows[0].n > 100);
  await asOwner(one.url, 'DELETE FROM timeline_entry');
  const [there] = await asOwner(two.url, 'SELECT count(*)::int AS n FROM timeline_entry');
  assert.ok(there!.rows[0].n > 0);
  await Promise.all([one.drop(), two.drop()]);
});
