import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sendEmails } from '../../src/adapters/jobs/emails.ts';
import { smtpMailer } from '../../src/adapters/jobs/mailer.ts';
import { claimEmail } from '../../src/documents/index.ts';
import { newId } from '../../src/store/new-id.ts';
import { type OpenHouse, openHouse } from '../support/house.ts';
import { attachmentOf, header, MailServer } from '../support/mail-server.ts';
import { pagesOf } from '../support/paper.ts';

const START = Date.parse('2026-12-10T09:00:00.000Z');
let time = START;
const clock = () => new Date(time);
const later = (minutes: number) => (time += minutes * 60_000);

let house: OpenHouse;
let mails: MailServer;
before(async () => {
  mails = await MailServer.open();
  house = await openHouse({ clock, mails: true });
  await made('/v1/customers', { number: 'SHOP', name: 'Corner Shop', email: 'orders@shop.example' });
  await made('/v1/customers', { number: 'MUTE', name: 'Mute', email: 'call us' });
  await made('/v1/products', { sku: 'MUG', name: 'Mug', price: '5' });
  const letterhead = { email: 'hello@harbour.example' };
  assert.equal((await house.request('PATCH', '/v1/organisation', { letterhead })).status, 200);
});
after(async () => {
  await house?.close();
  await mails?.close();
});
beforeEach(() => {
  mails.received.length = 0;
  mails.replies.length = 0;
});

async function made(path: string, body: object = {}) {
  const answer = await house.request('POST', path, body);
  assert.ok(answer.status < 300, `POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const ordered = async (customer = 'SHOP'): Promise<string> => {
  const lines = [{ product: 'MUG', quantity: '2' }];
  return (await made('/v1/sales-orders', { customer, confirm: true, lines })).number;
};
const invoiced = async () =>
  (await made('/v1/invoices', { order: await ordered() })) as Record<string, string>;

/** What the server does every few seconds. */
function send(): Promise<void> {
  const mailer = smtpMailer({ url: mails.url, from: 'post@harbour.example' });
  return sendEmails({ ...house.assembly, mailer, clock, newId });
}

const emailed = async (id: string) => (await house.request('GET', `/v1/emails/${id}`)).body;
async function told(path: string): Promise<string[]> {
  const { data } = (await house.request('GET', `${path}/timeline?limit=100`)).body;
  return data
    .filter(({ what }: { what: string }) => what.startsWith('e-mail'))
    .map(({ what, note }: { what: string; note: string }) => `${what}: ${note}`);
}

test('a document goes to the customer as a PDF, and the timelines of it and its order tell', async () => {
  const { number, order } = await invoiced();
  const answer = await house.request('POST', '/v1/documents/invoice/email', { ref: number });
  assert.deepEqual(
    [answer.status, answer.body.state, answer.body.to],
    [202, 'queued', 'orders@shop.example'],
  );
  assert.deepEqual(await told(`/v1/sales-orders/${order}`), [
    `e-mail queued: Invoice ${number} to orders@shop.example`,
  ]);
  await send();
  const [mail, ...more] = mails.received;
  assert.ok(mail);
  assert.equal(more.length, 0);
  assert.deepEqual(mail.to, ['orders@shop.example']);
  assert.equal(header(mail, 'From'), 'Harbour Goods <post@harbour.example>');
  assert.equal(header(mail, 'Reply-To'), 'hello@harbour.example');
  assert.equal(header(mail, 'Subject'), `Invoice ${number} from Harbour Goods`);
  assert.equal(header(mail, 'Message-ID'), `<${answer.body.id}@harbour.example>`);
  assert.match(mail.text, new RegExp(`filename="?Invoice ${number}\\.pdf`));
  const [page] = await pagesOf(attachmentOf(mail));
  assert.match(page?.text ?? '', new RegExp(`Invoice\\n${number}`));
  for (const path of [`/v1/sales-orders/${order}`, `/v1/invoices/${number}`])
    assert.equal((await told(path)).at(-1), `e-mailed: Invoice ${number} to orders@shop.example`, path);
  assert.equal((await emailed(answer.body.id)).state, 'sent');
  await send();
  assert.equal(mails.received.length, 1, 'what was sent is not sent again');
});

test('to whom, about what and with which words can be said', async () => {
  const number = await ordered('MUTE');
  const to = 'boss@mute.example';
  const [subject, message] = ['Ihre Bestellung – ✓', 'Guten Tag,\n\nanbei.\n.\nGruß'];
  await made('/v1/documents/sales-order/email', { ref: number, to, subject, message, paper: 'letter' });
  await send();
  const [mail] = mails.received;
  assert.ok(mail);
  assert.deepEqual(mail.to, [to]);
  assert.match(header(mail, 'Subject'), /^=\?UTF-8\?/);
  assert.equal((await pagesOf(attachmentOf(mail)))[0]?.width, 612);
});

test('what the mail server does not take now is tried again, later each time, under the same name', async () => {
  const ref = await ordered();
  const { id } = await made('/v1/documents/sales-order/email', { ref });
  mails.replies.push('451 busy', '450 still busy');
  await send();
  assert.equal(mails.received.length, 0);
  const { state, attempts, reason, nextAt } = await emailed(id);
  assert.deepEqual([state, attempts], ['queued', 1]);
  assert.match(reason, /451 busy/);
  assert.equal(Date.parse(nextAt), time + 60_000);
  await send();
  assert.equal((await emailed(id)).attempts, 1, 'not before its time');
  later(1);
  await send();
  assert.equal(Date.parse((await emailed(id)).nextAt), time + 300_000);
  later(5);
  await send();
  assert.deepEqual(
    mails.received.map((mail) => header(mail, 'Message-ID')),
    [`<${id}@harbour.example>`],
  );
  assert.deepEqual((await emailed(id)).attempts, 3);
});

