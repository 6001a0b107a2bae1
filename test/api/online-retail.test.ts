import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Importing, openImporting } from '../support/import-house.ts';

/** Three real days of a wholesaler (../shared/data/SOURCES.md), imported as anybody would. */
const DATA = fileURLToPath(new URL('../../../shared/data/online-retail/', import.meta.url));
const skip = existsSync(DATA) ? false : 'the data of Online Retail is not here (../shared/data)';

/** Counted on the raw files by a few lines of another language. */
const DAYS = [
  {
    day: '2010-12-01',
    rows: 3108,
    invoices: 143,
    orders: 127,
    lines: 2966,
    merged: [84, 182],
    charges: 8,
    skipped: { 'credit invoice': 26, 'stock adjustment: no price and no customer': 10 },
    total: '58960.79',
  },
  {
    day: '2011-01-09',
    rows: 1117,
    invoices: 51,
    orders: 48,
    lines: 1051,
    merged: [36, 80],
    charges: 3,
    skipped: { 'credit invoice': 19 },
    total: '15778.20',
  },
  {
    day: '2011-12-09',
    rows: 1632,
    invoices: 49,
    orders: 44,
    lines: 1599,
    merged: [19, 38],
    charges: 7,
    skipped: { 'credit invoice': 7 },
    total: '200920.60',
  },
] as const;

let house: Importing;
before(async () => {
  if (!skip) house = await openImporting();
});
after(async () => {
  if (!skip) await house.close();
});

for (const expected of DAYS) {
  const { day } = expected;
  test(`the invoices of ${day} become orders, each once, to the penny`, { skip }, async () => {
    const path = `${DATA}${day}.csv`;
    const plan = await house.rehearse(path, 'online-retail');
    assert.deepEqual(plan.faults, []);
    assert.deepEqual(
      [plan.rows, plan.documents, plan.create, plan.lines, plan.charges.rows],
      [expected.rows, expected.invoices, expected.orders, expected.lines, expected.charges],
    );
    assert.deepEqual([plan.merged.lines, plan.merged.rows], expected.merged);
    const skipped = plan.skipped.map(({ reason, rows }) => [reason, rows.length]);
    assert.deepEqual(Object.fromEntries(skipped), expected.skipped);

    const applied = await house.apply(path, 'online-retail');
    assert.equal(applied.counts.created, expected.orders);
    assert.deepEqual(applied.faults, []);

    const naive = naively(path);
    assert.equal(pence(naive.pence), expected.total);
    const [written] = await written_(day);
    assert.deepEqual(written, {
      orders: String(expected.orders),
      lines: String(expected.lines),
      total: expected.total,
    });
  });

  test(`${day} again creates nothing`, { skip }, async () => {
    const path = `${DATA}${day}.csv`;
    const plan = await house.rehearse(path, 'online-retail');
    assert.deepEqual([plan.create, plan.alreadyThere, plan.products.create.length], [0, expected.orders, 0]);
    const entries = 'SELECT count(*) FROM ledger_entry WHERE org_id = $1';
    const [beforehand] = await house.query(entries);
    const applied = await house.apply(path, 'online-retail');
    assert.deepEqual([applied.counts.created, applied.counts.alreadyThere], [0, expected.orders]);
    assert.deepEqual(await house.query(entries), [beforehand]);
  });
}

test('SKUs that differ only by capitals are two products, with a warning', { skip }, async () => {
  const rows = await house.query(
    'SELECT sku FROM product WHERE org_id = $1 AND lower(sku) = \'85049a\' ORDER BY sku COLLATE "C"',
  );
  assert.deepEqual(
    rows.map(({ sku }) => sku),
    ['85049A', '85049a'],
  );
});

test('a merged line keeps its rows on the timeline', { skip }, async () => {
  const [order] = await house.query(
    "SELECT number FROM sales_order WHERE org_id = $1 AND external_id = '536409'",
  );
  const { data } = await house.ask('sales-order.timeline', { ref: order!['number'] });
  const rows = data[0].changes.sourceLines[1];
  const belt = rows.filter((row: { product: string }) => row.product === '21866');
  assert.deepEqual(
    belt.map(({ quantity, unitPrice, text }: Record<string, string>) => `${quantity} ${unitPrice} ${text}`),
    ['1 1.25 UNION JACK FLAG LUGGAGE TAG', '1 1.25 UNION JACK FLAG LUGGAGE TAG'],
  );
});

test('customers, addresses, days and charges arrive as they were', { skip }, async () => {
  const order = await house.ask('sales-order.get', { ref: await numberOf('536540') });
  assert.deepEqual(
    [order.customer.number, order.shipTo.country, order.orderDate, order.charges.shipping, order.status],
    ['14911', 'EIRE', '2010-12-01', '50.00', 'Confirmed'],
  );
  const walkIn = await house.ask('sales-order.get', { ref: await numberOf('536544') });
  assert.deepEqual([walkIn.customer.number, walkIn.charges.shipping], ['WALK-IN', '569.77']);
  const manual = await house.ask('sales-order.get', { ref: await numberOf('536569') });
  assert.equal(manual.charges.other, '20.20');
});

const numberOf = async (externalId: string): Promise<string> => {
  const [row] = await house.query('SELECT number FROM sales_order WHERE org_id = $1 AND external_id = $2', [
    house.actor.org,
    externalId,
  ]);
  return row!['number'] as string;
};

const written_ = (day: string) =>
  house.query(
    `SELECT count(*) AS orders, sum(o.lines) AS lines,
       sum(o.value + o.shipping_charge + o.other_charge)::numeric(18,2) AS total
     FROM (SELECT o.*, (SELECT count(*) FROM sales_order_line l WHERE l.org_id = $1 AND l.order_id = o.id) AS lines
       FROM sales_order o WHERE o.org_id = $1 AND o.order_date = $2) AS o`,
    [house.actor.org, day],
  );

/**
 * Another way to the same sum: rows cut by hand, amounts in whole pence. What is left out is said anew, not taken
 * from the mapping: credits, adjustments, and rows without price and customer.
 */
function naively(path: string): { pence: bigint } {
  let sum = 0n;
  for (const line of readFileSync(path, 'utf8').trim().split('\n').slice(1)) {
    const cells = (line.match(/("(?:[^"]|"")*"|[^,]*)(,|\r?$)/g) ?? []).map((cell) => cell.replace(/,$/, ''));
    const [invoice, , , quantity, , price, customer] = cells as string[];
    if (/^[CA]/.test(invoice as string) || (Number(price) === 0 && customer === '')) continue;
    const [whole, fraction = ''] = (price as string).split('.');
    assert.ok(fraction.length <= 2, `${price} is in whole pence`);
    sum += BigInt(quantity as string) * BigInt(`${whole}${fraction.padEnd(2, '0')}`);
  }
  return { pence: sum };
}

const pence = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
