import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { DatabaseHouse } from '../support/database-house.ts';
import { must } from '../support/house-of-stories.ts';

let house: DatabaseHouse;

before(async () => {
  house = await DatabaseHouse.open();
  await must(house, 'product.create', {
    sku: 'LANTERN',
    name: 'Lantern',
    unit: 'piece',
    price: '10.00',
    taxRate: '20',
  });
  await must(house, 'product.create', {
    sku: 'HEART',
    name: 'Heart',
    unit: 'piece',
    price: '2.55',
    sellingUnits: [{ name: 'case', quantity: '12' }],
  });
  await must(house, 'customer.create', { number: 'C-1', name: 'Customer' });
});
after(() => house?.close());

const order = (more: object = {}) => ({
  customer: 'C-1',
  lines: [{ product: 'LANTERN', quantity: '3' }],
  ...more,
});
const view = async (ref: string) => {
  const found = await house.assembly.desk.query(house.actor, 'sales-order.get', { ref });
  assert.ok(found.ok);
  // biome-ignore lint/suspicious/noExplicitAny: a view is what JSON is
  return found.value as any;
};

test('an order is priced, taxed and totalled per line (A9)', async () => {
  const { id } = await must(
    house,
    'sales-order.create',
    order({
      lines: [
        { product: 'LANTERN', quantity: '3' },
        { product: 'HEART', quantity: '2', unit: 'case', discount: '1.20' },
      ],
      charges: { shipping: '5.00' },
    }),
  );
  const shown = await view(id);
  assert.deepEqual(
    [
      shown.value,
      shown.tax,
      shown.total,
      shown.lines.map((line: { amount: string }) => line.amount),
      shown.lines[1].quantity,
      shown.lines[1].sellingUnits,
    ],
    ['90.00', '6.00', '101.00', ['30.00', '60.00'], '24', '2'],
  );
});

test('what a command answers with is what opening the order shows', async () => {
  const { desk } = house.assembly;
  const verdict = await desk.command(
    house.actor,
    'sales-order.create',
    order({ confirm: true, customerPo: 'PO 7' }),
  );
  assert.ok(verdict.ok);
  const { warnings, ...answered } = (await desk.view(house.actor, verdict)) as {
    id: string;
    warnings: unknown[];
  };
  assert.equal(warnings.length, 1);
  assert.deepEqual(JSON.parse(JSON.stringify(answered)), JSON.parse(JSON.stringify(await view(answered.id))));
});

test('a product stands on one line only (A4)', async () => {
  const verdict = await house.do(
    'sales-order.create',
    order({
      lines: [
        { product: 'LANTERN', quantity: '1' },
        { product: 'LANTERN', quantity: '2' },
      ],
    }),
  );
  assert.ok(!verdict.ok);
  assert.equal(verdict.problem.type, 'sales-order/product-twice');
  assert.equal(verdict.problem.errors?.[0]?.pointer, '/lines/1/product');
});

test('200 tries with one key make one order', async () => {
  const { desk } = house.assembly;
  const key = uuidv7();
  const input = order({ customerPo: 'once' });
  const verdicts = await Promise.all(
    Array.from({ length: 200 }, () => desk.command(house.actor, 'sales-order.create', input, { key })),
  );
  assert.equal(new Set(verdicts.map((verdict) => verdict.ok && verdict.answer.id)).size, 1);
  const other = await desk.command(house.actor, 'sales-order.create', order({ customerPo: 'twice' }), {
    key,
  });
  assert.ok(!other.ok && other.problem.type === 'idempotency/key-reused');
});

test('the same outside order makes one order, sent differently it is flagged (A2)', async () => {
  const sent = order({ source: 'shop', externalId: '1001', confirm: true });
  const first = await must(house, 'sales-order.create', sent);
  const rows = await house.rows();
  const again = await must(house, 'sales-order.create', sent);
  assert.deepEqual([again.id, again.alreadyThere, await house.rows()], [first.id, true, rows]);
  const changed = { ...sent, lines: [{ product: 'LANTERN', quantity: '9' }] };
  const flagged = await must(house, 'sales-order.create', changed);
  assert.deepEqual(
    [flagged.id, flagged.flagged, await house.rows()],
    [first.id, 'sent-again-differently', rows],
  );
  assert.equal((await view(first.id)).lines[0].quantity, '3');
});

