import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { MOST_FILE } from '../../src/adapters/http/imports.ts';
import { forgetOld } from '../../src/adapters/jobs/housekeeping.ts';
import { Browser } from '../support/browser.ts';
import { type OpenHouse, openHouse } from '../support/house.ts';
import { type Body, ended, type Imported, sent } from '../support/import-http.ts';

let house: OpenHouse;
let shop: Imported;
before(async () => {
  house = await openHouse();
  shop = sent(house.base, house.token);
  for (const [path, body] of SEED)
    assert.equal((await house.request('POST', path, body)).status, 201, JSON.stringify(body));
});
after(() => house.close());

const SEED: readonly (readonly [string, unknown])[] = [
  ['/v1/products', { sku: 'MUG', name: 'Mug', price: '4' }],
  ['/v1/products', { sku: '007', name: 'Lamp', price: '12.50' }],
  ['/v1/customers', { number: 'C-7', name: 'Café Ünal' }],
];
const HEAD = 'Order No,Customer No,SKU,Qty,Unit Price,Order Date,Ship To City';
const csv = (...rows: string[]) => [HEAD, ...rows].join('\n');
const GOOD = csv(
  'W-1,C-7,MUG,2,3.50,13/01/2026,الرياض',
  'W-1,C-7,007,1,12.50,13/01/2026,الرياض',
  'W-2,C-7,MUG,5,,14/01/2026,',
);

const orders = async () => (await house.request('GET', '/v1/sales-orders?limit=200')).body.data as Body[];

test('a file is kept, its columns guessed, rehearsed, applied, and what came of it shown', async () => {
  const file = await shop.send('orders', GOOD, 'طلبات.csv');
  assert.deepEqual(
    [file.fileName, file.rows, file.status, file.mappingFrom],
    ['طلبات.csv', 3, 'new', 'guessed'],
  );
  assert.deepEqual(file.columns[6], { name: 'Ship To City', samples: ['الرياض'] });
  assert.deepEqual(file.mapping.columns, {
    document: 'Order No',
    customer: 'Customer No',
    product: 'SKU',
    quantity: 'Qty',
    unitPrice: 'Unit Price',
    orderDate: 'Order Date',
    'shipTo.city': 'Ship To City',
  });
  assert.equal(file.mapping.days, 'DD/MM/YYYY');
  const required = file.fields.filter((field: Body) => field.required).map((field: Body) => field.name);
  assert.deepEqual(required, ['document', 'customer', 'product', 'quantity']);
  assert.deepEqual(moves(file), ['map', 'rehearse', 'apply']);

  const rehearsed = await shop.must('POST', `/v1/imports/${file.id}/rehearse`);
  assert.equal(rehearsed.rehearsal.faults.total, 1);
  const [{ row, column, value }] = rehearsed.rehearsal.faults.first;
  assert.deepEqual([row, column, value], [4, 'Unit Price', '']);
  assert.deepEqual(moves(rehearsed), ['map', 'rehearse', 'take-good']);
  assert.equal((await orders()).length, 0);

  const details = { unitPrice: { optional: true } };
  const mapped = await shop.must('PATCH', `/v1/imports/${file.id}`, {
    mapping: { ...file.mapping, details },
    mappingName: 'web-shop',
  });
  assert.equal(mapped.rehearsal, null);
  const again = await shop.must('POST', `/v1/imports/${file.id}/rehearse`);
  assert.deepEqual([again.rehearsal.create, again.rehearsal.lines, again.rehearsal.faults.total], [2, 3, 0]);
  assert.deepEqual(moves(again), ['map', 'rehearse', 'apply']);
  const begun = await shop.ask('POST', `/v1/imports/${file.id}/apply`, {});
  assert.equal(begun.status, 202);
  const done = await ended(shop, file.id);
  assert.deepEqual([done.status, done.counts.created, done.progress], ['done', 2, { settled: 2, total: 2 }]);
  const [order] = (await orders()).filter((one) => one['externalId'] === 'W-1');
  const opened = (await house.request('GET', `/v1/sales-orders/${order!['number']}`)).body;
  assert.deepEqual([opened.source, opened.orderDate, opened.shipTo.city], ['import', '2026-01-13', 'الرياض']);
  const timeline = (await house.request('GET', `/v1/sales-orders/${opened.number}/timeline`)).body.data;
  assert.equal(timeline.at(-1).source, 'import');
});

