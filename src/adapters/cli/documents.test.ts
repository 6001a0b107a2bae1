import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';
import { header, MailServer } from '../../../test/support/mail-server.ts';
import { codesOn, pagesOf } from '../../../test/support/paper.ts';

const ALLOT = fileURLToPath(new URL('../../../bin/allot.js', import.meta.url));

let folder: string;
let house: OpenHouse;
let mails: MailServer;
let order: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allot-paper-'));
  [house, mails] = await Promise.all([openHouse(), MailServer.open()]);
  const post = (path: string, body: object) => house.request('POST', path, body);
  await post('/v1/customers', { number: 'SHOP', name: 'Shop', email: 'orders@shop.example' });
  await post('/v1/products', { sku: 'MUG', name: 'Mug' });
  const lines = [{ product: 'MUG', quantity: '2' }];
  order = (await post('/v1/sales-orders', { customer: 'SHOP', confirm: true, lines })).body.number;
});
after(async () => {
  await Promise.all([house?.close(), mails?.close()]);
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: string;
}

function allot(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const clean = { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1' };
  const child = spawn(process.execPath, [ALLOT, ...args], {
    cwd: folder,
    env: { ...clean, DATABASE_URL: house.databaseUrl, ...env },
  });
  const out: Buffer[] = [];
  let err = '';
  child.stdout.on('data', (bytes) => out.push(bytes));
  child.stderr.on('data', (text) => (err += text));
  return new Promise((resolve) =>
    child.on('close', (code) => resolve({ code, out: Buffer.concat(out), err })),
  );
}

const told = async (): Promise<string[]> => {
  const { data } = (await house.request('GET', `/v1/sales-orders/${order}/timeline`)).body;
  return data.map(({ what, note }: { what: string; note: string | null }) => `${what} ${note ?? ''}`);
};

test('a document is printed to a file named after it, which is never written over by itself', async () => {
  const printed = await allot(['print', 'pick-ticket', order]);
  const file = `Pick ticket ${order}.pdf`;
  assert.deepEqual([printed.code, printed.out.toString().trim(), printed.err], [0, file, '']);
  assert.deepEqual(await codesOn(await readFile(join(folder, file))), [order]);
  assert.equal((await told()).at(-1), `printed Pick ticket ${order}`);
  const again = await allot(['print', 'pick-ticket', order]);
  assert.equal(again.code, 2);
  assert.match(again.err, /is there already[\s\S]*--out/);
  assert.equal((await allot(['print', 'pick-ticket', order, '--out', file, '--paper', 'letter'])).code, 0);
  assert.equal((await pagesOf(await readFile(join(folder, file))))[0]?.width, 612);
});

test('labels go to standard output for a label printer, and a preview tells no timeline', async () => {
  const before = await told();
  const zpl = await allot([
    ...['print', 'sku-labels', order, '--of', 'one', '--size', '3x1'],
    ...['--format', 'zpl', '--out', '-', '--preview'],
  ]);
  assert.match(zpl.out.toString(), /^\^XA[\s\S]*\^FDMUG\^FS[\s\S]*\^PQ1\n\^XZ\n$/);
  assert.deepEqual(await told(), before);
  const wrong = await allot(['print', 'sku-labels', order, '--size', '9x9']);
  assert.equal(wrong.code, 2);
  const nobody = await allot(['print', 'invoice', 'IN-999999', '--json']);
  assert.deepEqual([nobody.code, JSON.parse(nobody.out.toString()).type], [1, 'not-found']);
  assert.deepEqual(await readdir(folder), [`Pick ticket ${order}.pdf`]);
});

test('a document is e-mailed at once where a mail server is set, and what became of it is said', async () => {
  const env = { ALLOT_SMTP_URL: mails.url, ALLOT_MAIL_FROM: 'post@harbour.example' };
  const sent = await allot(['email', 'sales-order', order, '--subject', 'Your order'], env);
  assert.deepEqual([sent.code, sent.out.toString().trim()], [0, 'sent to orders@shop.example']);
  assert.equal(header(mails.received[0] as never, 'Subject'), 'Your order');
  mails.replies.push('550 nobody here');
  const lost = await allot(['email', 'sales-order', order, '--to', 'x@shop.example'], env);
  assert.equal(lost.code, 1);
  assert.match(lost.err, /could not be sent: .*550 nobody here/);
  const list = await allot(['email', 'list', '--state', 'failed', '--json']);
  assert.equal(JSON.parse(list.out.toString()).data[0].to, 'x@shop.example');
});
