import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { definitionOf, type Exported, exportTable, writeTable } from '../../src/export/index.ts';
import { applyRecords, applyStock, prepareRecords, prepareStock, readTable } from '../../src/import/index.ts';
import { type Importing, openImporting, sure } from '../support/import-house.ts';

let from: Importing;
let into: Importing;
before(async () => {
  [from, into] = await Promise.all([openImporting('EUR'), openImporting('EUR')]);
  await fill(from);
});
after(() => Promise.all([from.close(), into.close()]));

const MAPPING = { name: 'allot', columns: {}, decimal: '.' } as const;
const ADDRESS = { name: 'متجر', lines: ['1 High Street', 'Back door'], city: 'Hull', country: 'GB' };

async function fill(house: Importing): Promise<void> {
  const { must } = house;
  await must('product.create', { sku: '007', name: '=HYPERLINK("x")', price: '2.5', decimals: 2 });
  const units = [{ name: 'case; of', quantity: '12' }];
  await must('product.create', {
    sku: 'MUG',
    name: "'=quoted",
    price: '12.345678',
    sellingUnits: units,
    taxRate: '20',
  });
  await must('customer.create', {
    number: 'C-7',
    name: 'Shop, "the"',
    billTo: ADDRESS,
    paymentTerms: 'net 30',
  });
  const lines = [
    { product: 'MUG', quantity: '2', unit: 'case; of', discount: '1.5' },
    { product: '007', quantity: '0.25', unitPrice: '3.123456', taxRate: '5' },
  ];
  const usual = { customer: 'C-7', lines, orderDate: '2026-01-05' };
  await must('sales-order.create', {
    ...usual,
    confirm: true,
    externalId: 'X 1',
    source: 'shop',
    channel: 'SHOP',
  });
  await must('sales-order.create', {
    ...usual,
    paymentTerms: null,
    billTo: null,
    shipTo: { ...ADDRESS, city: '+Oslo' },
    notes: '-first\nsecond',
    externalRefs: { 'a=b': 'c;d' },
    charges: { shipping: '4.50', other: '-1.25' },
    addOns: { freight: '3' },
    feeAmount: '2.20',
    mustArriveBy: '2026-02-01',
    priority: 2,
  });
  await must('sales-order.create', {
    ...usual,
    workflow: 'status-driven',
    status: 'Entered',
    dates: { Received: '2026-01-02', Entered: '2026-01-04' },
  });
  await must('sales-order.create', { customer: 'C-7', location: null });
}

async function exported(house: Importing, what: Exported, name: string, filters = {}): Promise<string> {
  const path = `${house.folder}/${name}`;
  await writeTable(exportTable(house, what, filters), path);
  return path;
}

async function records(what: 'products' | 'customers', name: string) {
  const file = sure(await readTable(await exported(from, what, name)));
  const prepared = sure(await prepareRecords(into, file, definitionOf(what.slice(0, -1)), MAPPING));
  assert.deepEqual(prepared.faults, []);
  return sure(await applyRecords(into, prepared)).counts;
}

const everyOrder = async (house: Importing) => {
  const { data } = await house.ask('sales-order.list', { limit: 100 });
  const orders = await Promise.all(
    data.map(({ id }: { id: string }) => house.ask('sales-order.get', { ref: id })),
  );
  return orders.map(comparable).sort((a, b) => (a.number < b.number ? -1 : 1));
};

/** What an order is, without ids, times and who made it. */
// biome-ignore lint/suspicious/noExplicitAny: an order as the outside sees it
function comparable({ id, createdAt, version, customer, lines, ...order }: any) {
  return {
    ...order,
    customer: { ...customer, id: null },
    // biome-ignore lint/suspicious/noExplicitAny: as above
    lines: lines.map(({ productId, ...line }: any) => line),
  };
}

test('products and customers exported here and imported there are the same, in CSV and XLSX', async () => {
  assert.deepEqual((await records('products', 'products.csv')).created, 2);
  assert.deepEqual((await records('products', 'products.xlsx')).alreadyThere, 2);
  assert.deepEqual((await records('customers', 'customers.xlsx')).created, 1);
  assert.deepEqual((await records('customers', 'customers.csv')).alreadyThere, 1);
});

