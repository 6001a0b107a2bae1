import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { type TestDatabase, testDatabase } from '../test/support/database.ts';
import { isLoopback } from './adapters/http/listen.ts';
import { start } from './main.ts';
import { foundOrganisation } from './organisation/index.ts';
import { foundPeople } from './people/index.ts';

let database: TestDatabase;
let token: string;
before(async () => {
  database = await testDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const founding = { name: 'Show', currency: 'EUR', timeZone: 'UTC', demo: true };
  token = (await foundOrganisation(pool, founding)).ownerToken;
  await pool.end();
});
after(() => database.drop());

const begin = (host: string, port = 0) =>
  start({ databaseUrl: database.url, host, port, logLevel: 'silent' });

test('the server starts, answers and stops', async () => {
  const server = await begin('127.0.0.1');
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${server.address}/v1/organisation`, { headers });
  assert.equal(((await answer.json()) as { name: string }).name, 'Show');
  await Promise.all([server.close(), server.close()]);
  await assert.rejects(fetch(`${server.address}/healthz`));
});

test('what has arrived when the server closes is still answered', async () => {
  const server = await begin('127.0.0.1');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = (i: number) =>
    fetch(`${server.address}/v1/customers`, { method: 'POST', headers, body: `{"name":"c${i}"}` });
  await ask(0);
  const asked = Array.from({ length: 40 }, (_, i) => ask(i).then((answer) => answer.status));
  await Promise.race(asked);
  await server.close();
  const statuses = await Promise.allSettled(asked);
  const answered = statuses.filter((one) => one.status === 'fulfilled').map((one) => one.value);
  assert.ok(answered.length > 0);
  assert.deepEqual(new Set(answered), new Set([201]));
});

test('a port in use is told with what to do', async () => {
  const server = await begin('127.0.0.1');
  const port = Number(new URL(server.address).port);
  try {
    await assert.rejects(
      begin('127.0.0.1', port),
      new RegExp(`Port ${port} .* in use.*ALLOT_PORT=${port + 1}`),
    );
  } finally {
    await server.close();
  }
});

test('demo tokens keep the server on this machine', async () => {
  await assert.rejects(begin('0.0.0.0'), /will not listen on 0\.0\.0\.0.*demo tokens.*Owner/);
});

test('demo users keep the server on this machine until they have passwords of their own', async () => {
  const other = await testDatabase();
  const pool = new pg.Pool({ connectionString: other.url, max: 1 });
  try {
    const { org } = await foundOrganisation(pool, { name: 'Own', currency: 'EUR', timeZone: 'UTC' });
    const people = [{ name: 'Ann', email: 'ann@own.example', role: 'owner' as const }];
    const times = { now: new Date(), until: new Date() };
    await foundPeople(pool, { org, people, password: 'known to everybody', ...times });
    const everywhere = { databaseUrl: other.url, host: '0.0.0.0', port: 0, logLevel: 'silent' };
    await assert.rejects(start(everywhere), /demo users \(ann@own\.example\)/);
    await pool.query('UPDATE app_user SET demo = false');
    await (await start(everywhere)).close();
  } finally {
    await pool.end();
    await other.drop();
  }
});

test('loopback is what only this machine reaches', () => {
  for (const host of ['127.0.0.1', '127.8.8.8', '::1', 'localhost']) assert.ok(isLoopback(host), host);
  for (const host of ['0.0.0.0', '::', '10.0.0.1', 'example.com', '127.0.0.1.example.com']) {
    assert.ok(!isLoopback(host), host);
  }
});
