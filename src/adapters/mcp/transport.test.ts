import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { McpServer } from '@modelcontextprotocol/server';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Browser } from '../../../test/support/browser.ts';
import { type OpenHouse, openHouse } from '../../../test/support/house.ts';
import { Callers } from '../http/caller.ts';
import { guard } from '../http/guard.ts';
import { addMcp } from './transport.ts';

const ERAS = { '2026-07-28': { pin: '2026-07-28' }, '2025-11-25': 'legacy' } as const;

let house: OpenHouse;
let app: FastifyInstance;
let base: string;
let letGo: () => void;
/** What happened to the call of `wait`. */
let seen: string[];
let built: number;

before(async () => {
  house = await openHouse();
});
after(() => house.close());
beforeEach(async () => {
  [seen, built] = [[], 0];
  [app, base] = await serving();
});
afterEach(() => {
  // A client that aborts opens a connection ahead of its next request; nothing says that it will not send one.
  app.server.closeAllConnections();
  return app.close();
});

/** The transport behind the guard of the real server, with tools that tell how they were called. */
async function serving(trustProxy = false): Promise<[FastifyInstance, string]> {
  const made = Fastify({ trustProxy, forceCloseConnections: 'idle', return503OnClosing: false });
  const callers = new Callers(house.desk, { perMinute: 0, failuresPerMinute: 0 });
  await made.register(async (scope) => {
    guard(scope, callers.forReads);
    addMcp(scope, { server: ({ actor }) => serverFor(actor.name) });
  });
  return [made, await made.listen({ host: '127.0.0.1', port: 0 })];
}

function serverFor(name: string): McpServer {
  built += 1;
  if (name === 'a viewer') throw new Error('secret of the house');
  const server = new McpServer({ name: 'allot', version: '0.0.0' });
  const text = (said: string) => ({ content: [{ type: 'text' as const, text: said }] });
  server.registerTool('who', { inputSchema: z.object({}) }, async () => text(name));
  server.registerTool('wait', { inputSchema: z.object({}) }, async (_input, { mcpReq }) => {
    seen.push('called');
    await new Promise<void>((done) => {
      letGo = done;
      mcpReq.signal.addEventListener('abort', () => done());
    });
    seen.push(mcpReq.signal.aborted ? 'aborted' : 'let go');
    return text('waited');
  });
  return server;
}