test('orders exported here and imported there are equal orders', async () => {
  const path = await exported(from, 'orders', 'orders.csv');
  const plan = await into.rehearse(path, 'allot');
  assert.deepEqual([plan.faults, plan.create, plan.rows], [[], 4, 7]);
  assert.equal((await into.apply(path, 'allot')).counts.created, 4);
  assert.deepEqual(await everyOrder(into), await everyOrder(from));
  assert.equal((await into.rehearse(path, 'allot')).alreadyThere, 4);
  const home = await from.rehearse(path, 'allot');
  assert.deepEqual([home.create, home.alreadyThere, home.sentAgainDifferently], [0, 4, []]);
  const book = await exported(from, 'orders', 'orders.xlsx');
  assert.equal((await into.rehearse(book, 'allot')).alreadyThere, 4);
});

test('no exported cell is run by a spreadsheet, and numbers stay numbers', async () => {
  const text = readFileSync(await exported(from, 'orders', 'all.csv'), 'utf8');
  assert.match(text, /,'\+Oslo,/);
  assert.match(text, /,"'-first\nsecond",/);
  assert.match(text, /,-1\.25,/);
  const products = readFileSync(await exported(from, 'products', 'p.csv'), 'utf8');
  assert.match(products, /^\uFEFFsku,name,/);
  assert.match(products, /"'=HYPERLINK\(""x""\)"/);
});

test('an export holds what the list shows under the same filters', async () => {
  const path = await exported(from, 'orders', 'some.csv', { workflow: 'status-driven' });
  const { sheet } = sure(await readTable(path));
  assert.deepEqual(
    sheet.rows.map(({ cells }) => cells[sheet.columns.indexOf('status')]),
    ['Entered', 'Entered'],
  );
  await assert.rejects(exported(from, 'orders', 'none.csv', { workflow: 'no such' }), /workflow/);
});

test('stock is received from a file, once; positions are exported', async () => {
  const rows = 'location,product,quantity,unit,unitCost\nMAIN,MUG,3,case; of,4.2\nMAIN,007,1.25,,\n';
  const receive = async (text: string) => {
    const file = sure(await readTable(into.file('stock.csv', text)));
    return sure(await prepareStock(into, file, MAPPING));
  };
  const bad = await receive(`${rows}MAIN,NONE,1,,\nNOWHERE,MUG,x,,\n`);
  assert.deepEqual(
    bad.faults.map(({ row, column }) => `${row} ${column}`),
    ['4 product', '5 quantity'],
  );
  const good = await receive(rows);
  assert.equal(sure(await applyStock(into, good)).counts.created, 1);
  await assert.rejects(async () => sure(await applyStock(into, good)), /was received already/);
  const { sheet } = sure(await readTable(await exported(into, 'positions', 'positions.csv')));
  const onHand = sheet.rows.map(({ cells }) => `${cells[1]} ${cells[sheet.columns.indexOf('onHand')]}`);
  assert.deepEqual(onHand.sort(), ['007 1.25', 'MUG 36']);
});

test('records that differ are left as they are, or changed when asked to', async () => {
  const path = into.file(
    'change.csv',
    'sku,name,price\nMUG,Blue mug,12.345678\nNEW,New,1\nnew,,1\nNEW,twice,1\n',
  );
  const file = sure(await readTable(path));
  const prepared = sure(await prepareRecords(into, file, definitionOf('product'), MAPPING));
  assert.deepEqual(
    prepared.faults.map(({ row, column, detail }) => `${row} ${column}: ${detail}`),
    ['4 name: it is required', '5 sku: "NEW" stands in row 3 too'],
  );
  assert.deepEqual(
    prepared.records.map(({ code, standing, differing }) => [code, standing, differing]),
    [
      ['MUG', 'differs', ['name']],
      ['NEW', 'new', []],
    ],
  );
  const applied = sure(await applyRecords(into, prepared, { takeGood: true, update: true }));
  assert.deepEqual([applied.counts.created, applied.counts.updated], [1, 1]);
  assert.equal((await into.ask('product.get', { ref: 'MUG' })).name, 'Blue mug');
});
