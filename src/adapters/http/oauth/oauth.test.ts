import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { answerOf } from '../../../../test/support/answer.ts';
import { Browser } from '../../../../test/support/browser.ts';
import { asOwner } from '../../../../test/support/copied-database.ts';
import { type OpenHouse, openHouse } from '../../../../test/support/house.ts';
import { OAuthClient, Visitor } from '../../../../test/support/oauth-client.ts';
import { foundOrganisation } from '../../../organisation/index.ts';

const PASSWORD = 'correct horse battery';
let house: OpenHouse;
before(async () => {
  house = await openHouse();
});
after(() => house.close());

let count = 0;
/** A new user, signed in with a browser of their own. */
async function person(role = 'sales') {
  const email = `person${++count}@example.com`;
  const made = await house.request('POST', '/v1/users', { name: `Person ${count}`, email, role });
  const { secret } = made.body;
  const accepted = await new Browser(house.base).ask('POST', '/v1/invitations', {
    secret,
    password: PASSWORD,
  });
  assert.equal(accepted.status, 201);
  return {
    id: made.body.id as string,
    name: `Person ${count}`,
    visitor: await Visitor.signedIn(house.base, email, PASSWORD),
  };
}

const asking = async (access: string, path = '/v1/sales-orders', method = 'GET') =>
  answerOf(await fetch(house.base + path, { method, headers: { authorization: `Bearer ${access}` } }));

test('a client learns from a refusal where to sign in, and from there how', async () => {
  const refused = await fetch(`${house.base}/mcp`, { method: 'POST' });
  assert.equal(refused.status, 401);
  const challenge = refused.headers.get('www-authenticate') ?? '';
  const metadata = `resource_metadata="${house.base}/.well-known/oauth-protected-resource/mcp"`;
  assert.ok(challenge.includes(metadata) && challenge.includes('scope="read draft'), challenge);
  const resource = await answerOf(await fetch(`${house.base}/.well-known/oauth-protected-resource/mcp`));
  assert.equal(resource.body.resource, `${house.base}/mcp`);
  assert.deepEqual(resource.body.authorization_servers, [house.base]);
  assert.ok(resource.body.scopes_supported.includes('cancel'));
  const server = await answerOf(await fetch(`${house.base}/.well-known/oauth-authorization-server`));
  assert.equal(server.body.issuer, house.base);
  assert.equal(server.body.registration_endpoint, `${house.base}/oauth/register`);
  assert.deepEqual(server.body.code_challenge_methods_supported, ['S256']);
  assert.deepEqual(server.body.scopes_supported, resource.body.scopes_supported);
  assert.deepEqual(server.body.response_types_supported, ['code']);
  assert.deepEqual(server.body.token_endpoint_auth_methods_supported, ['none']);
  assert.equal(server.body.client_id_metadata_document_supported, true);
});

