import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readSheet } from 'read-excel-file/node';
import { type OpenHouse, openHouse } from '../support/house.ts';
import { ended, sent } from '../support/import-http.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse();
  const made = async (path: string, body: unknown) => {
    const { status, body: answer } = await house.request('POST', path, body);
    assert.equal(status, 201, JSON.stringify(answer));
  };
  await made('/v1/products', { sku: '007', name: '=cmd()', price: '2.5' });
  await made('/v1/products', { sku: 'كوب', name: 'كوب شاي 🍵', price: '4' });
  await made('/v1/customers', { number: 'C-7', name: 'متجر' });
  for (const quantity of ['1', '2', '3'])
    await made('/v1/sales-orders', { customer: 'C-7', lines: [{ product: '007', quantity }] });
  await house.request('POST', '/v1/sales-orders/SO-000001/confirm');
});
after(() => house.close());

async function file(path: string, token = house.token): Promise<{ response: Response; bytes: Buffer }> {
  const response = await fetch(`${house.base}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

const lines = (bytes: Buffer): string[] => bytes.toString().replace('\ufeff', '').trim().split('\n');

test('an export is exactly what the list shows under its filters, as a file with a name', async () => {
  const { response, bytes } = await file('/v1/exports/orders.csv?status=Saved');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(
    response.headers.get('content-disposition')!,
    /^attachment; filename="orders-\d{4}-\d\d-\d\d\.csv"$/,
  );
  const listed = await house.request('GET', '/v1/sales-orders?status=Saved');
  const numbers = lines(bytes)
    .slice(1)
    .map((line) => line.split(',')[0]);
  assert.deepEqual(
    numbers,
    listed.body.data.map((order: { number: string }) => order.number),
  );
  assert.equal(numbers.length, 2);
});

test('text is neutralised and kept in every script, in CSV and XLSX, and both come back as they were', async () => {
  const csv = await file('/v1/exports/products.csv');
  assert.ok(csv.bytes.toString().includes("'=cmd()"));
  const xlsx = await file('/v1/exports/products.xlsx');
  const table = await readSheet(xlsx.bytes);
  assert.deepEqual(table.map((row) => row[0]).sort(), ['007', 'sku', 'كوب']);
  const shop = sent(house.base, house.token);
  for (const { bytes } of [csv, xlsx]) {
    const kept = await shop.send('products', bytes, 'back');
    const { rehearsal } = await shop.must('POST', `/v1/imports/${kept['id']}/rehearse`);
    assert.deepEqual([rehearsal.create, rehearsal.alreadyThere, rehearsal.differing.total], [0, 2, 0]);
  }
});

test('exported orders are known by their columns when they come back', async () => {
  const { bytes } = await file('/v1/exports/orders.xlsx');
  const shop = sent(house.base, house.token);
  const kept = await shop.send('orders', bytes, 'orders.xlsx');
  assert.deepEqual([kept['mappingFrom'], kept['mappingName']], ['shipped', 'allot']);
  const { rehearsal } = await shop.must('POST', `/v1/imports/${kept['id']}/rehearse`);
  assert.deepEqual([rehearsal.create, rehearsal.alreadyThere], [0, 3]);
  await shop.must('POST', `/v1/imports/${kept['id']}/apply`);
  assert.equal((await ended(shop, kept['id']))['counts'].created, 0);
});

test('an empty list is a file with the names of its columns', async () => {
  const { bytes } = await file('/v1/exports/positions.csv?product=none');
  assert.equal(lines(bytes).length, 1);
  assert.match(lines(bytes)[0]!, /^location,product,/);
});

test('what the list refuses is refused before anything is sent', async () => {
  const refusals: [path: string, status: number][] = [
    ['/v1/exports/orders.csv?sort=nonsense', 422],
    ['/v1/exports/orders.csv?cursor=abc', 422],
    ['/v1/exports/orders.csv?colour=red', 422],
    ['/v1/exports/dreams.csv', 404],
    ['/v1/exports/orders.pdf', 404],
  ];
  for (const [path, status] of refusals) {
    const { response } = await file(path);
    assert.deepEqual([path, response.status], [path, status]);
    assert.match(response.headers.get('content-type')!, /problem\+json/);
    assert.equal(response.headers.get('content-disposition'), null);
  }
  assert.equal((await file('/v1/exports/orders.csv', 'nobody')).response.status, 401);
  assert.equal(
    (await file('/v1/exports/positions.xlsx', await house.tokenFor('viewer'))).response.status,
    200,
  );
});

test('a list longer than a page comes whole', async () => {
  const items = Array.from({ length: 450 }, (_, i) => ({ number: `L-${i}`, name: `Customer ${i}` }));
  await house.request('POST', '/v1/bulk/customer.create', { items });
  const { bytes } = await file('/v1/exports/customers.csv');
  assert.equal(lines(bytes).length, 1 + 1 + 450);
});

test('who did what is exported as it is listed, and what an agent says is not run by a spreadsheet', async () => {
  const { body } = await house.request('POST', '/v1/tokens', {
    name: 'Desk',
    role: 'sales',
    agent: '=HYPERLINK("http://bad.example")',
    scopes: ['read', 'draft'],
  });
  const order = { customer: 'C-7', lines: [{ product: '007', quantity: '1' }], confirm: true };
  const asked = { authorization: `Bearer ${body.secret}`, 'allot-reason': '@SUM(A1)' };
  assert.equal((await house.request('POST', '/v1/sales-orders', order, asked)).status, 403);
  const { body: listed } = await house.request('GET', '/v1/audit?agents=true&outcome=refused');
  const { bytes } = await file('/v1/exports/audit.csv?agents=true&outcome=refused');
  assert.equal(lines(bytes).length, 1 + listed.data.length);
  assert.ok(bytes.toString().includes(`"'=HYPERLINK(""http://bad.example"")"`), bytes.toString());
  assert.ok(bytes.toString().includes("'@SUM(A1)"), bytes.toString());
  const viewer = await file('/v1/exports/audit.csv', await house.tokenFor('viewer'));
  assert.equal(viewer.response.status, 403);
});
