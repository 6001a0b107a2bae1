import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Asking, askingHouse } from '../../test/support/asking.ts';
import { Browser } from '../../test/support/browser.ts';
import { SeveralServers } from '../../test/support/several-servers.ts';

const PASSWORD = 'long enough for this';
let it: Asking;
before(async () => {
  it = await askingHouse({ now: '2026-12-10T09:00:00.000Z' });
});
after(() => it.house.close());

const anna = { name: 'Anna', email: 'Anna.Brandt@Example.com', role: 'sales' };

test('a user is made, found by id and e-mail, and has a timeline', async () => {
  const made = await it.done('user.create', anna);
  assert.deepEqual([made.email, made.state, made.version], ['anna.brandt@example.com', 'invited', 1]);
  assert.equal(made.invitationExpiresAt, '2026-12-17T09:00:00.000Z');
  for (const ref of [made.id, 'anna.brandt@example.com', 'ANNA.BRANDT@example.com']) {
    assert.equal((await it.ask('user.get', { ref })).name, 'Anna');
  }
  await it.done('user.update', { ref: made.id, name: 'Anna Brandt', role: 'billing', expectedVersion: 1 });
  const { data } = await it.ask('user.timeline', { ref: made.id });
  assert.deepEqual(
    data.map((one: { what: string }) => one.what),
    ['created', 'updated'],
  );
  assert.deepEqual(data[1].changes, { name: ['Anna', 'Anna Brandt'], role: ['sales', 'billing'] });
  const moved = await it.refused('user.update', { ref: made.id, name: 'A', expectedVersion: 1 });
  assert.equal(moved.type, 'version/moved');
});

test('an e-mail belongs to one user, however it is written', async () => {
  await it.done('user.create', { name: 'Bea', email: 'bea@example.com', role: 'viewer' });
  const twin = { name: 'Other', email: 'BEA@EXAMPLE.COM', role: 'viewer' };
  assert.equal((await it.refused('user.create', twin)).type, 'user/email-taken');
  await it.done('user.create', { ...twin, email: 'other@example.com' });
  const moved = { ref: 'other@example.com', email: 'Bea@example.com' };
  assert.equal((await it.refused('user.update', moved)).type, 'user/email-taken');
  const both = { name: 'Twice', email: 'twice@example.com', role: 'viewer' };
  const made = await Promise.all([it.house.do('user.create', both), it.house.do('user.create', both)]);
  assert.equal(made.filter(({ ok }) => ok).length, 1);
});

test('the secret of an invitation is shown once, and a repetition says so', async () => {
  const { desk } = it.house.assembly;
  const input = { name: 'Cid', email: 'cid@example.com', role: 'viewer' };
  const make = () => desk.command(it.house.actor, 'user.create', input, { key: 'cid' });
  const [first, again] = [await make(), await make()];
  assert.ok(first.ok && again.ok && again.replayed);
  assert.match(String(((await desk.view(it.house.actor, first)) as { secret: string }).secret), /^invite_/);
  assert.ok(!('secret' in ((await desk.view(it.house.actor, again)) as object)));
  assert.equal(again.answer['secret'], null);
  const plan = await desk.plan(it.house.actor, 'user.invite', { ref: 'cid@example.com' });
  assert.ok(plan.ok && !JSON.stringify(plan.value).includes('invite_'));
});

test('who is not active is not invited, and doing either twice changes nothing', async () => {
  const { id } = await it.done('user.create', { name: 'Dan', email: 'dan@example.com', role: 'viewer' });
  const away = await it.done('user.deactivate', { ref: id });
  assert.deepEqual([away.state, away.invitationExpiresAt], ['inactive', null]);
  assert.equal((await it.done('user.deactivate', { ref: id })).version, away.version);
  assert.equal((await it.refused('user.invite', { ref: id })).type, 'user/inactive');
  assert.equal((await it.done('user.reactivate', { ref: id })).state, 'invited');
  assert.equal((await it.refused('user.deactivate', { ref: 'nobody@example.com' })).type, 'not-found');
});

test('the last owner stays, whoever else is there', async () => {
  const { id } = await it.done('user.create', { name: 'Eva', email: 'eva@example.com', role: 'owner' });
  for (const [command, more] of [
    ['user.deactivate', {}],
    ['user.update', { role: 'sales' }],
  ] as const) {
    assert.equal((await it.refused(command, { ref: id, ...more })).type, 'user/last-owner');
  }
  await it.done('user.update', { ref: id, name: 'Eva E.', role: 'owner' });
  // One who never chose a password is no help to those who can sign in.
  await it.house.query("UPDATE app_user SET password_hash = 'x', password_set_at = now() WHERE id = $1", [
    id,
  ]);
  const other = await it.done('user.create', { name: 'Fay', email: 'fay@example.com', role: 'owner' });
  assert.equal((await it.refused('user.deactivate', { ref: id })).type, 'user/last-owner');
  await it.house.query("UPDATE app_user SET password_hash = 'x', password_set_at = now() WHERE id = $1", [
    other.id,
  ]);
  const both = await Promise.all([
    it.house.do('user.update', { ref: id, role: 'viewer' }),
    it.house.do('user.deactivate', { ref: other.id }),
  ]);
  assert.deepEqual(both.map(({ ok }) => ok).sort(), [false, true]);
});

test('two owners who put each other out over two servers leave one', async () => {
  const servers = await SeveralServers.start(2);
  try {
    for (let round = 0; round < 3; round++) {
      const company = await servers.found();
      const ids: string[] = [];
      for (const name of ['ann', 'bob']) {
        const email = `${name}-${round}@example.com`;
        const made = await company.must('/v1/users', { name, email, role: 'owner' });
        ids.push(made['id'] as string);
        const page = new Browser(servers.processes[0]!.address);
        const accepted = { secret: made['secret'], password: PASSWORD };
        assert.equal((await page.ask('POST', '/v1/invitations', accepted)).status, 201);
      }
      const answers = await Promise.all(ids.map((id) => company.post(`/v1/users/${id}/deactivate`)));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
    }
  } finally {
    await servers.close();
  }
});

test('e-mail and password that are right in two companies ask which is meant', async () => {
  const servers = await SeveralServers.start(1);
  try {
    const page = new Browser(servers.processes[0]!.address);
    const companies = [await servers.found({ name: 'One' }), await servers.found({ name: 'Two' })];
    for (const company of companies) {
      const made = await company.must('/v1/users', { name: 'Gus', email: 'gus@example.com', role: 'viewer' });
      await page.ask('POST', '/v1/invitations', { secret: made['secret'], password: PASSWORD });
    }
    const { status, body } = await page.signIn('gus@example.com', PASSWORD);
    assert.deepEqual([status, body.type], [409, '/problems/session/which-organisation']);
    assert.deepEqual(body.organisations.map((one: { name: string }) => one.name).sort(), ['One', 'Two']);
    const organisation = companies[1]!.org;
    const chosen = await page.signIn('gus@example.com', PASSWORD, { organisation });
    assert.equal(chosen.body.organisation.name, 'Two');
  } finally {
    await servers.close();
  }
});