test('a program registers, a person agrees, and it acts for them within what was ticked', async () => {
  const { visitor, name } = await person('owner');
  const client = new OAuthClient(house.base);
  const registered = await client.register();
  assert.equal(registered.status, 201, JSON.stringify(registered.body));
  assert.equal(registered.body.token_endpoint_auth_method, 'none');
  assert.equal(registered.body.client_secret, undefined);
  const page = await client.begin(visitor);
  assert.match(new URL(page).pathname, /^\/connect\//);
  const { status, body } = await visitor.details(page);
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(body.client, {
    name: 'Desktop assistant',
    host: null,
    redirect: { to: '127.0.0.1:33418', kind: 'this-machine' },
  });
  assert.deepEqual(
    body.scopes.map((one: { scope: string; ticked: boolean }) => [one.scope, one.ticked]),
    [
      ['read', true],
      ['draft', false],
      ['pay', false],
    ],
  );
  assert.deepEqual([body.user.name, body.organisation.name], [name, 'Harbour Goods']);
  const agreed = await visitor.answer(page, { allow: true, scopes: ['read'], days: 30 });
  assert.equal(agreed.status, 200, JSON.stringify(agreed.body));
  const back = new URL(await visitor.visit(agreed.body.to));
  assert.equal(`${back.origin}${back.pathname}`, client.redirect);
  assert.deepEqual([back.searchParams.get('state'), back.searchParams.get('iss')], ['here', house.base]);
  const tokens = await client.exchange(back.searchParams.get('code') as string);
  assert.equal(tokens.status, 200, JSON.stringify(tokens.body));
  assert.deepEqual(
    [tokens.body.scope, tokens.body.token_type, tokens.body.expires_in],
    ['read', 'Bearer', 3600],
  );
  assert.equal((await asking(tokens.body.access_token)).status, 200);
  const written = await house.request(
    'POST',
    '/v1/customers',
    { name: 'No' },
    { authorization: `Bearer ${tokens.body.access_token}` },
  );
  assert.equal(written.status, 403, JSON.stringify(written.body));
});

test('without a proof key nothing begins, and with a wrong one nothing is given out', async () => {
  const { visitor } = await person();
  const client = new OAuthClient(house.base);
  await client.register();
  const without = new URL(await client.begin(visitor, { code_challenge: null, code_challenge_method: null }));
  assert.equal(without.searchParams.get('error'), 'invalid_request');
  const plain = new URL(await client.begin(visitor, { code_challenge_method: 'plain' }));
  assert.equal(plain.searchParams.get('error'), 'invalid_request');
  const { body } = await visitor.answer(await client.begin(visitor), { allow: true, scopes: ['read'] });
  const code = new URL(await visitor.visit(body.to)).searchParams.get('code') as string;
  const wrong = await client.exchange(code, { code_verifier: 'a'.repeat(43) });
  assert.deepEqual([wrong.status, wrong.body.error], [400, 'invalid_grant']);
});

test('a code used twice is refused, and what was given out for it ends', async () => {
  const { visitor } = await person();
  const client = new OAuthClient(house.base);
  await client.register();
  const { body } = await visitor.answer(await client.begin(visitor), { allow: true, scopes: ['read'] });
  const code = new URL(await visitor.visit(body.to)).searchParams.get('code') as string;
  const first = await client.exchange(code);
  assert.equal((await asking(first.body.access_token)).status, 200);
  assert.equal((await client.exchange(code)).body.error, 'invalid_grant');
  assert.equal((await asking(first.body.access_token)).status, 401);
  assert.equal((await client.refresh(first.body.refresh_token)).body.error, 'invalid_grant');
});

test('an answer goes only where the client said when it registered', async () => {
  const { visitor } = await person();
  const client = new OAuthClient(house.base);
  await client.register();
  const elsewhere = await visitor.look(
    client.address({ redirect_uri: 'https://elsewhere.example/callback' }),
  );
  assert.equal(elsewhere.status, 400);
  assert.equal(elsewhere.headers.get('location'), null);
  // Any port of this machine is as good as another: it is taken when the program starts.
  assert.match(
    await client.begin(visitor, { redirect_uri: 'http://127.0.0.1:40000/callback' }),
    /\/connect\//,
  );
  for (const unsafe of ['http://elsewhere.example/', 'javascript:alert(1)', 'not an address']) {
    const refused = await new OAuthClient(house.base).register({ redirect_uris: [unsafe] });
    assert.deepEqual([unsafe, refused.status], [unsafe, 400]);
  }
  for (const safe of [
    'https://app.example/callback',
    'cursor://anysphere.cursor/callback',
    'http://localhost/callback',
  ]) {
    assert.equal((await new OAuthClient(house.base).register({ redirect_uris: [safe] })).status, 201, safe);
  }
});

test('a refresh gives new tokens, and the old one shown again ends them all', async () => {
  const { visitor } = await person();
  const client = new OAuthClient(house.base);
  const first = await client.connect(visitor);
  const second = await client.refresh(first.body.refresh_token);
  assert.equal(second.status, 200, JSON.stringify(second.body));
  assert.notEqual(second.body.refresh_token, first.body.refresh_token);
  assert.equal((await asking(second.body.access_token)).status, 200);
  assert.equal((await client.refresh(first.body.refresh_token)).body.error, 'invalid_grant');
  assert.equal((await asking(second.body.access_token)).status, 401);
  assert.equal((await client.refresh(second.body.refresh_token)).body.error, 'invalid_grant');
});

test('of two who refresh at once at most one is answered, and neither goes on', async () => {
  const { visitor } = await person();
  const client = new OAuthClient(house.base);
  const first = await client.connect(visitor);
  const both = await Promise.all([1, 2].map(() => client.refresh(first.body.refresh_token)));
  const won = both.filter(({ status }) => status === 200);
  assert.ok(won.length <= 1);
  for (const { body } of won) {
    assert.equal((await client.refresh(body.refresh_token)).status, 400);
    assert.equal((await asking(body.access_token)).status, 401);
  }
});

test('revoking the token behind it counts from the next request on, and stops the refresh', async () => {
  const { visitor } = await person();
  const client = new OAuthClient(house.base);
  const { body } = await client.connect(visitor);
  const [found] = await asOwner(
    house.databaseUrl,
    "SELECT id FROM token WHERE agent = 'Desktop assistant' ORDER BY id DESC LIMIT 1",
  );
  assert.equal((await asking(body.access_token)).status, 200);
  assert.equal((await house.request('POST', `/v1/tokens/${found!.rows[0].id}/revoke`)).status, 200);
  assert.equal((await asking(body.access_token)).status, 401);
  assert.equal((await client.refresh(body.refresh_token)).body.error, 'invalid_grant');
});

test('a user who may not sign in any more is not acted for either', async () => {
  const { visitor, id } = await person();
  const { body } = await new OAuthClient(house.base).connect(visitor);
  assert.equal((await asking(body.access_token)).status, 200);
  await house.request('POST', `/v1/users/${id}/deactivate`);
  assert.equal((await asking(body.access_token)).status, 401);
});

test('an access token opens what it was made for and nothing else', async () => {
  const { visitor } = await person();
  const client = new OAuthClient(house.base);
  const { body } = await client.connect(visitor, ['read'], { resource: `${house.base}/mcp` });
  const refused = await asking(body.access_token);
  assert.equal(refused.status, 401);
  assert.match(refused.body.detail, /is for http.*\/mcp, not for http.*\/v1/);
  const elsewhere = new URL(await client.begin(visitor, { resource: 'https://other.example/mcp' }));
  assert.equal(elsewhere.searchParams.get('error'), 'invalid_target');
});

test('an access token that has expired is refused', async () => {
  const { visitor } = await person();
  const { body } = await new OAuthClient(house.base).connect(visitor);
  await asOwner(
    house.databaseUrl,
    `UPDATE oauth_record SET payload = jsonb_set(payload::jsonb, '{exp}', '1000000000')::json WHERE kind = 'AccessToken'`,
  );
  const refused = await asking(body.access_token);
  assert.equal(refused.status, 401);
  assert.match(refused.body.detail, /expired/);
});

test('nothing that is shown for a code, token or consent under way is kept', async () => {
  const { visitor } = await person();
  const { body } = await new OAuthClient(house.base).connect(visitor);
  const [all] = await asOwner(
    house.databaseUrl,
    'SELECT string_agg(payload::text, chr(10)) AS text FROM oauth_record',
  );
  for (const secret of [body.access_token, body.refresh_token])
    assert.ok(!String(all!.rows[0].text).includes(secret));
});

test('requests are counted by the token behind: a new access token is no new beginning', async () => {
  const own = await openHouse({ limits: { perMinute: 4 } });
  try {
    const { body } = await own.request('POST', '/v1/users', {
      name: 'Ida',
      email: 'ida@example.com',
      role: 'sales',
    });
    const invited = { secret: body.secret, password: PASSWORD };
    await new Browser(own.base).ask('POST', '/v1/invitations', invited);
    const client = new OAuthClient(own.base);
    const first = await client.connect(await Visitor.signedIn(own.base, 'ida@example.com', PASSWORD));
    const ask = async (access: string) =>
      (await fetch(`${own.base}/v1/session`, { headers: { authorization: `Bearer ${access}` } })).status;
    assert.deepEqual([await ask(first.body.access_token), await ask(first.body.access_token)], [200, 200]);
    const second = await client.refresh(first.body.refresh_token);
    const after = [];
    for (let i = 0; i < 3; i++) after.push(await ask(second.body.access_token));
    assert.deepEqual(after, [200, 200, 429]);
  } finally {
    await own.close();
  }
});

test('what belongs to another organisation is not there', async () => {
  const pool = new pg.Pool({ connectionString: house.databaseUrl, max: 1 });
  const other = await foundOrganisation(pool, { name: 'Other', currency: 'EUR', timeZone: 'UTC' });
  await pool.end();
  const theirs = { authorization: `Bearer ${other.ownerToken}` };
  const made = await house.request('POST', '/v1/customers', { name: 'Theirs' }, theirs);
  assert.equal(made.status, 201);
  const { visitor } = await person();
  const { body } = await new OAuthClient(house.base).connect(visitor);
  assert.equal((await asking(body.access_token, `/v1/customers/${made.body.id}`)).status, 404);
  assert.equal((await asking(body.access_token, '/v1/session')).body.organisation.id, house.org);
});

test('a client gives back what it was given, and nothing of it opens anything any more', async () => {
  const { visitor } = await person();
  const client = new OAuthClient(house.base);
  const { body } = await client.connect(visitor);
  const given = new URLSearchParams({ client_id: client.id, token: body.refresh_token });
  assert.equal((await fetch(`${house.base}/oauth/revoke`, { method: 'POST', body: given })).status, 200);
  assert.equal((await asking(body.access_token)).status, 401);
  assert.equal((await client.refresh(body.refresh_token)).status, 400);
});
