import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asOwner } from '../../test/support/copied-database.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { assemble } from '../main.ts';
import { prove } from '../proof/index.ts';
import { shipmentDriven } from '../sales/shipment-driven.cycle.ts';
import { statusDriven } from '../sales/status-driven.cycle.ts';
import { foundDemo } from './index.ts';

interface Seen {
  readonly number: string;
  readonly status: string;
  readonly total: string;
  readonly customer: { readonly name: string };
}

const now = new Date('2026-11-20T10:00:00Z');
let database: TestDatabase;
let companies: Seen[][];

before(async () => {
  database = await testDatabase();
  companies = [await company('Harbour & Pine'), await company('Once more')];
});
after(() => database?.drop());

async function company(name: string): Promise<Seen[]> {
  const { ownerToken, orders } = await foundDemo(database.url, { name, now });
  const house = await assemble({ url: database.url });
  try {
    const actor = await house.desk.authenticate(ownerToken);
    assert.ok(actor.ok);
    const listed = await house.desk.query(actor.value, 'sales-order.list', { limit: 500 });
    assert.ok(listed.ok);
    const { data } = listed.value as { data: Seen[] };
    assert.equal(data.length, orders);
    return data;
  } finally {
    await house.close();
  }
}

test('two companies stand on one database and every number of both holds', async () => {
  const proof = await prove(database.url);
  assert.ok(proof.clean, JSON.stringify(proof.checks.filter(({ found }) => found)));
  assert.equal(proof.organisations, 2);
});

test('every demo company is the same company', () => {
  const [one, two] = companies.map((orders) =>
    orders.map(({ number, status, total }) => [number, status, total]),
  );
  assert.deepEqual(one, two);
});

test('orders stand in every status that people can bring them to, of customers in many scripts', () => {
  const [orders = []] = companies;
  const derived = new Set(['In Process', 'Fulfilled']);
  const all = [...Object.keys(shipmentDriven.states), ...Object.keys(statusDriven.states)];
  const seen = new Set(orders.map(({ status }) => status));
  assert.deepEqual(
    all.filter((status) => !seen.has(status) && !derived.has(status)),
    [],
  );
  const scripts = [/\p{Script=Arabic}/u, /\p{Script=Han}/u, /\p{Script=Greek}/u, /\p{Script=Cyrillic}/u];
  for (const script of scripts)
    assert.ok(
      orders.some(({ customer }) => script.test(customer.name)),
      String(script),
    );
});

test('some orders want more than there is', async () => {
  const [found] = await asOwner(
    database.url,
    'SELECT count(*)::int AS backordered FROM position WHERE allocated > on_hand',
  );
  assert.ok(found!.rows[0].backordered > 0);
});