const moves = (file: Body) => file.moves.filter((move: Body) => move.allowed).map((move: Body) => move.name);

test('columns seen before are read as they were then, and a mapping is chosen by its name', async () => {
  const same = await shop.send('orders', csv('W-9,C-7,MUG,1,,15/01/2026,'), 'next.csv');
  assert.deepEqual([same.mappingFrom, same.mappingName], ['remembered', 'web-shop']);
  assert.deepEqual(same.mapping.details, { unitPrice: { optional: true } });
  const { data } = await shop.must('GET', '/v1/imports/mappings?what=orders');
  assert.deepEqual(
    data.map(({ name, shipped }: Body) => [name, shipped]),
    [
      ['web-shop', false],
      ['allot', true],
      ['online-retail', true],
    ],
  );
  const other = await shop.send('orders', 'A,B\n1,2', 'other.csv');
  const chosen = await shop.must('PATCH', `/v1/imports/${other.id}`, { useMapping: 'web-shop' });
  assert.deepEqual([chosen.mapping.columns.product, chosen.mappingName], ['SKU', 'web-shop']);
  const faulty = await shop.ask('POST', `/v1/imports/${other.id}/rehearse`);
  assert.deepEqual([faulty.status, faulty.body.type], [422, '/problems/import/faulty']);
  assert.match(faulty.body.detail, /SKU: the column is missing; there are: A, B/);
});

test('the same file again creates nothing, and says that it was there before', async () => {
  const file = await shop.send('orders', GOOD, 'again.csv');
  assert.deepEqual(
    file.appliedBefore.map((one: Body) => one.fileName),
    ['طلبات.csv'],
  );
  const { rehearsal } = await shop.must('POST', `/v1/imports/${file.id}/rehearse`);
  assert.deepEqual([rehearsal.create, rehearsal.alreadyThere], [0, 2]);
  await shop.must('POST', `/v1/imports/${file.id}/apply`);
  const done = await ended(shop, file.id);
  assert.deepEqual([done.counts.created, done.counts.alreadyThere], [0, 2]);
  const repeated = await shop.ask('POST', `/v1/imports/${file.id}/apply`);
  assert.deepEqual([repeated.status, repeated.body.type], [409, '/problems/import/under-way']);
  assert.equal((await orders()).length, 2);
});

