import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { Browser } from '../support/browser.ts';
import { type OpenHouse, openHouse } from '../support/house.ts';
import { askFile, pagesOf } from '../support/paper.ts';

let house: OpenHouse;
let order: string;
before(async () => {
  house = await openHouse();
  await made('POST', '/v1/customers', { number: 'SHOP', name: 'Corner Shop' });
  await made('POST', '/v1/products', { sku: 'MUG', name: 'Mug' });
  order = (await ordered('SHOP', 'MUG')).number;
});
after(() => house?.close());

async function made(method: string, path: string, body: object = {}) {
  const answer = await house.request(method, path, body);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
const ordered = (customer: string, product: string, more: object = {}) =>
  made('POST', '/v1/sales-orders', { customer, lines: [{ product, quantity: '1' }], ...more });

async function sheet(ref = order): Promise<string> {
  const { bytes, problem } = await askFile(house, 'GET', `/v1/documents/sales-order?ref=${ref}`);
  assert.equal(problem, null);
  return (await pagesOf(bytes)).map(({ text }) => text).join('\n');
}

async function putLogo(picture: Uint8Array | string, type = 'image/png', token = house.token) {
  const response = await fetch(`${house.base}/v1/organisation/logo`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body: picture as never,
  });
  return { status: response.status, body: (await response.json()) as { type: string; detail: string } };
}

/** A black PNG, as small as it gets. */
function png(width: number, height: number): Buffer {
  const part = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((width + 1) * Math.min(height, 2000)));
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, part('IHDR', head), part('IDAT', rows), part('IEND', Buffer.alloc(0))]);
}

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';

test('the letterhead is on every document: address, tax number, what stands at the foot', async () => {
  await made('PATCH', '/v1/organisation', {
    letterhead: {
      address: { lines: ['Speicherstraße 12'], postalCode: '20457', city: 'Hamburg' },
      taxNumber: 'DE123456789',
      footer: 'Bank DE02 1203 0000 0000 2020 51',
    },
  });
  const { letterhead } = await made('PATCH', '/v1/organisation', {
    letterhead: { email: 'hi@harbour.example' },
  });
  assert.equal(letterhead.taxNumber, 'DE123456789', 'what was not given stays');
  const page = await sheet();
  for (const text of [
    'Harbour Goods',
    'Speicherstraße 12',
    '20457 Hamburg',
    'DE123456789',
    'hi@harbour.example',
    'Bank DE02 1203 0000 0000 2020 51',
  ])
    assert.ok(page.includes(text), text);
  await made('PATCH', '/v1/organisation', { letterhead: { taxNumber: null } });
  assert.doesNotMatch(await sheet(), /DE123456789/);
});

test('paper is what is usual for the currency, what the organisation says, or what is asked for', async () => {
  const width = async (query = '') => {
    const { bytes } = await askFile(house, 'GET', `/v1/documents/sales-order?ref=${order}${query}`);
    return Math.round((await pagesOf(bytes))[0]?.width ?? 0);
  };
  assert.equal(await width(), 595);
  await made('PATCH', '/v1/organisation', { letterhead: { paper: 'letter' } });
  assert.deepEqual([await width(), await width('&paper=a4')], [612, 595]);
  const refused = await house.request('PATCH', '/v1/organisation', { letterhead: { paper: 'a5' } });
  assert.equal(refused.body.errors[0].pointer, '/letterhead/paper');
});

test('a logo of each format is taken, shown, drawn and taken off again', async () => {
  const before = (await sheet()).length;
  for (const [picture, type] of [
    [png(200, 80), 'image/png'],
    [SVG, 'image/svg+xml'],
  ] as const) {
    const put = await putLogo(picture, type);
    assert.equal(put.status, 200, JSON.stringify(put.body));
    const shown = await askFile(house, 'GET', '/v1/organisation/logo');
    assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, type]);
    assert.deepEqual(Buffer.from(shown.bytes), Buffer.from(picture));
    assert.ok((await sheet()).length > before - 20, 'the page is drawn with it');
  }
  assert.equal((await house.request('DELETE', '/v1/organisation/logo')).status, 200);
  assert.equal((await askFile(house, 'GET', '/v1/organisation/logo')).status, 404);
  const changes = (await house.request('GET', '/v1/organisation')).body;
  assert.ok(changes.version > 1);
});