test('an address nobody has is given up at once, and the timeline says why', async () => {
  const ref = await ordered();
  const { id } = await made('/v1/documents/sales-order/email', { ref, to: 'nobody@shop.example' });
  mails.replies.push('550 no such user');
  await send();
  const { state, reason } = await emailed(id);
  assert.equal(state, 'failed');
  assert.match(reason, /550 no such user/);
  assert.match(
    (await told(`/v1/sales-orders/${ref}`)).at(-1) ?? '',
    new RegExp(`^e-mail failed: Sales order ${ref} to nobody@shop.example: .*550 no such user`),
  );
  later(1000);
  await send();
  assert.equal(mails.received.length, 0);
});

test('a mail server that is away for a day is given up, and one that comes back gets what waited', async () => {
  const [lost, kept] = [await ordered(), await ordered()];
  const away = smtpMailer({ url: 'smtp://127.0.0.1:1', from: 'post@harbour.example' });
  const { id } = await made('/v1/documents/sales-order/email', { ref: lost });
  for (let i = 0; i < 6; i++) {
    await sendEmails({ ...house.assembly, mailer: away, clock, newId });
    later(600);
  }
  assert.equal((await emailed(id)).state, 'failed');
  assert.match((await told(`/v1/sales-orders/${lost}`)).at(-1) ?? '', /^e-mail failed.*ECONNREFUSED/);
  await made('/v1/documents/sales-order/email', { ref: kept });
  await sendEmails({ ...house.assembly, mailer: away, clock, newId });
  later(600);
  await send();
  assert.equal(mails.received.length, 1);
});

test('several senders at once send each e-mail once', async () => {
  const refs = await Promise.all([1, 2, 3, 4, 5].map(() => ordered()));
  for (const ref of refs) await made('/v1/documents/sales-order/email', { ref });
  await Promise.all([send(), send(), send()]);
  const subjects = mails.received.map((mail) => header(mail, 'Subject')).sort();
  assert.deepEqual(subjects, refs.map((ref) => `Sales order ${ref} from Harbour Goods`).sort());
});

test('however many look for an e-mail at once, each is taken by one', async () => {
  const ref = await ordered();
  for (let i = 0; i < 5; i++) await made('/v1/documents/sales-order/email', { ref });
  const { db } = house.desk;
  const looks = Array.from({ length: 30 }, () => claimEmail(db, house.org, clock().toISOString()));
  const taken = (await Promise.all(looks)).flatMap((email) => email?.id ?? []);
  assert.deepEqual([taken.length, new Set(taken).size], [5, 5]);
  later(11);
  await send();
  assert.equal(
    mails.received.length,
    5,
    'whoever took them is gone: they are sent once their time has come again',
  );
});

test('asked for twice under one key it is sent once', async () => {
  const ref = await ordered();
  const key = { 'idempotency-key': 'mail-1' };
  const first = await house.request('POST', '/v1/documents/sales-order/email', { ref }, key);
  const again = await house.request('POST', '/v1/documents/sales-order/email', { ref }, key);
  assert.equal(again.body.id, first.body.id);
  await send();
  assert.equal(mails.received.length, 1);
});

test('without an address, a document, the right or a mail server nothing is queued', async () => {
  const [mute, ref] = [await ordered('MUTE'), await ordered()];
  const path = '/v1/documents/sales-order/email';
  const viewer = { authorization: `Bearer ${await house.tokenFor('viewer')}` };
  const before = (await house.request('GET', '/v1/emails')).body.data.length;
  const refusals: [body: unknown, status: number, type: string, headers?: Record<string, string>][] = [
    [{ ref: mute }, 422, 'document/no-address'],
    [{ ref: 'SO-999999' }, 404, 'not-found'],
    [{ ref, to: 'not an address' }, 422, 'input/invalid'],
    [{ ref, to: 'a@b.example\r\nBcc: all@b.example' }, 422, 'input/invalid'],
    [{ ref, subject: 'a\r\nBcc: all@b.example' }, 422, 'input/invalid'],
    [{ ref, kind: 'invoice' }, 422, 'input/invalid'],
    ['[]', 422, 'input/invalid'],
    [{ ref }, 403, 'access/forbidden', viewer],
  ];
  for (const [body, status, type, headers] of refusals) {
    const { status: was, body: problem } = await house.request('POST', path, body, headers);
    assert.deepEqual([was, problem.type], [status, `/problems/${type}`], JSON.stringify(body));
  }
  const labels = await house.request('POST', '/v1/documents/sku-labels/email', { ref });
  assert.equal(labels.body.errors[0].pointer, '/kind');
  assert.equal((await house.request('GET', '/v1/emails')).body.data.length, before);
  const other = await openHouse();
  try {
    const { status, body } = await other.request('POST', path, { ref });
    assert.deepEqual([status, body.type], [409, '/problems/document/mail-not-set']);
    assert.match(body.detail, /ALLOT_SMTP_URL/);
  } finally {
    await other.close();
  }
});