test('one fault refuses the file; the good are taken when told to, and the rest comes as a file', async () => {
  const file = await shop.send(
    'orders',
    csv('W-3,C-7,MUG,1,1,16/01/2026,', 'W-4,C-7,NONE,1,1,16/01/2026,', 'W-4,C-7,=MUG,1,1,16/01/2026,'),
    'mixed.csv',
  );
  const { rehearsal } = await shop.must('POST', `/v1/imports/${file.id}/rehearse`);
  assert.deepEqual([rehearsal.faults.total, rehearsal.refusedRows, rehearsal.create], [2, 2, 1]);
  const page = await shop.must('GET', `/v1/imports/${file.id}/faults?limit=1`);
  assert.deepEqual([page.data[0].row, page.data[0].value], [3, 'NONE']);
  const next = await shop.must('GET', `/v1/imports/${file.id}/faults?limit=1&cursor=${page.nextCursor}`);
  assert.deepEqual([next.data[0].row, next.nextCursor], [4, null]);
  const refused = await shop.ask('POST', `/v1/imports/${file.id}/apply`, { takeGood: false });
  assert.deepEqual(
    [refused.status, refused.body.type, refused.body.total],
    [422, '/problems/import/faulty', 2],
  );
  await shop.must('POST', `/v1/imports/${file.id}/apply`, { takeGood: true });
  const done = await ended(shop, file.id);
  assert.deepEqual([done.counts.created, done.refusedRows], [1, 2]);
  const rows = await shop.ask('GET', `/v1/imports/${file.id}/refused.csv`);
  assert.match(rows.headers.get('content-disposition')!, /mixed\.csv\.refused\.csv/);
  const lines = String(rows.body).replace('\ufeff', '').trim().split('\n');
  assert.deepEqual([lines.length, lines[0]], [3, `${HEAD},row,reason`]);
  assert.match(lines[2]!, /^W-4,C-7,'=MUG,1,1,16\/01\/2026,,4,/);
});

test('what is no table is refused with the reason', async () => {
  const refusals: [string | Buffer, RegExp][] = [
    ['', /empty/],
    [' \n\n', /empty/],
    ['SKU,Name', /no row below/],
    [Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), /neither a CSV file nor an XLSX file/],
    [Buffer.from('PK\x03\x04 but no archive', 'latin1'), /damaged/],
    [`${Array.from({ length: 16_384 }, (_, i) => `c${i}`).join(',')}\n1`, /16384 columns; at most 500/],
    [`a,b\n"${'x'.repeat(5_000_000)}`, /record/i],
  ];
  for (const [body, detail] of refusals) {
    const { status, body: why } = await shop.post('orders', body, 'x.csv');
    assert.deepEqual([status, why.type], [422, '/problems/import/unreadable']);
    assert.match(why.detail, detail);
  }
  const large = await shop.post('orders', Buffer.alloc(MOST_FILE + 1, 'a'), 'large.csv');
  assert.deepEqual(
    [large.status, large.body.detail],
    [413, 'the file is larger than 25 MB; cut it in parts'],
  );
  const form = await shop.post('orders', 'a=1', 'x.csv', 'application/x-www-form-urlencoded');
  assert.deepEqual([form.status, form.body.type], [415, '/problems/request/media-type']);
  assert.equal((await shop.ask('POST', '/v1/imports?what=dreams')).status, 422);
  assert.equal((await shop.ask('GET', '/v1/imports/nonsense')).status, 404);
});

test('who may not write a thing may not import it, nor see what others sent', async () => {
  const file = await shop.send('orders', GOOD, 'mine.csv');
  const viewer = sent(house.base, await house.tokenFor('viewer'));
  const billing = sent(house.base, await house.tokenFor('billing'));
  assert.equal((await viewer.post('orders', GOOD, 'x.csv')).status, 403);
  assert.equal((await billing.ask('GET', `/v1/imports/${file.id}`)).status, 403);
  assert.equal((await billing.ask('POST', `/v1/imports/${file.id}/apply`)).status, 403);
  assert.deepEqual((await viewer.must('GET', '/v1/imports')).data, []);
  assert.equal((await billing.post('customers', 'number,name\nC-8,Bo', 'c.csv')).status, 201);
  const { data } = await billing.must('GET', '/v1/imports');
  assert.deepEqual(
    data.map((one: Body) => one.what),
    ['customers'],
  );
  const nobody = sent(house.base, 'allot_nothing');
  assert.equal((await nobody.post('orders', GOOD, 'x.csv')).status, 401);
});

test('a person sends files from our pages; a page of another site cannot', async () => {
  const made = await house.request('POST', '/v1/users', {
    name: 'Vera',
    email: 'v@example.com',
    role: 'sales',
  });
  const page = new Browser(house.base);
  const password = 'correct horse battery';
  assert.equal(
    (await page.ask('POST', '/v1/invitations', { secret: made.body.secret, password })).status,
    201,
  );
  const upload = (site: string, type: string) =>
    fetch(`${house.base}/v1/imports?what=orders`, {
      method: 'POST',
      headers: { cookie: page.cookie as string, 'sec-fetch-site': site, 'content-type': type },
      body: GOOD,
    });
  assert.equal((await upload('cross-site', 'application/octet-stream')).status, 403);
  assert.equal((await upload('same-origin', 'text/plain')).status, 403);
  const sentFile = await upload('same-origin', 'application/octet-stream');
  assert.equal(sentFile.status, 201);
  assert.equal(((await sentFile.json()) as Body)['createdBy'], 'Vera');
});

