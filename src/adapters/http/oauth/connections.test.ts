import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answerOf } from '../../../../test/support/answer.ts';
import { Browser } from '../../../../test/support/browser.ts';
import { asOwner } from '../../../../test/support/copied-database.ts';
import { type OpenHouse, openHouse } from '../../../../test/support/house.ts';
import { OAuthClient, Visitor } from '../../../../test/support/oauth-client.ts';
import { assemble } from '../../../main.ts';
import { httpServer } from '../server.ts';

const PASSWORD = 'correct horse battery';
let house: OpenHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

let count = 0;
async function visitor(): Promise<Visitor> {
  const email = `visitor${++count}@example.com`;
  const made = await house.request('POST', '/v1/users', { name: `Visitor ${count}`, email, role: 'sales' });
  const invited = { secret: made.body.secret, password: PASSWORD };
  assert.equal((await new Browser(house.base).ask('POST', '/v1/invitations', invited)).status, 201);
  return Visitor.signedIn(house.base, email, PASSWORD);
}

async function begun() {
  const person = await visitor();
  const client = new OAuthClient(house.base);
  await client.register();
  return { person, client, page: await client.begin(person) };
}

test('whoever declines sends the program back with nothing', async () => {
  const { person, page } = await begun();
  const { body } = await person.answer(page, { allow: false });
  const back = new URL(await person.visit(body.to));
  assert.deepEqual([back.searchParams.get('error'), back.searchParams.get('code')], ['access_denied', null]);
});

test('what was said once stands', async () => {
  const { person, page } = await begun();
  assert.equal((await person.answer(page, { allow: false })).status, 200);
  const again = await person.answer(page, { allow: true, scopes: ['read'] });
  assert.deepEqual([again.status, again.body.type], [404, '/problems/connection/gone']);
});

test('nobody agrees with a token, from another site, or without being signed in', async () => {
  const { person, page } = await begun();
  const uid = page.split('/').at(-1);
  const byToken = await house.request('POST', `/v1/connections/${uid}`, { allow: true, scopes: ['read'] });
  assert.deepEqual([byToken.status, byToken.body.type], [403, '/problems/connection/session']);
  const foreign = await person.answer(
    page,
    { allow: true, scopes: ['read'] },
    { 'sec-fetch-site': 'cross-site' },
  );
  assert.equal(foreign.status, 403);
  assert.equal((await fetch(`${house.base}/v1/connections/${uid}`)).status, 401);
});

test('only the browser that began may go on: a page that was passed on shows nothing', async () => {
  const { page } = await begun();
  const other = await visitor();
  assert.equal((await other.details(page)).status, 404);
  assert.equal((await other.answer(page, { allow: true, scopes: ['read'] })).status, 404);
});

test('no scope is allowed that was not asked for, and none at all is no agreement', async () => {
  const { person, page } = await begun();
  for (const scopes of [['admin'], ['read', 'admin'], []]) {
    const refused = await person.answer(page, { allow: true, scopes });
    assert.deepEqual(
      [refused.status, refused.body.type],
      [422, '/problems/connection/scopes'],
      scopes.join(),
    );
  }
});

test('a program without a wish in scopes is asked about all of them, with none ticked but reading', async () => {
  const { person, client } = await begun();
  for (const scope of [null, 'openid profile']) {
    const { body } = await person.details(await client.begin(person, { scope }));
    assert.ok(body.scopes.length >= 10);
    const ticked = body.scopes.filter((one: { ticked: boolean }) => one.ticked);
    assert.deepEqual(
      ticked.map((one: { scope: string }) => one.scope),
      ['read'],
    );
  }
});

test('what a program calls itself is one short line, whatever it wrote', async () => {
  const person = await visitor();
  const client = new OAuthClient(house.base);
  await client.register({ client_name: `Nice\u0000\u202e\n<b>name</b>${'x'.repeat(500)}` });
  const { body } = await person.details(await client.begin(person));
  assert.match(body.client.name, /^Nice <b>name<\/b>x+$/);
  assert.equal(body.client.name.length, 80);
});

test('what a client sends is kept or refused, never a fault, zero characters too', async () => {
  const person = await visitor();
  const client = new OAuthClient(house.base);
  await client.register();
  assert.match(await client.begin(person, { state: 'a\u0000b\ud800' }), /\/connect\//);
  for (const body of ['[1', '[]', '"x"', '{"redirect_uris": 7}', 'null']) {
    const headers = { 'content-type': 'application/json' };
    const refused = await answerOf(
      await fetch(`${house.base}/oauth/register`, { method: 'POST', headers, body }),
    );
    assert.equal(refused.status, 400, `${body}: ${JSON.stringify(refused.body)}`);
  }
});

test('a client that names itself by an address is not fetched from machines only this server reaches', async () => {
  const person = await visitor();
  const client = new OAuthClient(house.base);
  for (const id of [
    'https://127.0.0.1:9/client.json',
    'https://localhost/client.json',
    'https://[::1]/c',
    'https://169.254.169.254/c',
  ]) {
    client.id = id;
    const refused = await person.look(client.address());
    assert.equal(refused.status, 400, id);
    assert.match(JSON.stringify(refused.body), /fetch not allowed/);
  }
});

test('another server on the same database knows the client and goes on with its tokens', async () => {
  const assembly = await assemble({ url: house.databaseUrl });
  const app = await httpServer({ ...assembly, url: house.base, version: '0.0.0', logLevel: 'error' });
  try {
    const other = await app.listen({ host: '127.0.0.1', port: 0 });
    const client = new OAuthClient(house.base);
    const first = await client.connect(await visitor());
    const asked = await fetch(`${other}/v1/sales-orders`, {
      headers: { authorization: `Bearer ${first.body.access_token}` },
    });
    assert.equal(asked.status, 200);
    const there = Object.assign(new OAuthClient(other), { id: client.id });
    assert.equal((await there.refresh(first.body.refresh_token)).status, 200);
    const keys = await Promise.all(
      [house.base, other].map(async (base) => (await fetch(`${base}/oauth/jwks`)).text()),
    );
    assert.equal(keys[0], keys[1]);
    assert.doesNotMatch(keys[0] as string, /"d":/);
  } finally {
    await app.close();
    await assembly.close();
  }
});

test('clients nobody connected with and what has expired are let go; what is in use stays', async () => {
  const idle = new OAuthClient(house.base);
  await idle.register();
  const used = new OAuthClient(house.base);
  const { body } = await used.connect(await visitor());
  await house.assembly.oauth.records.purge(new Date(Date.now() + 3 * 86_400_000));
  const [kinds] = await asOwner(
    house.databaseUrl,
    `SELECT kind FROM oauth_record WHERE client = '${used.id}' ORDER BY kind`,
  );
  assert.deepEqual(
    kinds!.rows.map(({ kind }) => kind),
    ['Client', 'Grant', 'RefreshToken'],
  );
  const [left] = await asOwner(
    house.databaseUrl,
    `SELECT kind FROM oauth_record WHERE client = '${idle.id}'`,
  );
  assert.deepEqual(left!.rows, []);
  assert.equal((await used.refresh(body.refresh_token)).status, 200);
});

test('whoever registers clients without end has to wait', async () => {
  const own = await openHouse({ limits: { registrationsPerHour: 2 } });
  try {
    const tries = [];
    for (let i = 0; i < 3; i++) tries.push((await new OAuthClient(own.base).register()).status);
    assert.deepEqual(tries, [201, 201, 429]);
  } finally {
    await own.close();
  }
});
