import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { foundOrganisation } from '../../src/organisation/index.ts';
import { testDatabase } from '../support/database.ts';
import { type Body, ended, type Imported, sent } from '../support/import-http.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';

/** A server that is killed in the middle of an import, and others on the same database that go on with it. */
let database: Awaited<ReturnType<typeof testDatabase>>;
let pool: pg.Pool;
let token: string;
let org: string;
const servers: ServerProcess[] = [];
before(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => {});
  const founded = await foundOrganisation(pool, { name: 'Crashing', currency: 'GBP', timeZone: 'UTC' });
  [token, org] = [founded.ownerToken, founded.org];
});
after(async () => {
  for (const server of servers) if (server.child.exitCode === null) await server.stop();
  await pool.end();
  await database.drop();
});

async function another(): Promise<[ServerProcess, Imported]> {
  const server = await startServerProcess(database.url);
  servers.push(server);
  return [server, sent(server.address, token)];
}

const count = async (text: string): Promise<number> =>
  (await pool.query(`SELECT count(*)::int AS n FROM ${text} AND org_id = $1`, [org])).rows[0].n;

/** The silence after which a server is taken to be gone, without waiting for it. */
const later = () =>
  pool.query("UPDATE import_file SET beat_at = beat_at - interval '1 minute' WHERE status = 'running'");

const MAPPING = {
  columns: { document: 'Order', customer: 'Customer', product: 'SKU', quantity: 'Qty', unitPrice: 'Price' },
  fixed: { confirm: true },
  customers: { create: true },
  products: { create: true },
};
const ORDERS = 1500;
const rows = Array.from(
  { length: ORDERS },
  (_, i) => `K-${i},C${i % 7},P${i % 20},1,1.50\nK-${i},C${i % 7},P${(i + 3) % 20},2,2`,
);
const FILE = `Order,Customer,SKU,Qty,Price\n${rows.join('\n')}`;

async function begun(shop: Imported, what: string, file: string | Buffer, mapping: unknown): Promise<Body> {
  const sentFile = await shop.send(what, file, 'file.csv');
  if (mapping) await shop.must('PATCH', `/v1/imports/${sentFile['id']}`, { mapping });
  await shop.must('POST', `/v1/imports/${sentFile['id']}/rehearse`);
  return shop.must('POST', `/v1/imports/${sentFile['id']}/apply`);
}

async function underWay(of: string, least: number): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await wait(5))
    if ((await count(of)) >= least) return;
  throw new Error('nothing is written');
}

test('an import whose server is killed half-way is gone on with by another, each source order once', async () => {
  const [first, shop] = await another();
  const file = await begun(shop, 'orders', FILE, MAPPING);
  await underWay("sales_order WHERE external_id LIKE 'K-%'", 150);
  await first.kill();
  const written = await count("sales_order WHERE external_id LIKE 'K-%'");
  assert.ok(written >= 150 && written < ORDERS, `${written} were written when it was killed`);

  const [second, next] = await another();
  const running = await next.must('GET', `/v1/imports/${file['id']}`);
  assert.equal(running['status'], 'running');
  await later();
  const broken = await next.must('GET', `/v1/imports/${file['id']}`);
  assert.equal(broken['status'], 'interrupted');
  assert.deepEqual(
    broken['moves'].filter((move: Body) => move['allowed']).map((move: Body) => move['name']),
    ['resume'],
  );
  const [third, last] = await another();
  const asked = [next, last, next].map((one) => one.ask('POST', `/v1/imports/${file['id']}/resume`));
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  assert.deepEqual(statuses, [202, 202, 202]);
  const done = await ended(next, file['id']);
  assert.deepEqual([done['status'], done['progress']], ['done', { settled: ORDERS, total: ORDERS }]);
  const { created, alreadyThere, refused } = done['counts'];
  assert.deepEqual([created + alreadyThere, refused], [ORDERS, 0]);
  assert.equal(await count("sales_order WHERE external_id LIKE 'K-%'"), ORDERS);
  assert.equal(await count("ledger_entry WHERE event = 'ALLOCATE'"), ORDERS * 2);
  await Promise.all([second.stop(), third.stop()]);
});

test('a server that is stopped in good order lets go of its import at once, and stock comes in once', async () => {
  const [first, shop] = await another();
  const lines = Array.from({ length: 6000 }, (_, i) => `MAIN,P${i % 20},1`);
  const stock = `location,product,quantity\n${lines.join('\n')}`;
  const file = await begun(shop, 'stock', stock, null);
  await underWay("ledger_entry WHERE event = 'RECEIVE'", 500);
  await first.stop();
  const [second, next] = await another();
  const stopped = await next.must('GET', `/v1/imports/${file['id']}`);
  assert.ok(['interrupted', 'done'].includes(stopped['status']));
  if (stopped['status'] === 'interrupted') await next.must('POST', `/v1/imports/${file['id']}/resume`);
  assert.equal((await ended(next, file['id']))['status'], 'done');
  const { rows } = await pool.query('SELECT sum(on_hand)::text AS n FROM position WHERE org_id = $1', [org]);
  assert.equal(rows[0].n, '6000.0000');
  await second.stop();
});

const DAY = fileURLToPath(new URL('../../../shared/data/online-retail/2011-12-09.csv', import.meta.url));
const skip = existsSync(DAY) ? false : 'the data of Online Retail is not here (../shared/data)';

test('a real day of a wholesaler is known by its columns and imported over HTTP', { skip }, async () => {
  const [server, shop] = await another();
  const file = await shop.send('orders', readFileSync(DAY), '2011-12-09.csv');
  assert.deepEqual(
    [file['mappingFrom'], file['mappingName'], file['rows']],
    ['shipped', 'online-retail', 1632],
  );
  const { rehearsal } = await shop.must('POST', `/v1/imports/${file['id']}/rehearse`);
  assert.deepEqual([rehearsal.create, rehearsal.lines, rehearsal.faults.total], [44, 1599, 0]);
  const { value, charges } = rehearsal;
  const pence = [value, charges.shipping, charges.other].map(({ GBP }) => Math.round(Number(GBP) * 100));
  assert.equal(
    pence.reduce((sum, one) => sum + one),
    20_092_060,
  );
  assert.deepEqual(rehearsal.skipped, [
    { reason: 'credit invoice', rows: { total: 7, first: rehearsal.skipped[0].rows.first } },
  ]);
  await shop.must('POST', `/v1/imports/${file['id']}/apply`);
  const done = await ended(shop, file['id']);
  assert.deepEqual([done['counts'].created, done['result'].faults.total], [44, 0]);
  await server.stop();
});
