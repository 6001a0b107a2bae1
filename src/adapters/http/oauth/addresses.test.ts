import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OAuthRecords } from '../../../oauth/index.ts';
import { baseOf, isPublicAddress, isSafeRedirect } from './addresses.ts';
import { configurationOf } from './configuration.ts';
import { type Client, library } from './library.ts';

test('documents are fetched from public machines only', async () => {
  const own = [
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
  ];
  const own6 = [
    '[::1]',
    '[fd00::1]',
    '[fe80::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[::]',
    '[64:ff9b::a00:1]',
  ];
  for (const host of [...own, ...own6, 'localhost', '2130706433', 'nowhere.invalid']) {
    assert.equal(await isPublicAddress(`https://${host}/client.json`), false, host);
  }
  for (const host of ['93.184.215.14', '[2606:2800:21f:cb07::1]']) {
    assert.equal(await isPublicAddress(`https://${host}/client.json`), true, host);
  }
});

test('answers go to https, to this machine, or to a program by a scheme of its own', () => {
  for (const safe of [
    'https://a.example/x',
    'http://127.0.0.1:1/x',
    'http://[::1]/x',
    'http://localhost/x',
    'cursor://x/y',
  ]) {
    assert.ok(isSafeRedirect(safe), safe);
  }
  for (const unsafe of ['http://a.example/x', 'javascript:alert(1)', 'data:text/html,x', 'file:///x', 'x']) {
    assert.ok(!isSafeRedirect(unsafe), unsafe);
  }
});

test('the address is the one told, else the name the request came by', () => {
  const asked = (host: string) => ({ protocol: 'http', host }) as never;
  assert.equal(baseOf(asked('evil.example'), 'https://allot.example'), 'https://allot.example');
  assert.equal(baseOf(asked('LOCALHOST:3000'), null), 'http://localhost:3000');
  assert.equal(baseOf(asked('[::1]:3000'), null), 'http://[::1]:3000');
  assert.equal(baseOf(asked('a/b" c'), null), 'http://localhost');
});

/** The library as we set it up, with documents that are there. */
async function finding(id: string, document: Readonly<Record<string, unknown>>): Promise<Client | undefined> {
  const loaded = await library();
  const records = { find: async () => null } as unknown as OAuthRecords;
  const keys = { cookies: ['x'], jwks: { keys: [] } };
  const means = { base: 'http://localhost:1', records, keys, scopes: ['read'], isOpen: async () => true };
  const { features, jwks: _none, ...rest } = configurationOf(means, loaded);
  const clientIdMetadataDocument = { ...features.clientIdMetadataDocument, allowFetch: async () => true };
  const fetched = async () => Response.json({ client_id: id, ...document });
  const { generateKeyPairSync } = await import('node:crypto');
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const jwks = { keys: [{ ...key, alg: 'ES256', use: 'sig' }] };
  const own = { ...rest, jwks, fetch: fetched, features: { ...features, clientIdMetadataDocument } };
  return new loaded.Provider('http://localhost:1', own).Client.find(id);
}

test('a client that names itself by an address is what the document there says, within the same rules', async () => {
  const id = 'https://app.example/client.json';
  const redirects = { redirect_uris: ['http://localhost/callback', 'https://app.example/callback'] };
  const found = await finding(id, { client_name: 'App', ...redirects });
  assert.deepEqual([found?.clientName, found?.redirectUris], ['App', redirects.redirect_uris]);
  assert.ok(found?.grantTypeAllowed('refresh_token'));
  for (const wrong of [
    { redirect_uris: ['http://elsewhere.example/'] },
    { redirect_uris: ['http://elsewhere.example/'], application_type: 'web' },
    { ...redirects, client_secret: 'kept where?' },
    { ...redirects, token_endpoint_auth_method: 'private_key_jwt', jwks_uri: 'https://app.example/keys' },
    { ...redirects, client_id: 'https://other.example/client.json' },
  ]) {
    await assert.rejects(finding(id, wrong), JSON.stringify(wrong));
  }
});
