import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenHouse, openHouse } from '../support/house.ts';
import { askFile, codesOn, pagesOf } from '../support/paper.ts';

let house: OpenHouse;
let order: string;
before(async () => {
  house = await openHouse({ clock: () => new Date('2026-12-10T09:00:00.000Z') });
  await made('/v1/customers', { number: 'SHOP', name: 'Corner Shop' });
  await made('/v1/products', {
    sku: 'MUG-BLUE',
    name: 'Blue mug',
    price: '12.505',
    barcode: '4006381333931',
  });
  await made('/v1/products', { sku: 'ROPE', name: 'Rope', unit: 'm', decimals: 2, price: '2' });
  await made('/v1/products', { sku: 'MILK', name: 'Milk', lotTracked: true, pickingRule: 'FEFO' });
  await made('/v1/products', { sku: 'TASSE-GRÜN', name: 'Grüne Tasse' });
  const lots = [
    { product: 'MILK', lot: 'L1', expiresOn: '2027-03-01', quantity: '4' },
    { product: 'MILK', lot: 'L2', expiresOn: '2027-01-15', quantity: '5' },
  ];
  const goods = ['MUG-BLUE', 'ROPE'].map((product) => ({ product, quantity: '50' }));
  await made('/v1/receipts', { location: 'MAIN', lines: [...lots, ...goods] });
  order = await ordered({ 'MUG-BLUE': '3', ROPE: '1.25' });
});
after(() => house?.close());