test('a picture that is none, is damaged, too large or could do something is refused and the logo stays', async () => {
  await putLogo(SVG, 'image/svg+xml');
  const inSvg = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`;
  const pictures: [picture: Uint8Array | string, why: RegExp][] = [
    ['GIF89a', /neither PNG, JPEG nor SVG/],
    [png(5000, 10), /5000 × 10 pixels/],
    [png(20, 20).subarray(0, 60), /damaged/],
    [inSvg('<script>alert(1)</script>'), /scripts/],
    [inSvg('<rect onload="alert(1)"/>'), /scripts/],
    [inSvg('<image href="file:///etc/passwd"/>'), /other files/],
    [inSvg('<a href="https://x.example"><path/></a>'), /links/],
    [inSvg('<g id="a"><use href="#a"/></g>'), /references/],
    [`<!DOCTYPE svg [<!ENTITY a "b">]>${SVG}`, /neither|document type/],
    [inSvg('<rect width="'), /damaged/],
  ];
  for (const [picture, why] of pictures) {
    const { status, body } = await putLogo(picture, 'application/octet-stream');
    assert.deepEqual([status, body.type], [422, '/problems/organisation/logo-refused'], String(why));
    assert.match(body.detail, why);
  }
  const huge = await putLogo(Buffer.alloc(600 * 1024), 'image/png');
  assert.equal(huge.status, 413);
  assert.equal((await putLogo('{}', 'application/json')).status, 422);
  assert.equal((await putLogo(SVG, 'image/svg+xml', await house.tokenFor('sales'))).status, 403);
  const kept = await askFile(house, 'GET', '/v1/organisation/logo');
  assert.equal(Buffer.from(kept.bytes).toString(), SVG);
  const image = Buffer.from('GIF89a').toString('base64');
  assert.equal((await house.request('POST', '/v1/organisation/set-logo', { image })).status, 422);
});

test('a picture is sent from our own pages with the session alone, and from nowhere else', async () => {
  const email = 'olga@example.com';
  const invited = await made('POST', '/v1/users', { name: 'Olga', email, role: 'owner' });
  const page = new Browser(house.base);
  const password = 'correct horse battery';
  assert.equal((await page.ask('POST', '/v1/invitations', { secret: invited.secret, password })).status, 201);
  const put = (site: string) =>
    page.ask('PUT', '/v1/organisation/logo', SVG, {
      'sec-fetch-site': site,
      'content-type': 'image/svg+xml',
    });
  assert.deepEqual([(await put('cross-site')).status, (await put('same-origin')).status], [403, 200]);
  const looked = await page.get(`/v1/documents/sales-order?ref=${order}`);
  assert.equal(looked.headers.get('content-security-policy'), "frame-ancestors 'self'");
});

const HOSTILE: Readonly<Record<string, string>> = {
  markup: '#panic("x") *bold* _it_ $1/0$ `raw` = head <label> @ref \\ // no',
  code: '#{while true {}} #import "x.typ": * #read("/etc/passwd")',
  json: '"}]} \\u0000 \\" %s <script>alert(1)</script>',
  arabic: 'متجر الزاوية',
  chinese: '港町雑貨店 東京都',
  emoji: 'Tea 🫖 for 👩‍👩‍👧',
  combining: 'Z̸̧a̸l̷g̵o̶',
  long: `${'Q'.repeat(150)} ${'ÄÖ'.repeat(20)}`,
};

test('whatever people call things stands on the page as they wrote it, and breaks nothing', async () => {
  for (const [what, name] of Object.entries(HOSTILE)) {
    const number = `H-${what}`;
    await made('POST', '/v1/customers', { number, name, billTo: { name, lines: [name], city: name } });
    await made('POST', '/v1/products', { sku: what, name });
    const { number: ref } = await ordered(number, what, { notes: name, customerPo: name.slice(0, 60) });
    const written = plain(await sheet(ref));
    // Letters joined, put together or turned round are not read back as they were typed; that they are there is.
    if (['arabic', 'combining', 'emoji'].includes(what))
      assert.ok(written.includes(plain(`H-${what}`)), what);
    else assert.ok(written.includes(plain(name)), `${what}: ${written}`);
    const slip = await askFile(house, 'GET', `/v1/documents/pick-ticket?ref=${ref}`);
    assert.equal(slip.status, 200, what);
  }
});

const plain = (text: string): string => text.replaceAll(/[\s\p{C}]+/gu, '');

test('300 characters without a space stay in their cell, and 300 lines have headings on every page', async () => {
  const wide = await made('POST', '/v1/products', { sku: 'W'.repeat(80), name: 'M'.repeat(200) });
  const skus = Array.from({ length: 300 }, (_, i) => `P-${i}`);
  const items = skus.map((sku) => ({ sku, name: `Product ${sku}` }));
  await made('POST', '/v1/bulk/product.create', { items });
  const lines = [wide.sku, ...skus].map((product) => ({ product, quantity: '1' }));
  const { number } = await made('POST', '/v1/sales-orders', { customer: 'SHOP', lines });
  const { bytes } = await askFile(house, 'GET', `/v1/documents/sales-order?ref=${number}&paper=a4`);
  const pages = await pagesOf(bytes);
  assert.ok(pages.length > 5);
  const withLines = pages.filter(({ text }) => /P-\d+/.test(text));
  for (const { text } of withLines) assert.match(text, /SKU Description Quantity/);
  for (const [i, { text }] of pages.entries())
    assert.ok(plain(text).includes(`Page${i + 1}of${pages.length}`), `page ${i + 1}`);
  assert.equal(
    (
      pages
        .map(({ text }) => text)
        .join('')
        .match(/Product P-\d+/g) ?? []
    ).length,
    300,
  );
});
