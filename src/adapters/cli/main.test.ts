import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { asOwner } from '../../../test/support/copied-database.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { foundDemo } from '../../demo/index.ts';

const ALLOT = fileURLToPath(new URL('../../../bin/allot.js', import.meta.url));

interface Ended {
  /** Its exit code, or the signal that ended it. */
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

let folder: string;
let database: TestDatabase;
let token: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'allot-cli-'));
  database = await testDatabase();
  token = (await foundDemo(database.url)).ownerToken;
});
after(async () => {
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

function start(args: readonly string[], env: Record<string, string> = {}) {
  const clean = { PATH: process.env.PATH, HOME: process.env.HOME, ALLOT_DATA: join(folder, 'data') };
  const child = spawn(process.execPath, [ALLOT, ...args], {
    env: { ...clean, DATABASE_URL: database.url, NO_COLOR: '1', ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code, signal) => resolve({ code: code ?? signal, out, err })),
  );
  return { child, ended, out: () => out };
}

const allot = (...args: string[]): Promise<Ended> => start(args).ended;

test('help names every noun, with examples, and exits 0', async () => {
  const [all, one] = await Promise.all([allot('--help'), allot('order', 'confirm', '--help')]);
  assert.equal(all.code, 0);
  assert.match(all.out, /sales-order\|order[\s\S]*Examples:[\s\S]*Exit codes/);
  assert.match(one.out, /Confirms a saved order[\s\S]*--plan[\s\S]*allot order confirm SO-000001/);
});

test('a list is a table for people and JSON for programs', async () => {
  const [table, json] = await Promise.all([
    allot('order', 'list', '--status', 'Saved', '--limit', '2'),
    allot('order', 'list', '--status', 'Saved', '--limit', '2', '--json'),
  ]);
  assert.match(table.out, /^number +status .*\nSO-\d{6} +Saved /);
  assert.match(table.err, /there are more: --cursor/);
  const { data } = JSON.parse(json.out);
  assert.deepEqual(
    data.map((row: { status: string }) => row.status),
    ['Saved', 'Saved'],
  );
});

test('an order is planned, the plan applied, and the timeline says that the command line did it', async () => {
  const made = await allot(
    'order',
    'create',
    '--customer',
    'C-000001',
    '--lines',
    'product=LANTERN,quantity=6',
    '--json',
  );
  assert.equal(made.code, 0, made.err);
  const { number } = JSON.parse(made.out);
  const plan = await allot('order', 'confirm', number, '--plan');
  assert.match(plan.out, /status +Saved +→ +Confirmed/);
  assert.match(plan.out, /LANTERN +MAIN +\d+ → \d+ +\d+ → \d+/);
  const id = /allot apply (\S+)/.exec(plan.out)?.[1] as string;
  assert.match((await allot('apply', id)).out, new RegExp(`${number}: Confirmed`));
  const timeline = await allot('order', 'timeline', number, '--json');
  const last = JSON.parse(timeline.out).data.at(-1);
  assert.deepEqual([last.source, last.changes], ['command line', { status: ['Saved', 'Confirmed'] }]);
});

test('a plan says what becomes of what hangs on the order, and a choice is made as it says', async () => {
  const lines = ['--lines', 'product=TOTE,quantity=1'];
  const header = ['--number', 'CHOICE-1', '--customer', 'C-000001', '--location', 'MAIN', '--confirm'];
  await allot('order', 'create', ...header, ...lines);
  const made = await allot('--json', 'invoice', 'create', '--order', 'CHOICE-1', '--mode', 'ordered');
  const { number } = JSON.parse(made.out);
  const plan = await allot('order', 'cancel', 'CHOICE-1', '--plan');
  assert.match(plan.out, new RegExp(`invoice ${number}: stays open`));
  const [, option, choice] = /(--choices) (\S+)/.exec(plan.out) ?? [];
  assert.equal(choice, `${number}=void`);
  await allot('order', 'cancel', 'CHOICE-1', option as string, choice as string);
  const after = await allot('--json', 'invoice', 'get', number);
  assert.equal(JSON.parse(after.out).status, 'void');
});

test('the same key does it once', async () => {
  const args = [
    'order',
    'create',
    '--customer',
    'C-000002',
    '--lines',
    'product=AXE,quantity=1',
    '--key',
    'again',
  ];
  const [first, second] = [await allot(...args), await allot(...args)];
  const number = /SO-\d+/.exec(first.out)?.[0] as string;
  assert.match(second.out, new RegExp(`${number}.*done before`));
});

test('exit codes: 1 refused, 2 a wrong line, 3 no database', async () => {
  const endings = await Promise.all([
    allot('order', 'get', 'SO-999999'),
    allot('order', 'confirm', 'SO-999999', '--plan'),
    allot('order', 'confrm'),
    allot('order', 'list', '--limit', 'many'),
    allot('order', 'confirm'),
    allot('order', 'list', '--org', 'Nobody'),
    start(['order', 'list'], { DATABASE_URL: 'postgres://127.0.0.1:1/none' }).ended,
  ]);
  assert.deepEqual(
    endings.map(({ code }) => code),
    [1, 1, 2, 2, 2, 2, 3],
  );
  for (const { out, err } of endings) {
    assert.equal(out, '');
    assert.doesNotMatch(err, /\n +at /, 'a stack is no message');
    assert.ok(err.length > 20);
  }
});

test('verify exits 0 on what holds and 1 on what differs, with the numbers', async () => {
  const clean = await allot('verify');
  assert.equal(clean.code, 0, clean.out);
  assert.match(clean.out, /every number holds: \d+ checks over \d+ orders/);
  const change = (by: string) =>
    asOwner(
      database.url,
      `UPDATE position SET on_hand = on_hand ${by} WHERE product_id = (SELECT id FROM product WHERE sku = 'AXE')
      AND location_id = (SELECT id FROM location WHERE code = 'MAIN')`,
    );
  await change('+ 7');
  const [words, json] = await Promise.all([allot('verify'), allot('verify', '--json')]);
  await change('- 7');
  assert.deepEqual([words.code, json.code], [1, 1]);
  assert.match(words.out, /positions should hold[\s\S]*AXE @ MAIN +on hand +\d+ +\d+/);
  const found = JSON.parse(json.out).checks.find((one: { check: string }) => one.check === 'positions')
    .findings[0];
  assert.equal(Number(found.stored) - Number(found.proved), 7);
});

test('backup, and restore refuses a database that holds something', async () => {
  const file = join(folder, 'cli.backup');
  assert.match((await allot('backup', file)).out, /rows of \d+ tables/);
  const ends = await Promise.all([
    allot('backup', file),
    allot('restore', file),
    allot('restore', file, '--check'),
    allot('restore', join(folder, 'none')),
  ]);
  assert.deepEqual(
    ends.map(({ code }) => code),
    [1, 1, 0, 1],
  );
  assert.match(ends[1]!.err, /not empty/);
});

test('nested input comes from a file', async () => {
  const file = join(folder, 'order.json');
  await writeFile(
    file,
    JSON.stringify({ customer: 'C-000003', lines: [{ product: 'TRAY', quantity: '2' }] }),
  );
  const made = await allot('order', 'create', '--data', `@${file}`, '--customer-po', 'PO-77', '--json');
  const { lines, customerPo } = JSON.parse(made.out);
  assert.deepEqual([lines[0].sku, customerPo], ['TRAY', 'PO-77']);
});

async function post(url: string, body: unknown): Promise<{ user: { role: string } }> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as { user: { role: string } };
}

async function untilOutput(of: ReturnType<typeof start>, pattern: RegExp): Promise<RegExpExecArray> {
  for (let i = 0; i < 600; i++) {
    const found = pattern.exec(of.out());
    if (found) return found;
    if (of.child.exitCode !== null) assert.fail(`it ended: ${(await of.ended).err}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing like ${pattern} was printed`);
}

test('serve on a database of your own answers, and ends in good order at SIGTERM', async () => {
  const server = start(['serve', '--port', '0']);
  const [, address] = await untilOutput(server, /running at (\S+)[\s\S]*Stop with/);
  const answer = await fetch(`${address}/v1/sales-orders?limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  });
  assert.equal(answer.status, 200);
  server.child.kill('SIGTERM');
  const { code, err } = await server.ended;
  assert.equal(code, 0);
  assert.match(err, /stopped\n$/);
});

test('a first start founds the demo company; its curl confirms an order; commands attach; Ctrl-C ends everything', async () => {
  const dataDir = join(folder, 'first');
  const server = start(['serve', '--port', '0'], { DATABASE_URL: '', ALLOT_DATA: dataDir });
  const [, curl] = await untilOutput(server, /\n(curl .*)\n[\s\S]*Stop with/);
  const [, url, bearer] = /POST (\S+) -H 'Authorization: (.*)'/.exec(curl as string) as unknown as string[];
  const confirmed = await fetch(url as string, {
    method: 'POST',
    headers: { authorization: bearer as string },
  });
  assert.equal(((await confirmed.json()) as { status: string }).status, 'Confirmed');
  const [, password] = /Sign in, with the password (\S+):/.exec(server.out()) as unknown as string[];
  const [email] = /warehouse@\S+/.exec(server.out()) as unknown as string[];
  const signedIn = await post(`${new URL(url as string).origin}/v1/session`, { email, password });
  assert.equal(signedIn.user.role, 'warehouse');
  const listed = await start(['order', 'list', '--limit', '1'], { DATABASE_URL: '', ALLOT_DATA: dataDir })
    .ended;
  assert.equal(listed.code, 0, listed.err);
  const second = await start(['serve'], { DATABASE_URL: '', ALLOT_DATA: dataDir }).ended;
  assert.equal(second.code, 3);
  assert.match(second.err, /in use by process \d+/);
  server.child.kill('SIGINT');
  assert.equal((await server.ended).code, 0);
  await assert.rejects(readFile(join(dataDir, 'postgres/cluster/postmaster.pid')), { code: 'ENOENT' });
});

test('what cannot be served is refused before anything is founded', async () => {
  const env = { DATABASE_URL: '', ALLOT_DATA: join(folder, 'none') };
  const endings = await Promise.all([
    start(['serve', '--empty', '--currency', 'euro'], env).ended,
    start(['serve', '--empty', '--time-zone', 'Moon/Crater'], env).ended,
    start(['serve', '--port', 'x'], env).ended,
  ]);
  assert.deepEqual(
    endings.map(({ code }) => code),
    [2, 2, 2],
  );
  const reached = await start(['serve', '--host', '0.0.0.0', '--port', '0'], env).ended;
  assert.equal(reached.code, 1);
  assert.match(reached.err, /does not start with the demo company[\s\S]*--empty/);
});

test('serve --empty founds a company without anything in it but its owner', async () => {
  const dataDir = join(folder, 'empty');
  const env = { DATABASE_URL: '', ALLOT_DATA: dataDir };
  const server = start(['serve', '--port', '0', '--empty', '--name', 'Quay Goods', '--currency', 'SEK'], env);
  const [, bearer] = await untilOutput(server, /owner's token +(\S+)[\s\S]*Stop with/);
  const [, address] = /running at (\S+)/.exec(server.out()) as unknown as string[];
  const ask = (path: string) =>
    fetch(`${address}/v1/${path}`, { headers: { authorization: `Bearer ${bearer}` } });
  assert.deepEqual(((await (await ask('sales-orders')).json()) as { data: unknown[] }).data, []);
  const { name, currency } = (await (await ask('organisation')).json()) as Record<string, string>;
  assert.deepEqual([name, currency], ['Quay Goods', 'SEK']);
  const [, code] = /\/setup\?code=(\S+)/.exec(server.out()) as unknown as string[];
  const first = { name: 'Ann', email: 'ann@example.com', password: 'long enough for this' };
  assert.equal((await post(`${address}/v1/setup`, { ...first, code })).user.role, 'owner');
  server.child.kill('SIGTERM');
  assert.equal((await server.ended).code, 0);
});