async function made(path: string, body: object = {}) {
  const answer = await house.request('POST', path, body);
  assert.ok(answer.status < 300, `POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

async function ordered(lines: Readonly<Record<string, string>>): Promise<string> {
  const all = Object.entries(lines).map(([product, quantity]) => ({ product, quantity }));
  return (await made('/v1/sales-orders', { customer: 'SHOP', confirm: true, lines: all })).number;
}

const labels = (query: string) => askFile(house, 'GET', `/v1/documents/sku-labels?${query}`);

async function refused(query: string) {
  const { status, problem } = await labels(query);
  assert.equal(status, 422, JSON.stringify(problem));
  return problem;
}

test('a sheet of labels has as many of each as were ordered, rounded up, and a scanner reads them all', async () => {
  const { bytes, headers } = await labels(`ref=${order}`);
  assert.equal(headers.get('content-disposition'), `inline; filename="SKU labels ${order}.pdf"`);
  assert.deepEqual(await codesOn(bytes), ['MUG-BLUE', 'MUG-BLUE', 'MUG-BLUE', 'ROPE', 'ROPE']);
  const [page, ...more] = await pagesOf(bytes);
  assert.deepEqual([page?.width, page?.height, more.length], [612, 792, 0]);
  assert.match(page?.text ?? '', /Blue mug[\s\S]*Rope/);
});

test('printing begins at the cell that is said, and a full sheet is followed by another', async () => {
  const from = await labels(`ref=${order}&of=one&startAt=30`);
  const pages = await pagesOf(from.bytes);
  assert.deepEqual([await codesOn(from.bytes, 0), await codesOn(from.bytes, 1)], [['MUG-BLUE'], ['ROPE']]);
  assert.equal(pages.length, 2);
  const full = await labels('product=ROPE&of=31');
  assert.deepEqual([(await codesOn(full.bytes, 0)).length, (await codesOn(full.bytes, 1)).length], [30, 1]);
});

test('rolls of each size have a label to a page, as big as the label, and a scanner reads it', async () => {
  for (const [size, width, height] of [
    ['2.25x1.25', 162, 90],
    ['3x1', 216, 72],
    ['4x6', 288, 432],
  ] as const) {
    const { bytes } = await labels(`ref=${order}&of=2&size=${size}&price=true`);
    const pages = await pagesOf(bytes);
    assert.equal(pages.length, 4, size);
    for (const page of pages) assert.deepEqual([page.width, page.height], [width, height], size);
    assert.match(pages[0]?.text ?? '', /Blue mug[\s\S]*MUG-BLUE[\s\S]*EUR 12\.51/, size);
    assert.deepEqual(await codesOn(bytes, 3), ['ROPE'], size);
  }
});

test('labels are for what has not shipped, for lots to be picked, or with the barcode of the product', async () => {
  const number = await ordered({ MILK: '8', 'MUG-BLUE': '2' });
  await made('/v1/shipments', { order: number, lines: [{ line: 2, quantity: '1' }], move: 'ship' });
  const unshipped = await labels(`ref=${number}&of=unshipped&size=3x1&lot=true`);
  const texts = (await pagesOf(unshipped.bytes)).map(({ text }) => text);
  const count = (pattern: RegExp) => texts.filter((text) => pattern.test(text)).length;
  assert.deepEqual(
    [
      texts.length,
      count(/Lot L2 {1,3}exp 2027-01-15/),
      count(/Lot L1 {1,3}exp 2027-03-01/),
      count(/MUG-BLUE/),
    ],
    [9, 5, 3, 1],
  );
  const gtin = await labels('product=MUG-BLUE&code=barcode&size=4x6');
  assert.deepEqual(await codesOn(gtin.bytes), ['4006381333931']);
  assert.match((await pagesOf(gtin.bytes))[0]?.text ?? '', /MUG-BLUE/);
});

test('a SKU that Code 128 cannot say, or that no scanner would read so small, is refused by name', async () => {
  const number = await ordered({ 'TASSE-GRÜN': '1', ROPE: '1' });
  const problem = await refused(`ref=${number}`);
  assert.deepEqual([problem.type, problem.codes], ['/problems/label/not-encodable', ['TASSE-GRÜN']]);
  assert.match(problem.detail, /"TASSE-GRÜN"/);
  const long = 'A-SKU-THAT-GOES-ON-AND-ON-AND-ON-AND-ON';
  await made('/v1/products', { sku: long, name: 'Long' });
  assert.match((await refused(`product=${long}`)).detail, /too long .*A-SKU-THAT.*larger/);
  assert.deepEqual(await codesOn((await labels(`product=${long}&size=4x6`)).bytes, 0, 300), [long]);
});

test('too many labels, none at all, and what is not understood are refused with what would do', async () => {
  const many = await refused('product=ROPE&product=MUG-BLUE&of=2501');
  assert.deepEqual([many.type, many.labels, many.most], ['/problems/label/too-many', 5002, 5000]);
  for (const query of [
    '',
    `ref=${order}&startAt=31`,
    `ref=${order}&size=5x5`,
    `ref=${order}&of=0`,
    'product=ROPE&of=ordered',
    `ref=${order}&format=png`,
    `ref=${order}&format=zpl&size=sheet`,
  ])
    assert.equal((await refused(query)).type, '/problems/input/invalid', query);
  await made(`/v1/sales-orders/${order}/ship`);
  assert.equal((await refused(`ref=${order}&of=unshipped`)).type, '/problems/label/none');
  assert.equal((await labels('product=NOBODY')).status, 404);
});

test('a label printer gets ZPL, in which nothing people wrote is an order to it', async () => {
  await made('/v1/products', { sku: 'A>B^XZ', name: 'Evil ^XZ~JA _5E 日本' });
  const { bytes, headers } = await labels('product=A%3EB%5EXZ&format=zpl&of=7');
  assert.equal(headers.get('content-type'), 'application/zpl; charset=utf-8');
  const zpl = Buffer.from(bytes).toString();
  assert.equal(zpl.match(/\^XA/g)?.length, 1);
  assert.equal(zpl.match(/\^XZ/g)?.length, 1);
  assert.match(zpl, /\^PW457\n\^LL254\n/);
  assert.match(zpl, /\^FDEvil _5EXZ_7EJA _5F5E 日本\^FS/);
  assert.match(zpl, /\^BCN,\d+,N,N,N\^FH\^FDA>0B><XZ\^FS/);
  assert.match(zpl, /\^PQ7\n\^XZ\n$/);
});

test('printed labels are told on the timeline of the order', async () => {
  const number = await ordered({ ROPE: '1' });
  const body = { refs: [number], of: 'one', size: '4x6' };
  const printed = await askFile(house, 'POST', '/v1/documents/sku-labels', body);
  assert.deepEqual([printed.status, await codesOn(printed.bytes)], [200, ['ROPE']]);
  const { data } = (await house.request('GET', `/v1/sales-orders/${number}/timeline`)).body;
  assert.deepEqual([data.at(-1).what, data.at(-1).note], ['printed', `SKU labels ${number}`]);
  const goods = await askFile(house, 'POST', '/v1/documents/sku-labels', { products: ['ROPE'] });
  assert.equal(goods.status, 200);
});
