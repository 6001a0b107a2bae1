import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type OpenHouse, openHouse } from '../support/house.ts';
import { askFile, codesOn, pagesOf } from '../support/paper.ts';

let house: OpenHouse;
before(async () => {
  house = await openHouse({ clock: () => new Date('2026-12-10T09:00:00.000Z') });
  for (const [code, sequence] of Object.entries({ 'A-01': 10, 'B-02': 20, 'C-01': 30 }))
    await made('/v1/bins', { location: 'MAIN', code, sequence });
  const address = { lines: ['Harbour Street 1'], postalCode: '28195', city: 'Bremen', country: 'DE' };
  const terms = { paymentTerms: 'net 30', billTo: address, shipTo: address };
  await made('/v1/customers', { number: 'SHOP', name: 'Corner Shop', taxRate: '19', ...terms });
  await made('/v1/suppliers', { number: 'MILL', name: 'Blue Hill Mills' });
  await made('/v1/products', { sku: 'MUG', name: 'Blue mug', price: '1250.50', supplier: 'MILL' });
  await made('/v1/products', {
    ...{ sku: 'MILK', name: 'Milk', unit: 'carton', price: '2' },
    ...{ lotTracked: true, pickingRule: 'FEFO' },
  });
  const lots = [
    { bin: 'A-01', lot: 'L0', expiresOn: '2026-11-30', quantity: '6' },
    { bin: 'B-02', lot: 'L1', expiresOn: '2027-03-01', quantity: '4' },
    { bin: 'C-01', lot: 'L2', expiresOn: '2027-01-15', quantity: '5' },
  ];
  const lines = [...lots.map((lot) => ({ product: 'MILK', ...lot })), { product: 'MUG', quantity: '50' }];
  await made('/v1/receipts', { location: 'MAIN', lines });
});
after(() => house?.close());

