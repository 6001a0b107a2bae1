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
import { McpServer } from '@modelcontextprotocol/server';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Callers } from '../../src/adapters/http/caller.ts';
import { guard } from '../../src/adapters/http/guard.ts';
import { OAuthSignIn } from '../../src/adapters/http/oauth.ts';
import { addMcp } from '../../src/adapters/mcp/transport.ts';
import { Browser } from '../support/browser.ts';
import { type OpenHouse, openHouse } from '../support/house.ts';
import { Visitor } from '../support/oauth-client.ts';

const PASSWORD = 'correct horse battery';
const LIMITS = { perMinute: 0, failuresPerMinute: 0, registrationsPerHour: 0, oauthPerMinute: 0 };
let house: OpenHouse;
let app: FastifyInstance;
let base: string;

before(async () => {
  house = await openHouse();
  app = Fastify({ forceCloseConnections: 'idle', return503OnClosing: false });
  const signIn = new OAuthSignIn({ ...house.assembly });
  app.decorate('challenge', signIn.challenge);
  const callers = new Callers(house.desk, LIMITS, signIn.bearers);
  await app.register(async (scope) => {
    guard(scope, callers.forReads);
    addMcp(scope, {
      server: ({ actor }) => telling(`${actor.name} for ${actor.person?.name}: ${actor.scopes?.join(' ')}`),
    });
  });
  await signIn.add(app, callers, LIMITS);
  base = await app.listen({ host: '127.0.0.1', port: 0 });
});
after(async () => {
  app.server.closeAllConnections();
  await app.close();
  await house.close();
});

/** One tool that says who asks. */
function telling(who: string): McpServer {
  const server = new McpServer({ name: 'allot', version: '0.0.0' });
  server.registerTool('who', { inputSchema: z.object({}) }, async () => ({
    content: [{ type: 'text', text: who }],
  }));
  return server;
}

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
  return new Visitor(base, `${page.cookie}; Path=/`);
}

test("the protocol's own client finds its way from a refusal to a sign-in, and refreshes by itself", async () => {
  const visitor = await person();
  const authProvider = new Desktop();
  const transport = () => new StreamableHTTPClientTransport(new URL('/mcp', base), { authProvider });
  const first = transport();
  const client = () => new Client({ name: 'test', version: '1' });
  await assert.rejects(client().connect(first), UnauthorizedError);
  assert.equal(authProvider.sentTo?.searchParams.get('resource'), `${base}/mcp`);
  assert.match(authProvider.sentTo?.searchParams.get('scope') ?? '', /^read draft/);
  const page = await visitor.visit(authProvider.sentTo!.href);
  const { body } = await visitor.answer(page, { allow: true, scopes: ['read', 'draft'] });
  const back = new URL(await visitor.visit(body.to));
  await first.finishAuth(back.searchParams);
  const ask = async () => {
    const connected = client();
    await connected.connect(transport());
    const { content } = await connected.callTool({ name: 'who', arguments: {} });
    await connected.close();
    return (content as { text: string }[])[0]?.text;
  };
  assert.equal(await ask(), 'Desktop for Nora: read draft');
  const { access_token: before, ...rest } = authProvider.tokens() as OAuthTokens;
  authProvider.saveTokens({ ...rest, access_token: 'long-gone' });
  assert.equal(await ask(), 'Desktop for Nora: read draft');
  assert.notEqual(authProvider.tokens()?.access_token, before);
});
