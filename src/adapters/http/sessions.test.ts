import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from '../../../test/support/browser.ts';
import { asOwner } from '../../../test/support/copied-database.ts';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';

const PASSWORD = 'correct horse battery';
let house: OpenHouse;
let now = new Date('2026-12-10T09:00:00.000Z');
const later = (days: number) => {
  now = new Date(now.getTime() + days * 86_400_000);
};

before(async () => {
  house = await openHouse({ clock: () => now });
});
after(() => house.close());

const browser = () => new Browser(house.base);
const inviting = async (name: string, role: string) => {
  const email = `${name.toLowerCase()}@example.com`;
  const { status, body } = await house.request('POST', '/v1/users', { name, email, role });
  assert.equal(status, 201, JSON.stringify(body));
  return { ...body, email } as { id: string; email: string; secret: string; link: string };
};

/** A new user who has accepted their invitation, and the browser they did it with. */
async function person(name: string, role = 'sales') {
  const made = await inviting(name, role);
  const page = browser();
  const accepted = await page.ask('POST', '/v1/invitations', { secret: made.secret, password: PASSWORD });
  assert.equal(accepted.status, 201, JSON.stringify(accepted.body));
  return { ...made, page };
}

test('an invited user chooses a password, is signed in and may what the role may', async () => {
  const { page, id, link } = await person('Anna');
  assert.match(link, /^\/invitation\?secret=invite_/);
  const { status, body } = await page.get('/v1/session');
  assert.equal(status, 200);
  assert.deepEqual(body.user, { id, name: 'Anna', email: 'anna@example.com', role: 'sales' });
  assert.equal(body.token, null);
  assert.deepEqual(body.organisation, {
    id: house.org,
    name: 'Harbour Goods',
    currency: 'EUR',
    timeZone: 'UTC',
  });
  assert.ok(['sales:write', 'views:write'].every((one) => body.permissions.includes(one)));
  assert.ok(!body.permissions.includes('stock:write'));
  assert.match(
    page.setCookie ?? '',
    /^allot-session=allot_.*; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  assert.equal((await page.ask('POST', '/v1/customers', { name: 'Made by Anna' })).status, 201);
  assert.equal((await page.ask('POST', '/v1/locations', { code: 'X', name: 'X' })).status, 403);
});

test('what is done in a session stands on timelines under the name of the person, from the web', async () => {
  const { page } = await person('Vera', 'owner');
  const made = await page.ask('POST', '/v1/users', { name: 'Ole', email: 'ole@example.com', role: 'viewer' });
  const { body } = await page.get(`/v1/users/${made.body.id}/timeline`);
  assert.deepEqual([body.data[0].by, body.data[0].source, body.data[0].what], ['Vera', 'web', 'created']);
});

test('a token asks who it is, and has no session to end and no password', async () => {
  const { body } = await house.request('GET', '/v1/session');
  assert.deepEqual([body.user, body.token.role], [null, 'owner']);
  assert.equal((await house.request('DELETE', '/v1/session')).body.type, '/problems/session/none');
  const change = { current: PASSWORD, password: `${PASSWORD}!` };
  const refused = await house.request('POST', '/v1/session/password', change);
  assert.equal(refused.body.type, '/problems/session/none');
});

test('signing in takes the e-mail however it is written; signing out ends the session', async () => {
  await person('Bert');
  const page = browser();
  const { status, body } = await page.signIn(' BERT@Example.com ', PASSWORD);
  assert.deepEqual([status, body.user.name], [201, 'Bert']);
  const { cookie } = page;
  assert.equal((await page.ask('DELETE', '/v1/session')).status, 204);
  assert.match(page.setCookie ?? '', /^allot-session=; Max-Age=0/);
  page.cookie = cookie;
  assert.equal((await page.get('/v1/session')).status, 401);
  assert.equal((await page.ask('POST', '/v1/customers', { name: 'No' })).status, 401);
});

test('an unknown e-mail, a wrong password and a user without one get the same answer after the same work', async () => {
  await person('Cleo');
  const invited = await inviting('Dora', 'viewer');
  const put = await person('Emil');
  await house.request('POST', `/v1/users/${put.id}/deactivate`);
  const tries = [
    ['nobody@example.com', PASSWORD],
    ['cleo@example.com', 'another password'],
    [invited.email, PASSWORD],
    [put.email, PASSWORD],
  ] as const;
  const answers = new Map<string, unknown>();
  const work = new Map<string, number[]>(tries.map(([email]) => [email, []]));
  // Processor time and by turns: the machine may be busy with something else.
  for (let round = 0; round < 15; round++) {
    for (const [email, password] of tries) {
      const began = process.cpuUsage();
      const { status, body } = await browser().signIn(email, password);
      const { user, system } = process.cpuUsage(began);
      work.get(email)?.push(user + system);
      answers.set(email, { ...body, status, instance: '' });
    }
  }
  const [first, ...others] = answers.values();
  assert.equal((first as { type: string }).type, '/problems/session/refused');
  for (const answer of others) assert.deepEqual(answer, first);
  // Hashing is what takes the time: nobody is answered without it.
  const times = [...work.values()].map((all) => all.sort((a, b) => a - b)[7]! / 1000);
  assert.ok(Math.min(...times) > Math.max(...times) / 2, `${times.join(', ')} ms`);
});

test('a page of another site can neither use a session nor sign anybody in', async () => {
  const { page, email } = await person('Finn');
  const tried = (headers: Record<string, string>) =>
    page.ask('POST', '/v1/customers', { name: 'X' }, headers);
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: house.base },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
  ] as Record<string, string>[]) {
    const { status, body } = await tried(headers);
    assert.deepEqual([status, body.type], [403, '/problems/access/cross-site'], JSON.stringify(headers));
  }
  assert.equal((await tried({ origin: house.base })).status, 201);
  assert.equal((await tried({ 'sec-fetch-site': 'none' })).status, 201);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const form = { 'sec-fetch-site': 'same-origin', 'content-type': type };
    assert.equal((await page.ask('POST', '/v1/customers', '{"name":"X"}', form)).status, 403, type);
  }
  const reading = await page.ask('GET', '/v1/customers', undefined, { 'sec-fetch-site': 'cross-site' });
  assert.equal(reading.status, 200);
  const foreign = { 'sec-fetch-site': 'cross-site' };
  const signIn = await page.ask('POST', '/v1/session', { email, password: PASSWORD }, foreign);
  assert.deepEqual([signIn.status, signIn.body.type], [403, '/problems/access/cross-site']);
  assert.equal((await page.ask('DELETE', '/v1/session', undefined, foreign)).status, 403);
  assert.equal((await page.get('/v1/session')).status, 200);
});

