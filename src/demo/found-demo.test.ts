import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { asOwner } from '../../test/support/copied-database.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { assemble } from '../main.ts';
import { prove } from '../proof/index.ts';
import { dropShipCycle } from '../purchasing/drop-ship.cycle.ts';
import { purchaseOrderCycle } from '../purchasing/purchase-order.cycle.ts';
import { shipmentDriven } from '../sales/shipment-driven.cycle.ts';
import { statusDriven } from '../sales/status-driven.cycle.ts';
import { shipmentCycle } from '../shipping/shipment.cycle.ts';
import { stockCountCycle } from '../stock/stock-count.cycle.ts';
import { transferCycle } from '../stock/transfer.cycle.ts';
import { DEMO_PASSWORD, foundDemo } from './index.ts';

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

test('somebody sent two files: one is imported, one has faults and waits', async () => {
  const files = await seenIn(
    "SELECT what || ' ' || status || ' ' || coalesce(rehearsal->'faults'->>'total', '-') FROM import_file",
  );
  assert.deepEqual([...files].sort(), ['orders new 2', 'products done -']);
});

test('an agent asked a person for two things that wait, and was declined a third', async () => {
  const asked = await seenIn(
    `SELECT a.command || ' ' || a.status || ' ' || (a.outcome->>'refused') || ' ' || coalesce(a.note, '-')
     FROM approval a JOIN token t ON t.org_id = a.org_id AND t.id = a.token_id WHERE t.agent IS NOT NULL`,
  );
  assert.deepEqual([...asked].sort(), [
    'sales-order.cancel declined false I have them on the phone, they want it.',
    'sales-order.cancel waiting false -',
    'sales-order.create waiting false -',
  ]);
  const by = await seenIn("SELECT asked || ' ' || outcome FROM audit_entry WHERE outcome <> 'refused'");
  for (const what of ['sales-order.note done', 'sales-order.cancel waiting', 'sales-order.create waiting'])
    assert.ok(by.has(what), what);
});

test('the story is told by those who work there, and each of them can sign in', async () => {
  const by = await seenIn(
    `SELECT k.name FROM timeline_entry t JOIN token k ON k.org_id = t.org_id AND k.id = t.actor_id`,
  );
  assert.deepEqual([...by].sort(), [
    'Aylin Demir',
    'Jonas Petersen',
    'Marta Lindqvist',
    'Order desk assistant',
    'Sofia Marques',
  ]);
  const open = await seenIn('SELECT id FROM token WHERE user_id IS NOT NULL AND expires_at > now()');
  assert.equal(open.size, 0, 'the sessions of the story are over');
  const house = await assemble({ url: database.url });
  try {
    for (const role of ['owner', 'sales', 'warehouse', 'billing', 'viewer']) {
      for (const company of ['harbour-pine', 'once-more']) {
        const email = `${role}@${company}.example`;
        const cameIn = await house.door.signIn({ email, password: DEMO_PASSWORD });
        assert.ok(cameIn.ok, email);
        assert.equal(cameIn.value.actor.role, role);
      }
    }
  } finally {
    await house.close();
  }
});

test('every demo company is the same company', () => {
  const [one, two] = companies.map((orders) =>
    orders.map(({ number, status, total }) => [number, status, total]),
  );
  assert.deepEqual(one, two);
});

test('orders stand in every status of both lives, of customers in many scripts', () => {
  const [orders = []] = companies;
  const all = [...Object.keys(shipmentDriven.states), ...Object.keys(statusDriven.states)];
  const seen = new Set(orders.map(({ status }) => status));
  assert.deepEqual(
    all.filter((status) => !seen.has(status)),
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

/** What is seen in the first column of a statement. */
async function seenIn(statement: string): Promise<Set<string>> {
  const [found] = await asOwner(database.url, statement);
  return new Set(found!.rows.map((row) => Object.values(row)[0] as string));
}

const CYCLES = {
  shipment: shipmentCycle,
  transfer: transferCycle,
  stock_count: stockCountCycle,
} as const;

test('shipments, transfers and stock counts stand in every status', async () => {
  for (const [table, { states }] of Object.entries(CYCLES)) {
    const seen = await seenIn(`SELECT DISTINCT status FROM ${table}`);
    assert.deepEqual(
      Object.keys(states).filter((status) => !seen.has(status)),
      [],
      table,
    );
  }
});

test('purchase orders and drop-ships stand in every status', async () => {
  for (const [kind, { states }] of Object.entries({
    stock: purchaseOrderCycle,
    'drop-ship': dropShipCycle,
  })) {
    const seen = await seenIn(`SELECT DISTINCT status FROM purchase_order WHERE kind = '${kind}'`);
    assert.deepEqual(
      Object.keys(states).filter((status) => !seen.has(status)),
      [],
      kind,
    );
  }
});

test('invoices are drafts, open, paid in part, paid, overdue and void; money waits, and went back', async () => {
  const some = {
    draft: "FROM invoice WHERE status = 'draft'",
    open: "FROM invoice WHERE status = 'open' AND paid + credited = 0",
    'partially paid': "FROM invoice WHERE status = 'open' AND paid > 0 AND paid + credited < total",
    paid: "FROM invoice WHERE status = 'open' AND paid + credited = total",
    overdue: "FROM invoice WHERE status = 'open' AND paid + credited < total AND due_on < '2026-11-20'",
    void: "FROM invoice WHERE status = 'void'",
    deposit: 'FROM payment WHERE order_id IS NOT NULL AND allocated + refunded < amount',
    credit: 'FROM payment WHERE order_id IS NULL AND allocated + refunded < amount',
    'credit note with its goods': 'FROM credit_note WHERE return_id IS NOT NULL',
    'credit note without': 'FROM credit_note WHERE return_id IS NULL',
    refund: 'FROM refund',
    'needs a credit note': `FROM sales_order WHERE status = 'Cancelled' AND flags @> '[{"type": "needs-credit-note"}]'`,
    held: 'FROM sales_order WHERE hold IS NOT NULL',
  };
  for (const [what, from] of Object.entries(some)) {
    assert.ok((await seenIn(`SELECT 'some' ${from} LIMIT 1`)).has('some'), what);
  }
});

test('a lot is in quarantine, another has expired, both with goods', async () => {
  const seen = await seenIn(
    `SELECT DISTINCT CASE WHEN l.quarantined THEN 'quarantined' WHEN l.expires_on < '2026-11-20' THEN 'expired' END
     FROM lot l JOIN bin_position b ON b.org_id = l.org_id AND b.lot_id = l.id WHERE b.on_hand > 0`,
  );
  assert.ok(seen.has('quarantined') && seen.has('expired'));
});
