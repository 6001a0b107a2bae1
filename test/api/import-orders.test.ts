import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import writeSheet from 'write-excel-file/node';
import { applyOrders, type Mapping, mappingSchema, readTable, writeRefused } from '../../src/import/index.ts';
import { type Importing, openImporting, sure } from '../support/import-house.ts';

const SHOP: Mapping = mappingSchema.parse({
  name: 'shop',
  document: 'Order',
  fields: {
    customer: 'Customer',
    orderDate: 'Date',
    'shipTo.city': { column: 'City', optional: true },
    product: 'SKU',
    productName: 'Name',
    quantity: 'Qty',
    unitPrice: 'Price',
    discount: { column: 'Discount', optional: true },
  },
  fixed: { source: 'import', channel: 'IMPORT', confirm: true },
  days: 'DD/MM/YYYY',
  decimal: ',',
  skip: [
    { reason: 'a test order', when: [{ column: 'Customer', startsWith: 'TEST' }] },
    { reason: 'returned', of: 'goods', when: [{ column: 'Qty', is: 'negative' }] },
  ],
  charges: [{ to: 'shipping', codes: ['SHIP'] }],
  customers: { create: true },
  products: { create: true },
});
const HEAD = 'Order;Customer;Date;City;SKU;Name;Qty;Price\n';

let house: Importing;
before(async () => {
  house = await openImporting('EUR');
});
after(() => house.close());

const faultsOf = async (text: string): Promise<string[]> => {
  const { faults } = await house.rehearse(house.file('faulty.csv', text), SHOP);
  return faults.map(({ row, column, detail }) => `${row} ${column}: ${detail}`);
};

test('each fault is told with its row and column, and nothing is written', async () => {
  const rows = [
    'F1;C1;31/02/2026;Rome;A;Lamp;1;2,50',
    'F1;C1;01/02/2026;Rome;;Lamp;1;2,50',
    'F2;C1;01/02/2026;Rome;A;Lamp;0;2,50',
    'F2;C1;01/02/2026;Oslo;B;Lamp;1;-2,50',
    'F3;C1;01/02/2026;Rome;A;Lamp;1;0,0000001',
    'F3;C1;01/02/2026;Rome;B;Lamp;99999999999999999;1',
    'F3;C1;01/02/2026;Rome;B;Lamp;many;1',
    ';C1;01/02/2026;Rome;B;Lamp;1;1',
    'F4;;01/02/2026;Rome;B;Lamp;1;1',
    'F5;C1;01/02/2026;Rome;B;Lamp;1;1;extra',
    `F6;C1;01/02/2026;Rome;C;${'x'.repeat(201)};1;1`,
  ];
  assert.deepEqual(await faultsOf(HEAD + rows.join('\n')), [
    '2 Date: "31/02/2026" is no day (DD/MM/YYYY)',
    '3 SKU: it is empty',
    '4 Qty: 0 is not greater than zero',
    '5 Price: -2.50 is less than zero',
    '6 Price: 0.0000001 is out of range or has more than 6 decimals',
    '7 Qty: 99999999999999999 is out of range or has more than 4 decimals',
    '8 Qty: "many" is not a number',
    '9 Order: it is empty',
    '10 Customer: it is empty',
    '11 null: 9 cells under 8 columns: is a quotation mark or a separator missing?',
    '12 Name: Too big: expected string to have <=200 characters',
  ]);
  const path = house.file(
    'faulty.csv',
    `${HEAD}G1;C1;01/02/2026;Rome;A;Lamp;1;2\nG2;C1;01/02/2026;Rome;A;Lamp;x;2`,
  );
  await assert.rejects(house.apply(path, SHOP), { message: 'row 3, Qty: "x" is not a number' });
  assert.deepEqual(await house.query('SELECT number FROM sales_order WHERE org_id = $1'), []);
  assert.deepEqual(await house.query('SELECT sku FROM product WHERE org_id = $1'), []);
});

test('rows of a document that disagree about the order are faults', async () => {
  const rows =
    'D1;C1;01/02/2026;Rome;A;Lamp;1;2\nD1;C2;01/02/2026;Rome;B;Lamp;1;2\nD1;C1;01/02/2026;;C;Lamp;1;2';
  assert.deepEqual(await faultsOf(HEAD + rows), [
    '3 Customer: "C2" here and "C1" in row 2 of the same document',
    '4 City: "nothing" here and "Rome" in row 2 of the same document',
  ]);
});

test('a column that the mapping needs and the file has not is named', async () => {
  const path = house.file('missing.csv', 'Order;Customer;SKU;Name;Qty\nM1;C1;A;Lamp;1');
  await assert.rejects(house.rehearse(path, SHOP), {
    message:
      'row 1, Date: the column is missing; there are: Order, Customer, SKU, Name, Qty; ' +
      'row 1, Price: the column is missing; there are: Order, Customer, SKU, Name, Qty',
  });
});

