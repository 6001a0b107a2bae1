import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mappingSchema } from '../../src/import/index.ts';
import { openImporting } from '../support/import-house.ts';

const PLAIN = mappingSchema.parse({
  name: 'plain',
  document: 'Order',
  fields: { customer: 'Customer', product: 'SKU', quantity: 'Qty', unitPrice: 'Price' },
  fixed: { source: 'import', channel: 'IMPORT', confirm: true },
  customers: { create: true },
  products: { create: true },
});

test('a document of 10,000 lines becomes one order, its products made on the way', async () => {
  const house = await openImporting('EUR');
  try {
    const rows = Array.from({ length: 10_000 }, (_, i) => `L1,C1,P${i},1,0.50`);
    const path = house.file('large.csv', `Order,Customer,SKU,Qty,Price\n${rows.join('\n')}`);
    const applied = await house.apply(path, PLAIN);
    assert.deepEqual([applied.counts.created, applied.productsCreated], [1, 10_000]);
    const [order] = await house.query(
      `SELECT o.value, count(*) AS lines FROM sales_order o JOIN sales_order_line l
         ON l.org_id = o.org_id AND l.order_id = o.id
       WHERE o.org_id = $1 AND o.external_id = 'L1' GROUP BY o.value`,
    );
    assert.deepEqual(order, { value: '5000.0000', lines: '10000' });
    assert.equal((await house.apply(path, PLAIN)).counts.alreadyThere, 1);
  } finally {
    await house.close();
  }
});