async function made(path: string, body: object = {}) {
  const answer = await house.request('POST', path, body);
  assert.ok(answer.status < 300, `POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const order = (lines: Readonly<Record<string, string>>, more: object = {}) =>
  made('/v1/sales-orders', {
    customer: 'SHOP',
    confirm: true,
    lines: Object.entries(lines).map(([product, quantity]) => ({ product, quantity })),
    ...more,
  });

/** What is written on all pages, one line below the other. */
async function textOf(path: string): Promise<string> {
  const answer = await askFile(house, 'GET', path);
  assert.equal(answer.status, 200, JSON.stringify(answer.problem));
  return (await pagesOf(answer.bytes)).map(({ text }) => text).join('\n');
}

/** `told` says so about the document: the newest that happened to it. */
async function newest(path: string) {
  const { data } = (await house.request('GET', `${path}/timeline?limit=100`)).body;
  return data.at(-1);
}

/** The texts stand on the page one after the other, whatever stands in between. */
function inOrder(text: string, ...wanted: string[]): void {
  let at = 0;
  for (const part of wanted) {
    const found = text.indexOf(part, at);
    assert.ok(found >= 0, `"${part}" is not on the page behind what stands before it:\n${text}`);
    at = found + part.length;
  }
}

test('S5: a pick ticket walks from bin to bin and lot to lot, says what is short, and has no prices', async () => {
  const eight = await order({ MILK: '8' }, { mustArriveBy: '2026-12-20' });
  const ticket = await textOf(`/v1/documents/pick-ticket?ref=${eight.number}`);
  inOrder(ticket, 'Pick ticket', eight.number, 'Corner Shop', 'Harbour Street 1', '28195 Bremen');
  inOrder(ticket, 'MAIN', '20 Dec 2026');
  inOrder(ticket, 'B-02', 'MILK', 'Milk', 'L1', '3', 'carton', 'C-01', 'MILK', 'L2', '5');
  inOrder(ticket, 'exp 1 Mar 2027', 'exp 15 Jan 2027');
  assert.doesNotMatch(ticket, /L0|short|2\.00|16\.00|EUR/);
  const twelve = await order({ MILK: '12' });
  const short = await textOf(`/v1/documents/pick-ticket?ref=${twelve.id}`);
  inOrder(short, 'B-02', 'L1', '4', 'C-01', 'L2', '5', 'MILK', 'short 3');
});

test('the number of a pick ticket and of a packing slip is read by a scanner', async () => {
  const { number } = await order({ MUG: '2' });
  const { number: shipment } = await made('/v1/shipments', { order: number, move: 'commit' });
  for (const [kind, ref] of [
    ['pick-ticket', number],
    ['pick-ticket', shipment],
    ['packing-slip', shipment],
  ] as const) {
    const { bytes } = await askFile(house, 'GET', `/v1/documents/${kind}?ref=${ref}`);
    assert.deepEqual(await codesOn(bytes, 0, 203), [ref], `${kind} of ${ref}`);
  }
});

test('orders, slips, invoices, credit notes and purchase orders say what they are for, with their sums', async () => {
  const { number } = await order(
    { MUG: '2', MILK: '1' },
    { customerPo: 'PO-77', charges: { shipping: '9' } },
  );
  const sheet = await textOf(`/v1/documents/sales-order?ref=${number}`);
  inOrder(sheet, 'Sales order', number, 'Bill to', 'Corner Shop', 'PO-77', 'net 30');
  inOrder(sheet, 'MUG', 'Blue mug', '2', 'each', '1,250.50', '19', '2,501.00');
  inOrder(sheet, 'Value', '2,503.00', 'Shipping', '9.00', 'Tax 19 %', '475.57', 'Total EUR', '2,987.57');
  const shipment = await made('/v1/shipments', { order: number, move: 'ship' });
  const slip = await textOf(`/v1/documents/packing-slip?ref=${shipment.number}`);
  inOrder(slip, 'Packing slip', shipment.number, number, 'PO-77', 'MUG', '2', 'each');
  assert.doesNotMatch(slip, /1,250|EUR/);
  const draft = await made('/v1/invoices', { order: number, open: false });
  assert.match(await textOf(`/v1/documents/invoice?ref=${draft.id}`), /DRAFT/);
  const invoice = await made(`/v1/invoices/${draft.id}/open`);
  await made('/v1/payments', {
    ...{ customer: 'SHOP', amount: '987.57', method: 'transfer' },
    allocations: [{ invoice: invoice.number, amount: '987.57' }],
  });
  const bill = await textOf(`/v1/documents/invoice?ref=${invoice.number}`);
  inOrder(bill, 'Invoice', invoice.number, number, 'Total EUR', '2,987.57', 'Paid', '−987.57');
  inOrder(bill, 'To be paid EUR', '2,000.00');
  const reason = 'one handle was broken';
  const lines = [{ line: 1, quantity: '1' }];
  const note = await made('/v1/credit-notes', { invoice: invoice.number, reason, lines });
  const credit = await textOf(`/v1/documents/credit-note?ref=${note.number}`);
  inOrder(credit, 'Credit note', note.number, invoice.number, reason, 'MUG', '1,250.50', 'Credited EUR');
  const goods = [{ product: 'MUG', quantity: '5', unitCost: '400' }];
  const purchase = await made('/v1/purchase-orders', { supplier: 'MILL', location: 'MAIN', lines: goods });
  const bought = await textOf(`/v1/documents/purchase-order?ref=${purchase.number}`);
  inOrder(bought, 'Purchase order', purchase.number, 'DRAFT', 'Blue Hill Mills', 'MUG', '5', '2,000.00');
});

test('a paper is not taken for more than it is: it says that an order is not confirmed, or an invoice void', async () => {
  const saved = await order({ MUG: '1' }, { confirm: false });
  assert.match(await textOf(`/v1/documents/sales-order?ref=${saved.number}`), /NOT CONFIRMED/);
  await made(`/v1/sales-orders/${saved.number}/confirm`);
  assert.doesNotMatch(await textOf(`/v1/documents/sales-order?ref=${saved.number}`), /NOT CONFIRMED/);
  const { id } = await made('/v1/invoices', { order: saved.number, open: true });
  await made(`/v1/invoices/${id}/void`);
  assert.match(await textOf(`/v1/documents/invoice?ref=${id}`), /VOID/);
  await made(`/v1/sales-orders/${saved.number}/cancel`);
  const cancelled = await textOf(`/v1/documents/pick-ticket?ref=${saved.number}`);
  inOrder(cancelled, 'CANCELLED', 'There is nothing to pick.');
});

test('many documents stand in one file, in the order they were named, each with pages of its own', async () => {
  const numbers: string[] = [];
  for (let i = 0; i < 3; i++) numbers.push((await order({ MUG: '1' })).number);
  const query = numbers.map((number) => `ref=${number}`).join('&');
  const answer = await askFile(house, 'GET', `/v1/documents/sales-order?${query}&paper=letter`);
  assert.equal(
    answer.headers.get('content-disposition'),
    'inline; filename="3 sales orders.pdf"',
    'the name says how many',
  );
  const pages = await pagesOf(answer.bytes);
  assert.deepEqual(
    pages.map(({ text }) => /Sales order (SO-\d+) · Page 1 of 1/.exec(text.replaceAll(/\s+/g, ' '))?.[1]),
    numbers,
  );
  assert.deepEqual([pages[0]?.width, pages[0]?.height], [612, 792]);
});

test('printing is told on the timelines of the document and its order; looking is not', async () => {
  const { number } = await order({ MUG: '1' });
  const shipment = await made('/v1/shipments', { order: number, move: 'commit' });
  const before = await newest(`/v1/sales-orders/${number}`);
  await askFile(house, 'GET', `/v1/documents/pick-ticket?ref=${shipment.number}`);
  assert.deepEqual(await newest(`/v1/sales-orders/${number}`), before);
  const positions = (await house.request('GET', '/v1/positions?product=MUG')).body.data;
  const printed = await askFile(house, 'POST', '/v1/documents/pick-ticket', { refs: [shipment.number] });
  assert.deepEqual(
    [printed.status, printed.headers.get('content-disposition')],
    [200, `attachment; filename="Pick ticket ${shipment.number}.pdf"`],
  );
  for (const path of [`/v1/sales-orders/${number}`, `/v1/shipments/${shipment.number}`]) {
    const { what, note, by, source } = await newest(path);
    assert.deepEqual(
      [what, note, by, source],
      ['printed', `Pick ticket ${shipment.number}`, 'Owner', 'api'],
      path,
    );
  }
  assert.deepEqual((await house.request('GET', '/v1/positions?product=MUG')).body.data, positions);
});

test('what stands on a document, and on labels, can be had as JSON', async () => {
  const { number } = await order({ MUG: '2' });
  const { body } = await house.request('GET', `/v1/documents/content?kind=sales-order&refs=${number}`);
  const [sheet] = body.sheets;
  assert.deepEqual(
    [body.paper, sheet.title, sheet.number, sheet.rows.length],
    ['a4', 'Sales order', number, 1],
  );
  const labels = await house.request('GET', `/v1/documents/labels?refs=${number}&of=unshipped`);
  const [label] = labels.body.labels;
  assert.deepEqual([label.code, label.name, label.copies], ['MUG', 'Blue mug', 2]);
});

test('who may not, what is not there and what is not understood is refused as elsewhere, and nothing is told', async () => {
  const { number } = await order({ MUG: '1' });
  const before = await newest(`/v1/sales-orders/${number}`);
  const viewer = await house.tokenFor('viewer');
  const path = '/v1/documents/sales-order';
  assert.equal((await askFile(house, 'GET', `${path}?ref=${number}`, undefined, viewer)).status, 200);
  const refusals: [method: string, path: string, body: unknown, status: number, type: string][] = [
    ['GET', `${path}?ref=SO-999999`, undefined, 404, 'not-found'],
    ['GET', '/v1/documents/love-letter?ref=1', undefined, 404, 'not-found'],
    ['GET', path, undefined, 422, 'input/invalid'],
    ['GET', `${path}?ref=${number}&paper=a5`, undefined, 422, 'input/invalid'],
    ['GET', `${path}?ref=${number}&colour=red`, undefined, 422, 'input/invalid'],
    ['POST', path, { refs: [number, 'SO-999999'] }, 404, 'not-found'],
    ['POST', path, {}, 422, 'input/invalid'],
    ['POST', `${path}?paper=a4`, { refs: [number] }, 422, 'input/invalid'],
    ['GET', '/v1/documents/packing-slip?ref=SH-999999', undefined, 404, 'not-found'],
  ];
  for (const [method, at, body, status, type] of refusals) {
    const { status: was, problem } = await askFile(house, method, at, body);
    assert.deepEqual([was, problem?.type], [status, `/problems/${type}`], `${method} ${at}`);
  }
  const denied = await askFile(house, 'POST', path, { refs: [number] }, viewer);
  assert.deepEqual([denied.status, denied.problem.permission], [403, 'documents:write']);
  assert.equal((await askFile(house, 'DELETE', path)).status, 405);
  assert.deepEqual(await newest(`/v1/sales-orders/${number}`), before);
});
