import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';

let it: Asking;
before(async () => {
  it = await askingHouse({ now: '2026-12-10T09:00:00.000Z' });
});
after(() => it.house.close());

test('a founded organisation is ready: a location with its unassigned bin, channels that confirm or save', async () => {
  const organisation = await it.ask('organisation.get');
  assert.deepEqual([organisation.defaultLocation, organisation.defaultChannel], ['MAIN', 'MANUAL']);
  assert.ok(await it.ask('bin.get', { ref: 'MAIN/UNASSIGNED' }));
  const channels = (await it.ask('order-channel.list')).data;
  const confirming = channels.filter((one: { confirmOnArrival: boolean }) => one.confirmOnArrival);
  assert.deepEqual(
    confirming.map((one: { code: string }) => one.code),
    ['IMPORT', 'SHOP'],
  );
});

test('settings are changed, told before and after, and guarded by their version', async () => {
  const { version } = await it.ask('organisation.get');
  const changed = await it.done('organisation.update', { timeZone: 'Europe/Berlin', stockPolicy: 'refuse' });
  assert.deepEqual(
    [changed.timeZone, changed.stockPolicy, changed.version],
    ['Europe/Berlin', 'refuse', version + 1],
  );
  assert.deepEqual(await it.ask('organisation.get'), changed);
  const [note] = await it.house.query(
    "SELECT changes FROM timeline_entry WHERE document_id = $1 AND what = 'edited'",
    [changed.id],
  );
  assert.deepEqual(note?.changes, { timeZone: ['UTC', 'Europe/Berlin'], stockPolicy: ['warn', 'refuse'] });
  const stale = await it.refused('organisation.update', { name: 'x', expectedVersion: version });
  assert.equal(stale.type, 'version/moved');
  assert.equal(
    (await it.refused('organisation.update', { timeZone: 'Mars/Base' })).errors[0].pointer,
    '/timeZone',
  );
  const nowhere = await it.refused('organisation.update', { defaultLocation: 'NOWHERE' });
  assert.equal(nowhere.errors[0].pointer, '/defaultLocation');
  await it.done('organisation.update', { stockPolicy: 'warn', timeZone: 'UTC' });
});

test('C6: a closed period takes no entries, and can be opened again', async () => {
  await it.done('product.create', { sku: 'CLOSED', name: 'x' });
  await it.done('organisation.update', { closedThrough: '2026-11-30' });
  const receipt = { location: 'MAIN', day: '2026-11-30', lines: [{ product: 'CLOSED', quantity: '1' }] };
  const problem = await it.refused('receipt.create', receipt);
  assert.equal(problem.type, 'ledger/period-closed');
  await it.done('receipt.create', { ...receipt, day: '2026-12-01' });
  await it.done('organisation.update', { closedThrough: null });
  await it.done('receipt.create', receipt);
});

test('the currency changes until there is an order, one decided a moment before included', async () => {
  assert.equal((await it.done('organisation.update', { currency: 'USD' })).currency, 'USD');
  await it.done('customer.create', { number: 'C', name: 'C' });
  await it.done('product.create', { sku: 'P', name: 'P' });
  const [, changed] = await Promise.all([
    it.done('sales-order.create', { customer: 'C', lines: [{ product: 'P', quantity: '1' }] }),
    it.house.do('organisation.update', { currency: 'CHF' }),
  ]);
  assert.equal(changed.ok || changed.problem.type, 'organisation/currency-kept');
});

test('a token opens what its role may, shows its secret once, and ends when revoked', async () => {
  const { desk } = it.house.assembly;
  const key = 'the-same-key';
  const input = { name: 'Tablet', role: 'viewer' };
  const first = await desk.command(it.house.actor, 'token.create', input, { key });
  assert.ok(first.ok);
  const made = (await desk.view(it.house.actor, first)) as { id: string; secret: string };
  const signedIn = await desk.authenticate(made.secret);
  assert.ok(signedIn.ok);
  assert.equal(signedIn.value.role, 'viewer');

  const again = await desk.command(it.house.actor, 'token.create', input, { key });
  assert.ok(again.ok && again.replayed);
  const shown = (await desk.view(it.house.actor, again)) as Record<string, unknown>;
  assert.equal(shown['id'], made.id);
  assert.equal(shown['secret'], null);
  assert.match(String(shown['note']), /shown once/);

  const kept = await it.house.query(
    "SELECT (SELECT string_agg(t::text, '') FROM token t) || (SELECT string_agg(c::text, '') FROM command_log c) AS all",
  );
  assert.ok(!kept[0]?.all.includes(made.secret.slice(-43)), 'the secret is nowhere in the database');
  const listed = (await it.ask('token.list')).data;
  assert.ok(listed.every((one: object) => !('secretHash' in one)));

  await it.done('token.revoke', { ref: made.id });
  assert.equal((await desk.authenticate(made.secret)).ok, false);
  assert.equal((await desk.command(signedIn.value, 'product.create', { sku: 'X', name: 'X' })).ok, false);
});

test('nobody locks themselves out, and no token is made that has expired', async () => {
  const own = await it.refused('token.revoke', { ref: it.house.actor.token });
  assert.equal(own.type, 'token/own');
  const past = { name: 'Late', role: 'sales', expiresAt: '2026-12-10T09:00:00+00:00' };
  assert.equal((await it.refused('token.create', past)).type, 'token/expiry-past');
  const soon = await it.done('token.create', { ...past, expiresAt: '2026-12-10T10:00:01+01:00' });
  assert.equal(soon.expiresAt, '2026-12-10T09:00:01.000Z');
});