async function connected(era: keyof typeof ERAS, token = house.token, url = base): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: ERAS[era] } });
  const requestInit = { headers: { authorization: `Bearer ${token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit }));
  return client;
}

const until = async (what: string): Promise<void> => {
  for (let i = 0; i < 100 && !seen.includes(what); i++) await wait(20);
  assert.ok(seen.includes(what), `${what} in [${seen}]`);
};

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** As fetch does, but with any Host. */
function send(
  { method = 'POST', body, headers }: Sent,
  url = base,
): Promise<{ status: number; text: string }> {
  return new Promise((done, failed) => {
    const asked = httpRequest(new URL('/mcp', url), {
      method,
      agent: false,
      headers: {
        authorization: `Bearer ${house.token}`,
        ...(method === 'POST' && { 'content-type': 'application/json' }),
        accept: 'application/json, text/event-stream',
        ...headers,
      },
    });
    asked.on('error', failed).on('response', async (response) => {
      const chunks = await response.toArray();
      done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
    });
    asked.end(body);
  });
}

const PING = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping' });

for (const era of Object.keys(ERAS) as (keyof typeof ERAS)[]) {
  test(`a client of ${era} is served as who it is, each request by a server of its own`, async () => {
    const [owner, seller] = [await connected(era), await connected(era, await house.tokenFor('sales'))];
    const { tools } = await owner.listTools();
    assert.deepEqual(tools.map((tool) => tool.name).sort(), ['wait', 'who']);
    const before = built;
    const answers = await Promise.all([owner, seller, owner].map((one) => one.callTool({ name: 'who' })));
    assert.deepEqual(
      answers.map(({ content }) => (content[0] as { text: string }).text),
      ['Owner', 'a sales', 'Owner'],
    );
    assert.equal(built - before, 3);
    await Promise.all([owner.close(), seller.close()]);
  });

  test(`a client of ${era} that leaves aborts its call, and the others are served on`, async () => {
    const client = await connected(era);
    const call = client.callTool({ name: 'wait' }).catch(() => {});
    await until('called');
    await client.close();
    await until('aborted');
    await call;
    assert.equal((await send({ body: PING })).status, 200);
  });

  test(`a server that closes answers a call of ${era} and is not held up by anybody`, async () => {
    const client = await connected(era);
    const call = client.callTool({ name: 'wait' });
    await until('called');
    const began = performance.now();
    const closed = app.close();
    await wait(50);
    letGo();
    assert.deepEqual((await call).content, [{ type: 'text', text: 'waited' }]);
    await closed;
    assert.ok(performance.now() - began < 2000, `${performance.now() - began} ms`);
    await client.close();
  });

  test(`when no server can be made, a client of ${era} is told so and not why`, async () => {
    await assert.rejects(
      async () => {
        const client = await connected(era, await house.tokenFor('viewer'));
        await client.listTools();
      },
      (error: Error) => !`${error.message}${JSON.stringify(error)}`.includes('secret of the house'),
    );
    assert.equal((await send({ body: PING })).status, 200);
  });
}

test('a server that closes ends the streams of those who listen for changes', {
  timeout: 10_000,
}, async () => {
  const _meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const method = 'subscriptions/listen';
  const params = { _meta, notifications: { toolsListChanged: true } };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const headers = { 'mcp-protocol-version': '2026-07-28', 'mcp-method': method };
  let ended = false;
  const listening = send({ body, headers }).then((answer) => {
    ended = true;
    return answer;
  });
  await wait(200);
  assert.equal(ended, false);
  const began = performance.now();
  await app.close();
  const { status, text } = await listening;
  assert.equal(status, 200);
  assert.match(text, /subscriptions\/acknowledged/);
  assert.ok(performance.now() - began < 2000, `${performance.now() - began} ms`);
});

test('without a token nobody comes in, and a session does not open it', async () => {
  assert.equal((await send({ body: PING, headers: { authorization: '' } })).status, 401);
  const invited = await house.request('POST', '/v1/users', {
    name: 'Anna',
    email: 'anna@example.com',
    role: 'sales',
  });
  const page = new Browser(house.base);
  const password = 'correct horse battery';
  const accepted = await page.ask('POST', '/v1/invitations', { secret: invited.body.secret, password });
  assert.equal(accepted.status, 201);
  const own = { authorization: '', cookie: page.cookie as string, 'sec-fetch-site': 'same-origin' };
  const { status, text } = await send({ body: PING, headers: own });
  assert.equal(status, 401);
  assert.match(text, /session opens the pages/);
  const both = { cookie: page.cookie as string };
  assert.equal((await send({ body: PING, headers: both })).status, 200, 'a token beside a cookie counts');
});

test('what is no message is refused, and GET and DELETE say that there are no sessions', async () => {
  const status = async (sent: Sent) => (await send(sent)).status;
  assert.equal(await status({ body: '{"jsonrpc":' }), 400);
  assert.equal(await status({ body: '' }), 400);
  assert.equal(await status({ body: '[]' }), 400);
  assert.equal(await status({ body: `[${PING},${PING}]` }), 400, 'a batch would count as one request');
  assert.equal(await status({ body: '17' }), 400);
  assert.equal(await status({ body: PING, headers: { 'content-type': 'text/plain' } }), 415);
  assert.equal(await status({ body: `"${'a'.repeat(2_000_000)}"` }), 413);
  assert.equal(await status({ method: 'GET' }), 405);
  assert.equal(await status({ method: 'DELETE' }), 405);
  assert.equal(await status({ body: PING }), 200);
});

test('pages of other sites, and names that only point at this machine, are kept out', async () => {
  const status = async (headers: Record<string, string>, url = base) =>
    (await send({ body: PING, headers }, url)).status;
  const { port } = new URL(base);
  assert.equal(await status({ host: `localhost:${port}`, origin: `http://localhost:${port}` }), 200);
  assert.equal(await status({ host: `[::1]:${port}` }), 200);
  assert.equal(await status({ origin: 'https://evil.example' }), 403);
  assert.equal(await status({ origin: 'null' }), 403);
  assert.equal(await status({ host: `evil.example:${port}`, origin: `http://evil.example:${port}` }), 403);
  assert.equal(await status({ host: 'evil.example' }), 403);
  const [behind, url] = await serving(true);
  try {
    const [host, origin] = ['allot.example', 'https://allot.example'];
    assert.equal(await status({ host, origin }, url), 200, 'a proxy passes on the name others use');
    assert.equal(await status({ host, origin: 'https://evil.example' }, url), 403);
    assert.equal(await status({ host: 'no host at all' }, url), 400);
  } finally {
    await behind.close();
  }
});
