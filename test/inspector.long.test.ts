import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { fixture, type Target } from './conformance/fixture.ts';
import { temporaryFolder } from './support/database-process.ts';
import { type OpenHouse, openHouse } from './support/house.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const INSPECTOR = path('../node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js');
const ON_STDIO = path('./conformance/on-stdio.ts');
const ALLOT = path('../bin/allot.js');
const home = temporaryFolder();
let target: Target;
let house: OpenHouse;

before(async () => {
  target = await fixture();
  house = await openHouse();
});
after(async () => {
  await target.close();
  await house.close();
  home.remove();
});

/** What the inspector's command line says of a server, in one word after another. */
async function inspect(server: readonly string[], ...words: string[]) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [INSPECTOR, '--cli', ...server, '--format', 'json', ...words],
    // It keeps what it was told below the home folder.
    { env: { ...process.env, HOME: home.path }, timeout: 60_000 },
  );
  return JSON.parse(stdout).result;
}

const WAYS: Record<string, () => readonly string[]> = {
  'over HTTP': () => [target.url, '--transport', 'http'],
  'over standard input and output': () => [process.execPath, ON_STDIO],
};

for (const [way, server] of Object.entries(WAYS))
  for (const era of ['legacy', 'modern'])
    test(`the inspector lists tools and calls one ${way}, ${era}`, async () => {
      const speaking = [...server(), '--protocol-era', era];
      const { tools } = await inspect(speaking, '--method', 'tools/list');
      assert.ok(tools.some((tool: { name: string }) => tool.name === 'test_simple_text'));
      const { content } = await inspect(
        speaking,
        ...['--method', 'tools/call', '--tool-name', 'test_custom_headers', '--tool-arg', 'region=north'],
      );
      assert.deepEqual(content, [{ type: 'text', text: 'taken' }]);
    });

/** The real server, with a token that may look only. */
const REAL: Record<string, (token: string) => readonly string[]> = {
  'over HTTP': (token) => [
    `${house.base}/mcp`,
    ...['--transport', 'http', '--header', `Authorization: Bearer ${token}`],
  ],
  'started as a program': (token) => [
    ...[process.execPath, ALLOT, 'mcp'],
    ...['-e', `DATABASE_URL=${house.databaseUrl}`, '-e', `ALLOT_TOKEN=${token}`],
  ],
};

for (const [way, server] of Object.entries(REAL))
  for (const era of ['legacy', 'modern'])
    test(`the inspector asks Allot ${way} what it may do, ${era}`, async () => {
      const speaking = [...server(await house.tokenFor('viewer')), '--protocol-era', era];
      const { tools } = await inspect(speaking, '--method', 'tools/list');
      const names = tools.map((tool: { name: string }) => tool.name);
      assert.ok(['what_may_i_do', 'draft_order', 'apply_plan'].every((name) => names.includes(name)));
      const called = await inspect(speaking, '--method', 'tools/call', '--tool-name', 'what_may_i_do');
      assert.equal(called.isError ?? false, false);
      assert.match(JSON.stringify(called.structuredContent), /viewer/);
    });

test('without a token the inspector is not let in', async () => {
  const server = [`${house.base}/mcp`, '--transport', 'http', '--header', 'Authorization: Bearer wrong'];
  await assert.rejects(inspect(server, '--method', 'tools/list'), /auth_required/);
});

test('the real server announces no notices of changes, which it would not send', async () => {
  const client = new Client({ name: 'test', version: '1' });
  const requestInit = { headers: { authorization: `Bearer ${house.token}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', house.base), { requestInit }));
  assert.doesNotMatch(JSON.stringify(client.getServerCapabilities()), /"listChanged":true/);
  await client.close();
});