test('a session is shown in its cookie and a token in its header, never the other way round', async () => {
  const { page } = await person('Gina');
  const text = page.cookie?.split('=')[1] ?? '';
  const asBearer = await house.request('GET', '/v1/session', undefined, { authorization: `Bearer ${text}` });
  assert.equal(asBearer.status, 401);
  const throughProxy = { 'sec-fetch-site': 'same-origin', authorization: 'Basic dTpw' };
  assert.equal((await page.ask('GET', '/v1/session', undefined, throughProxy)).status, 200);
  page.cookie = `allot-session=${house.token}`;
  assert.equal((await page.get('/v1/session')).status, 401);
});

test('who is deactivated is out at once, and stays out of old sessions when reactivated', async () => {
  const { page, id } = await person('Hugo');
  assert.equal((await page.ask('POST', '/v1/customers', { name: 'Before' })).status, 201);
  assert.equal((await house.request('POST', `/v1/users/${id}/deactivate`)).body.state, 'inactive');
  assert.equal((await page.get('/v1/customers')).status, 401);
  assert.equal((await page.ask('POST', '/v1/customers', { name: 'After' })).status, 401);
  assert.equal((await page.signIn('hugo@example.com', PASSWORD)).status, 401);
  assert.equal((await house.request('POST', `/v1/users/${id}/reactivate`)).body.state, 'active');
  assert.equal((await page.get('/v1/customers')).status, 401);
  assert.equal((await page.signIn('hugo@example.com', PASSWORD)).status, 201);
});

test('another role counts from the next request on', async () => {
  const { page, id } = await person('Ida', 'viewer');
  assert.equal((await page.ask('POST', '/v1/customers', { name: 'X' })).status, 403);
  await house.request('PATCH', `/v1/users/${id}`, { role: 'sales' });
  assert.equal((await page.ask('POST', '/v1/customers', { name: 'X' })).status, 201);
  await house.request('PATCH', `/v1/users/${id}`, { role: 'viewer' });
  assert.equal((await page.ask('POST', '/v1/customers', { name: 'Y' })).status, 403);
  assert.equal((await page.get('/v1/session')).body.user.role, 'viewer');
});

test('an invitation works once, a week long, until there is a newer one', async () => {
  const { secret, id } = await inviting('Jana', 'sales');
  const accept = (text: string) =>
    browser().ask('POST', '/v1/invitations', { secret: text, password: PASSWORD });
  const lookUp = (text: string) => browser().ask('POST', '/v1/invitations/look-up', { secret: text });
  const known = { name: 'Jana', email: 'jana@example.com', organisation: 'Harbour Goods' };
  assert.deepEqual((await lookUp(secret)).body, known);
  assert.equal((await accept(`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`)).status, 410);
  const [one, two] = await Promise.all([accept(secret), accept(secret)]);
  assert.deepEqual([one.status, two.status].sort(), [201, 410]);
  assert.equal((await lookUp(secret)).status, 410);
  const again = await accept(secret);
  assert.deepEqual([again.status, again.body.type], [410, '/problems/invitation/refused']);
  const first = (await house.request('POST', `/v1/users/${id}/invite`)).body.secret;
  const second = (await house.request('POST', `/v1/users/${id}/invite`)).body.secret;
  assert.equal((await accept(first)).status, 410);
  later(6.9);
  assert.equal((await accept(second)).status, 201);
  const third = (await house.request('POST', `/v1/users/${id}/invite`)).body.secret;
  later(7.1);
  assert.equal((await accept(third)).status, 410);
});

