import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  Client,
  type OAuthClientInformationMixed,
  type OAuthClientProvider,
  type OAuthDiscoveryState,
  type OAuthTokens,
  StreamableHTTPClientTransport,
  UnauthorizedError,
} from '@modelcontextprotocol/client';
import { Browser } from '../support/browser.ts';
import { type OpenHouse, openHouse } from '../support/house.ts';
import { Visitor } from '../support/oauth-client.ts';

const PASSWORD = 'correct horse battery';
let house: OpenHouse;

before(async () => {
  house = await openHouse();
  await house.request('POST', '/v1/customers', { number: 'C-1', name: 'Corner Shop' });
  await house.request('POST', '/v1/products', { sku: 'MUG', name: 'Mug', price: '10.00' });
});
after(() => house.close());

/** What a desktop client keeps for the protocol's own library. */
class Desktop implements OAuthClientProvider {
  readonly redirectUrl = 'http://localhost:33418/callback';
  readonly clientMetadata = { client_name: 'Desktop', redirect_uris: [this.redirectUrl] };
  sentTo: URL | undefined;
  #client: OAuthClientInformationMixed | undefined;
  #tokens: OAuthTokens | undefined;
  #verifier = '';
  #found: OAuthDiscoveryState | undefined;

  clientInformation = () => this.#client;
  saveClientInformation = (client: OAuthClientInformationMixed) => void (this.#client = client);
  tokens = () => this.#tokens;
  saveTokens = (tokens: OAuthTokens) => void (this.#tokens = tokens);
  redirectToAuthorization = (address: URL) => void (this.sentTo = address);
  saveCodeVerifier = (verifier: string) => void (this.#verifier = verifier);
  codeVerifier = () => this.#verifier;
  saveDiscoveryState = (found: OAuthDiscoveryState) => void (this.#found = found);
  discoveryState = () => this.#found;
}

async function person(): Promise<Visitor> {
  const email = 'nora@example.com';
  const made = await house.request('POST', '/v1/users', { name: 'Nora', email, role: 'sales' });
  const page = new Browser(house.base);
  assert.equal(
    (await page.ask('POST', '/v1/invitations', { secret: made.body.secret, password: PASSWORD })).status,
    201,
  );
  return new Visitor(house.base, `${page.cookie}; Path=/`);
}

test("the protocol's own client finds its way from a refusal to a sign-in, and refreshes by itself", async () => {
  const visitor = await person();
  const authProvider = new Desktop();
  const transport = () => new StreamableHTTPClientTransport(new URL('/mcp', house.base), { authProvider });
  const first = transport();
  const client = () => new Client({ name: 'test', version: '1' });
  await assert.rejects(client().connect(first), UnauthorizedError);
  assert.equal(authProvider.sentTo?.searchParams.get('resource'), `${house.base}/mcp`);
  assert.match(authProvider.sentTo?.searchParams.get('scope') ?? '', /^read draft/);
  const page = await visitor.visit(authProvider.sentTo!.href);
  const { body } = await visitor.answer(page, { allow: true, scopes: ['read', 'draft'] });
  const back = new URL(await visitor.visit(body.to));
  await first.finishAuth(back.searchParams);
  const call = async (name: string, given: object = {}) => {
    const connected = client();
    await connected.connect(transport());
    const answer = await connected.callTool({ name, arguments: { ...given } });
    await connected.close();
    return answer as { isError?: boolean; structuredContent: Record<string, never> };
  };
  const who = async () => {
    const {
      agent,
      person: behind,
      scopes,
    } = (await call('what_may_i_do')).structuredContent as unknown as Mandate;
    const allowed = scopes.filter((one) => one.allowed).map(({ scope }) => scope);
    return `${agent} for ${behind.name}: ${allowed.join(' ')}`;
  };
  assert.equal(await who(), 'Desktop for Nora: read draft');
  const draft = { how: 'new', customer: 'C-1', lines: [{ product: 'MUG', quantity: '2' }] };
  const { plan } = (await call('draft_order', draft)).structuredContent;
  const { document } = (await call('apply_plan', { plan })).structuredContent as never;
  const { number } = document as { number: string };
  const confirmed = await call('move_order', { move: 'confirm', ref: number });
  assert.equal(confirmed.isError, true);
  const told = await house.request('GET', `/v1/sales-orders/${number}/timeline`);
  assert.deepEqual(
    told.body.data.map(({ agent, person }: Record<string, unknown>) => [agent, person]),
    [['Desktop', 'Nora']],
  );
  const { access_token: before, ...rest } = authProvider.tokens() as OAuthTokens;
  authProvider.saveTokens({ ...rest, access_token: 'long-gone' });
  assert.equal(await who(), 'Desktop for Nora: read draft');
  assert.notEqual(authProvider.tokens()?.access_token, before);
});

interface Mandate {
  readonly agent: string;
  readonly person: { readonly name: string };
  readonly scopes: readonly { readonly scope: string; readonly allowed: boolean }[];
}