test('products are made and, when told to, changed; stock is received once, into a location said once', async () => {
  const bring = async (update: boolean) => {
    const file = await shop.send('products', 'Item;Description;Price\nMUG;Mug;4,25\nBOWL;Bowl;7,00', 'p.csv');
    assert.equal(file.mapping.decimal, ',');
    await shop.must('PATCH', `/v1/imports/${file.id}`, { update });
    const { rehearsal } = await shop.must('POST', `/v1/imports/${file.id}/rehearse`);
    await shop.must('POST', `/v1/imports/${file.id}/apply`);
    return [rehearsal.create, rehearsal.differing.total, (await ended(shop, file.id)).counts.updated];
  };
  assert.deepEqual(await bring(false), [1, 1, 0]);
  assert.deepEqual(await bring(true), [0, 1, 1]);
  assert.equal((await house.request('GET', '/v1/products/MUG')).body.price, '4.25');

  const stock = async () => {
    const file = await shop.send('stock', 'sku,count\nMUG,10\nBOWL,4', 's.csv');
    await shop.must('PATCH', `/v1/imports/${file.id}`, {
      mapping: { columns: { product: 'sku', quantity: 'count' }, fixed: { location: 'MAIN' } },
    });
    const { rehearsal } = await shop.must('POST', `/v1/imports/${file.id}/rehearse`);
    assert.deepEqual(rehearsal.locations, [{ location: 'MAIN', lines: 2 }]);
    await shop.must('POST', `/v1/imports/${file.id}/apply`);
    return ended(shop, file.id);
  };
  assert.equal((await stock()).counts.created, 1);
  assert.match((await stock()).trouble, /received already/);
  const { data } = (await house.request('GET', '/v1/positions?product=MUG')).body;
  assert.equal(data[0].onHand, '10');
});

const numbered = (letter: string, count: number) =>
  csv(...Array.from({ length: count }, (_, i) => `${letter}-${i},C-7,MUG,1,1,16/01/2026,`));
const countOf = async (letter: string) =>
  (await query(`SELECT count(*)::int AS n FROM sales_order WHERE external_id LIKE '${letter}-%'`)).rows[0].n;

test('an import that is applied three times at once is applied once', async () => {
  const { id } = await shop.send('orders', numbered('T', 200), 't.csv');
  const asked = [1, 2, 3].map(() => shop.ask('POST', `/v1/imports/${id}/apply`));
  assert.deepEqual(
    (await Promise.all(asked)).map(({ status }) => status),
    [202, 202, 202],
  );
  const { counts } = await ended(shop, id);
  assert.deepEqual([counts.created, counts.alreadyThere, await countOf('T')], [200, 0, 200]);
});

test('of the same file sent twice and applied at once, each order is made once', async () => {
  const names = ['a.csv', 'b.csv'];
  const files = await Promise.all(names.map((name) => shop.send('orders', numbered('U', 200), name)));
  const asked = files.map(({ id }) => shop.ask('POST', `/v1/imports/${id}/apply`));
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  assert.ok(statuses.includes(202) && statuses.every((one) => one === 202 || one === 409), String(statuses));
  for (const { id } of files) await ended(shop, id, ['new', 'done']);
  assert.equal(await countOf('U'), 200);
});

const query = async (text: string) => {
  const client = new pg.Client({ connectionString: house.databaseUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
};

test('files are let go of after 30 days; what came of them stays', async () => {
  const file = await shop.send('orders', GOOD, 'old.csv');
  await forgetOld(house.desk, new Date(Date.now() + 29 * 86_400_000));
  assert.equal((await shop.must('GET', `/v1/imports/${file.id}`)).isKept, true);
  await forgetOld(house.desk, new Date(Date.now() + 31 * 86_400_000));
  const old = await shop.must('GET', `/v1/imports/${file.id}`);
  assert.deepEqual([old.isKept, moves(old), old.columns[0].samples], [false, [], []]);
  assert.equal((await shop.ask('POST', `/v1/imports/${file.id}/rehearse`)).status, 410);
  assert.equal((await shop.ask('POST', `/v1/imports/${file.id}/apply`)).status, 410);
});