test('a new password signs the user out everywhere else', async () => {
  const { page, email } = await person('Kurt');
  const elsewhere = browser();
  await elsewhere.signIn(email, PASSWORD);
  const change = (current: string, password: string) =>
    page.ask('POST', '/v1/session/password', { current, password });
  const wrong = await change('not the password', 'a new long one');
  assert.deepEqual([wrong.status, wrong.body.errors[0].pointer], [422, '/current']);
  const short = await change(PASSWORD, 'short');
  assert.deepEqual([short.status, short.body.errors[0].pointer], [422, '/password']);
  assert.equal((await change(PASSWORD, 'a new long one')).status, 204);
  assert.equal((await page.get('/v1/session')).status, 200);
  assert.equal((await elsewhere.get('/v1/session')).status, 401);
  assert.equal((await elsewhere.signIn(email, PASSWORD)).status, 401);
  assert.equal((await elsewhere.signIn(email, 'a new long one')).status, 201);
  assert.equal(
    (await house.request('GET', `/v1/users/${email}/timeline`)).body.data.at(-1).what,
    'password-changed',
  );
});

test('a session not used for two weeks is over; one that is used goes on', async () => {
  const [idle, busy] = [await person('Lena'), await person('Moritz')];
  later(10);
  assert.equal((await busy.page.get('/v1/session')).status, 200);
  await house.desk.noteUses();
  later(5);
  assert.equal((await busy.page.get('/v1/session')).status, 200);
  assert.equal((await idle.page.get('/v1/session')).status, 401);
});

test('signing in again in the same browser ends the session before', async () => {
  const { page, email } = await person('Nils');
  const { cookie } = page;
  assert.equal((await page.signIn(email, PASSWORD)).status, 201);
  assert.equal((await page.get('/v1/session')).status, 200);
  page.cookie = cookie;
  assert.equal((await page.get('/v1/session')).status, 401);
});

test('sessions are among the tokens only when asked for, and an owner may end one', async () => {
  const { page, id } = await person('Olga');
  const plain = (await house.request('GET', '/v1/tokens?limit=500')).body.data;
  assert.ok(plain.length && plain.every((one: { user: unknown }) => one.user === null));
  const all = (await house.request('GET', '/v1/tokens?limit=500&sessions=true')).body.data;
  const [session] = all.filter((one: { user: unknown }) => one.user === id);
  assert.equal(session.name, 'Olga');
  assert.equal((await house.request('POST', `/v1/tokens/${session.id}/revoke`)).status, 200);
  assert.equal((await page.get('/v1/session')).status, 401);
});

test('no password and no secret is kept anywhere as it was typed', async () => {
  const { secret, page } = await person('Paula');
  await page.ask('POST', '/v1/session/password', { current: PASSWORD, password: 'another long one' });
  const tables = ['app_user', 'token', 'command_log', 'timeline_entry', 'outbox', 'plan'];
  const every = tables.map((table) => `(SELECT coalesce(string_agg(t::text, ''), '') FROM ${table} t)`);
  const [found] = await asOwner(house.databaseUrl, `SELECT ${every.join(' || ')} AS all`);
  const { all } = found!.rows[0];
  assert.match(all, /\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  for (const hidden of [PASSWORD, 'another long one', secret.slice(-43), page.cookie?.slice(-43) ?? ''])
    assert.ok(hidden && !all.includes(hidden));
});

test('behind https the cookie is bound to this host and Secure', async () => {
  const proxied = await openHouse({ trustProxy: true });
  try {
    const made = await proxied.request('POST', '/v1/users', {
      name: 'Q',
      email: 'q@example.com',
      role: 'viewer',
    });
    const page = new Browser(proxied.base);
    const headers = { 'x-forwarded-proto': 'https', 'sec-fetch-site': 'same-origin' };
    const accepted = { secret: made.body.secret, password: PASSWORD };
    assert.equal((await page.ask('POST', '/v1/invitations', accepted, headers)).status, 201);
    assert.match(page.setCookie ?? '', /^__Host-allot=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    assert.equal((await page.ask('GET', '/v1/session', undefined, headers)).status, 200);
  } finally {
    await proxied.close();
  }
});