test('a number is unique for ever, a deleted order keeps its own, and counting goes past a given one (A5)', async () => {
  const { id } = await must(house, 'sales-order.create', order({ number: 'SO-000500' }));
  await must(house, 'sales-order.delete', { ref: id });
  const taken = await house.do('sales-order.create', order({ number: 'SO-000500' }));
  assert.ok(!taken.ok && taken.problem.type === 'sales-order/number-taken');
  const next = await must(house, 'sales-order.create', order());
  assert.equal(next.number, 'SO-000501');
  await must(house, 'sales-order.confirm', { ref: 'SO-000501' });
  const locked = await house.do('sales-order.update', { ref: 'SO-000501', number: 'MINE' });
  assert.ok(!locked.ok && locked.problem.type === 'sales-order/number-locked');
});

test('somebody who looked at an older version is told (lost update)', async () => {
  const { id } = await must(house, 'sales-order.create', order());
  await must(house, 'sales-order.update', { ref: id, notes: 'first', expectedVersion: 1 });
  const late = await house.do('sales-order.update', { ref: id, notes: 'second', expectedVersion: 1 });
  assert.ok(!late.ok && late.problem.type === 'version/moved');
});

test('a plan shows before and after, changes nothing, and is applied once', async () => {
  const { desk } = house.assembly;
  const { id } = await must(house, 'sales-order.create', order());
  const rows = await house.rows();
  const plan = await desk.plan(house.actor, 'sales-order.confirm', { ref: id });
  assert.ok(plan.ok && !plan.value.outcome.refused);
  assert.equal(await house.rows(), rows);
  const [position] = plan.value.outcome.positions;
  assert.equal(Number(position?.after.allocated) - Number(position?.before.allocated), 3);
  const applied = await Promise.all([1, 2, 3].map(() => desk.apply(house.actor, plan.value.plan)));
  assert.ok(applied.every((verdict) => verdict.ok && verdict.answer.status === 'Confirmed'));
  assert.equal(await house.rows(), rows + 2);
});

test('a plan whose order was changed meanwhile is stale; one whose stock merely moved is not', async () => {
  const { desk } = house.assembly;
  const { id } = await must(
    house,
    'sales-order.create',
    order({ lines: [{ product: 'HEART', quantity: '1' }] }),
  );
  await must(house, 'receipt.create', {
    location: 'MAIN',
    lines: [{ product: 'HEART', quantity: '100', unitCost: '1' }],
  });
  const stale = await desk.plan(house.actor, 'sales-order.confirm', { ref: id });
  assert.ok(stale.ok);
  await must(house, 'sales-order.edit-lines', { ref: id, edit: [{ line: 1, quantity: '2' }] });
  const refused = await desk.apply(house.actor, stale.value.plan);
  assert.ok(!refused.ok && refused.problem.type === 'plan/stale', JSON.stringify(refused));
  const good = await desk.plan(house.actor, 'sales-order.confirm', { ref: id });
  assert.ok(good.ok);
  await must(house, 'receipt.create', {
    location: 'MAIN',
    lines: [{ product: 'HEART', quantity: '5', unitCost: '1' }],
  });
  assert.ok((await desk.apply(house.actor, good.value.plan)).ok);
});

test('a refused save-and-confirm by hand saves nothing, from a shop it is kept saved and flagged (B4)', async () => {
  await must(house, 'organisation.update', { stockPolicy: 'refuse' });
  try {
    const much = { lines: [{ product: 'LANTERN', quantity: '100000' }], confirm: true };
    const byHand = await house.do('sales-order.create', order({ ...much, number: 'BY-HAND' }));
    assert.ok(!byHand.ok && byHand.problem.type === 'stock/short');
    const none = await house.do('sales-order.confirm', { ref: 'BY-HAND' });
    assert.ok(!none.ok && none.problem.type === 'not-found');
    const shop = await must(
      house,
      'sales-order.create',
      order({ ...much, source: 'shop', externalId: '1002' }),
    );
    const shown = await view(shop.id);
    assert.deepEqual([shown.status, shown.flags[0].type], ['Saved', 'not-confirmed']);
  } finally {
    await must(house, 'organisation.update', { stockPolicy: 'warn' });
  }
});

test('re-dating a status moves its entries to the new date (C6)', async () => {
  const { id } = await must(
    house,
    'sales-order.create',
    order({ workflow: 'status-driven', status: 'Entered', orderDate: '2026-11-20' }),
  );
  await must(house, 'sales-order.edit-dates', { ref: id, dates: { Received: '2026-11-10' } });
  const entries = await house.query(
    'SELECT event, day::text FROM ledger_entry WHERE source_id = $1 ORDER BY id',
    [id],
  );
  assert.deepEqual(
    entries.map((entry) => `${entry.event} ${entry.day}`),
    ['DEMAND 2026-11-20', 'ALLOCATE 2026-12-01', 'REVERSE_DEMAND 2026-11-20', 'DEMAND 2026-11-10'],
  );
});