test('the rehearsal says what would be made, merged, skipped and charged, and what stock would do', async () => {
  const rows = [
    'R1;C1;01/02/2026;روما;A-1;مصباح, "زيت";2;10,00',
    'R2;TEST9;01/02/2026;Rome;A-1;;1;10',
    'R1;C1;01/02/2026;روما;A-1;;1;12,00',
    'R1;C1;01/02/2026;روما;SHIP;;1;4,50',
    'R3;C2;02/02/2026;;a-1;Lamp;1,5;0',
    'R3;C2;02/02/2026;;A-1;;-1;10',
    'R4;C2;02/02/2026;;SHIP;;1;4,50',
  ];
  const plan = await house.rehearse(house.file('plan.csv', `\uFEFF${HEAD}${rows.join('\n')}`), SHOP);
  assert.deepEqual(plan, {
    file: 'plan.csv',
    mapping: 'shop',
    rows: 7,
    documents: 4,
    create: 2,
    alreadyThere: 0,
    sentAgainDifferently: [],
    refused: { documents: 0, rows: 0 },
    lines: 2,
    merged: { lines: 1, rows: 2 },
    skipped: [
      { reason: 'a test order', rows: [3] },
      { reason: 'returned', rows: [7] },
      { reason: 'a document with charges and no goods', rows: [8] },
    ],
    faults: [],
    products: { create: ['A-1', 'a-1'], caseTwins: [['A-1', 'a-1']] },
    customers: { create: ['C1', 'C2'] },
    charges: { rows: 1, shipping: { EUR: '4.50' }, other: { EUR: '0.00' } },
    value: { EUR: '32.00' },
    stock: {
      lines: 2,
      shortLines: 2,
      shortProducts: 2,
      products: [
        { sku: 'A-1', location: 'MAIN', available: '0', wanted: '3', short: '3' },
        { sku: 'a-1', location: 'MAIN', available: '0', wanted: '1.5', short: '1.5' },
      ],
    },
    unusedColumns: [],
  });
  const applied = await house.apply(`${house.folder}/plan.csv`, SHOP);
  assert.deepEqual([applied.counts.created, applied.productsCreated, applied.customersCreated], [2, 2, 2]);
  const product = await house.ask('product.get', { ref: 'A-1' });
  assert.deepEqual([product.name, product.price, product.decimals], ['مصباح, "زيت"', '10.00', 0]);
  assert.equal((await house.ask('product.get', { ref: 'a-1' })).decimals, 1);
});

test('an order sent again with other content is skipped and flagged, once', async () => {
  const first = house.file('again-1.csv', `${HEAD}S1;C1;01/02/2026;Rome;A-1;;1;10`);
  const other = house.file('again-2.csv', `${HEAD}S1;C1;01/02/2026;Rome;A-1;;2;10`);
  assert.equal((await house.apply(first, SHOP)).counts.created, 1);
  assert.deepEqual((await house.rehearse(other, SHOP)).sentAgainDifferently, ['S1']);
  assert.deepEqual((await house.apply(other, SHOP)).counts.flagged, 1);
  assert.equal((await house.rehearse(other, SHOP)).alreadyThere, 1);
  const [order] = await house.query(
    "SELECT value, flags FROM sales_order WHERE org_id = $1 AND external_id = 'S1'",
  );
  assert.equal(order!['value'], '10.0000');
  assert.equal(JSON.parse(JSON.stringify(order!['flags'])).length, 1);
});

test('taking the good ones leaves whole documents out, and lists their rows with reasons', async () => {
  const rows =
    'T1;C1;01/02/2026;Rome;A-1;;1;10\nT2;C1;01/02/2026;Rome;A-1;;1;10\nT2;C1;01/02/2026;Rome;B-2;=1+1;x;10';
  const path = house.file('good.csv', HEAD + rows);
  const applied = await house.apply(path, SHOP, { takeGood: true });
  assert.equal(applied.counts.created, 1);
  const prepared = await house.prepare(path, SHOP);
  const refusedFile = await writeRefused(sure(await readTable(path)), prepared.refused, prepared.faults);
  assert.equal(refusedFile, `${path}.refused.csv`);
  assert.equal(
    readFileSync(refusedFile, 'utf8'),
    'Order,Customer,Date,City,SKU,Name,Qty,Price,row,reason\n' +
      'T2,C1,01/02/2026,Rome,A-1,,1,10,3,another row of the same document is refused\n' +
      `T2,C1,01/02/2026,Rome,B-2,'=1+1,x,10,4,"Qty: ""x"" is not a number"\n`,
  );
});