test('a closed period refuses entries dated in it (C6)', async () => {
  await must(house, 'organisation.update', { closedThrough: '2026-10-31' });
  const verdict = await house.do(
    'sales-order.create',
    order({ workflow: 'status-driven', orderDate: '2026-10-15' }),
  );
  assert.ok(!verdict.ok && verdict.problem.type === 'ledger/period-closed');
});

test('a received order waits without a location, and is posted once it has one (C8)', async () => {
  const { id } = await must(
    house,
    'sales-order.create',
    order({ workflow: 'status-driven', location: null }),
  );
  assert.equal((await view(id)).projected, false);
  const entered = await house.do('sales-order.enter', { ref: id });
  assert.ok(!entered.ok && entered.problem.type === 'sales-order/location-required');
  const rows = await house.rows();
  await must(house, 'sales-order.update', { ref: id, location: 'MAIN' });
  assert.equal(await house.rows(), rows + 1);
});

test('duplicate makes a draft of its own (A11)', async () => {
  const { id } = await must(
    house,
    'sales-order.create',
    order({ confirm: true, externalId: 'x-1', source: 'shop', customerPo: 'PO 9' }),
  );
  const copy = await must(house, 'sales-order.duplicate', { ref: id });
  const shown = await view(copy.id);
  assert.deepEqual(
    [shown.status, shown.externalId, shown.lines[0].quantity, shown.duplicatedFrom],
    ['Saved', null, '3', id],
  );
});

test('the timeline tells everything, oldest first, and notes keep the status they were written in (H1, H2)', async () => {
  const { id } = await must(house, 'sales-order.create', order());
  await must(house, 'sales-order.note', { ref: id, note: 'call first' });
  await must(house, 'sales-order.confirm', { ref: id, note: 'agreed' });
  await must(house, 'sales-order.edit-lines', { ref: id, edit: [{ line: 1, quantity: '4' }] });
  const empty = await house.do('sales-order.note', { ref: id, note: '  ' });
  assert.ok(!empty.ok && empty.problem.type === 'input/invalid');
  const told = await house.assembly.desk.query(house.actor, 'sales-order.timeline', { ref: id });
  assert.ok(told.ok);
  const { data } = told.value as {
    data: { what: string; status: string; note: string | null; changes: object | null }[];
  };
  assert.deepEqual(
    data.map((entry) => [entry.what, entry.status, entry.note]),
    [
      ['created', 'Saved', null],
      ['note', 'Saved', 'call first'],
      ['status', 'Confirmed', 'agreed'],
      ['lines edited', 'Confirmed', null],
    ],
  );
  assert.deepEqual(data[3]?.changes, { 'line 1 quantity': ['3', '4'] });
});

test('lists filter, search and page', async () => {
  const { desk } = house.assembly;
  // biome-ignore lint/suspicious/noExplicitAny: a view is what JSON is
  const list = async (input: object): Promise<any> => {
    const found = await desk.query(house.actor, 'sales-order.list', input);
    assert.ok(found.ok, JSON.stringify(found));
    return found.value;
  };
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: { number: string }[]; nextCursor: string | null } = await list({
      limit: '3',
      ...(cursor && { cursor }),
    });
    seen.push(...page.data.map((row) => row.number));
    cursor = page.nextCursor;
  } while (cursor);
  assert.equal(new Set(seen).size, seen.length);
  assert.equal(seen.length, (await list({ limit: 500 })).data.length);
  for (const search of ['SO-0005', 'so-0005', 'Custo', 'PO 7', 'LANTERN'])
    assert.ok((await list({ search })).data.length, search);
  assert.ok(
    (await list({ status: 'Confirmed', customer: 'C-1', sort: 'orderDate' })).data.every(
      (row: { status: string }) => row.status === 'Confirmed',
    ),
  );
  assert.equal((await list({ status: ['Saved', 'Cancelled'], search: 'nothing like it' })).data.length, 0);
});

test('a fee of nothing is a fee, set and shown as such', async () => {
  const { id } = await must(house, 'sales-order.create', order());
  await must(house, 'sales-order.update', { ref: id, feePercent: '0', feeAmount: '0' });
  const shown = await view(id);
  assert.deepEqual([shown.feePercent, shown.fee, shown.feeIsManual], ['0', '0.00', true]);
});