test('an interrupted import goes on where it stopped, and makes each order once', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => `I${i};C1;01/02/2026;Rome;A-1;;1;10`);
  const path = house.file('many.csv', HEAD + rows.join('\n'));
  const stop = new AbortController();
  const onProgress = (done: number) => done === 100 && stop.abort();
  const half = await house.apply(path, SHOP, { onProgress, signal: stop.signal });
  assert.ok(half.settled >= 100 && half.settled < 300, `${half.settled} were settled`);
  const [job] = await jobs();
  assert.deepEqual([job!['status'], Number(job!['done_up_to'])], ['running', half.settled]);
  // As if it had been killed before it noted its last steps.
  await house.query("UPDATE import_job SET done_up_to = 20 WHERE org_id = $1 AND status = 'running'");
  const seen: number[] = [];
  const whole = await house.apply(path, SHOP, { onProgress: (done) => seen.push(done) });
  assert.equal(seen[0], 21);
  assert.deepEqual([whole.settled, whole.total, whole.faults.length], [300, 300, 0]);
  const [made] = await house.query(
    "SELECT count(*) AS n, count(DISTINCT external_id) AS ids FROM sales_order WHERE org_id = $1 AND external_id LIKE 'I%'",
  );
  assert.deepEqual(made, { n: '300', ids: '300' });
  assert.equal((await jobs())[0]!['status'], 'done');
  assert.equal((await house.apply(path, SHOP)).counts.alreadyThere, 300);
});

const jobs = () =>
  house.query("SELECT status, done_up_to FROM import_job WHERE org_id = $1 AND file_name = 'many.csv'");

test('what became impossible between rehearsal and its turn is listed, the rest is made', async () => {
  const path = house.file('late.csv', `${HEAD}L1;C9;01/02/2026;;A-1;;1;10\nL2;C1;01/02/2026;;A-1;;1;10`);
  await house.must('customer.create', { number: 'C9', name: 'Leaving' });
  const prepared = await house.prepare(path, SHOP);
  await house.must('customer.deactivate', { ref: 'C9' });
  const applied = sure(await applyOrders(house, prepared));
  assert.equal(applied.counts.created, 1);
  assert.deepEqual(
    applied.faults.map(({ document, row, problem }) => `${document} ${row} ${problem}`),
    ['L1 2 sales-order/invalid'],
  );
});

test('a document larger than a batch is an order; one of 10,001 lines is a fault', async () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => `B1;C1;01/02/2026;;P${i};Part;1;0,50`).join('\n');
  const huge = await house.rehearse(house.file('huge.csv', HEAD + rows(10_001)), SHOP);
  assert.deepEqual(
    huge.faults.map(({ row, column }) => `${row} ${column}`),
    ['2 SKU'],
  );
  const full = await house.rehearse(house.file('full.csv', HEAD + rows(10_000)), SHOP);
  assert.deepEqual([full.faults, full.create, full.lines, full.value], [[], 1, 10_000, { EUR: '5000.00' }]);
  const path = house.file('big.csv', HEAD + rows(2_100));
  assert.equal((await house.apply(path, SHOP)).counts.created, 1);
  const [order] = await house.query("SELECT value FROM sales_order WHERE org_id = $1 AND external_id = 'B1'");
  assert.equal(order!['value'], '1050.0000');
});

test('a spreadsheet is imported like a CSV file, its leading zeros kept', async () => {
  const text = (value: string) => ({ value, type: String });
  const bytes = await writeSheet([
    HEAD.trim().split(';').map(text),
    [
      text('X1'),
      text('C1'),
      text('03/02/2026'),
      text('Rome'),
      text('007'),
      text('Lamp'),
      { value: 2 },
      { value: 2.55 },
    ],
  ]).toBuffer();
  assert.equal((await house.apply(house.file('book.xlsx', bytes), SHOP)).counts.created, 1);
  const [line] = await house.query(
    `SELECT p.sku, l.amount FROM sales_order_line l JOIN product p ON p.org_id = l.org_id AND p.id = l.product_id
     WHERE l.org_id = $1 AND p.sku = '007'`,
  );
  assert.deepEqual(line, { sku: '007', amount: '5.1000' });
});

test('a mapping used before is remembered by its name', async () => {
  const path = house.file('named.csv', `${HEAD}N1;C1;01/02/2026;Rome;A-1;;1;10`);
  assert.equal((await house.rehearse(path, 'shop')).create, 1);
  await assert.rejects(house.rehearse(path, 'nobody-knows'), /there is no mapping "nobody-knows"/);
});
