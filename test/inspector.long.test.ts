import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fixture, type Target } from './conformance/fixture.ts';
import { temporaryFolder } from './support/database-process.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const INSPECTOR = path('../node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js');
const ON_STDIO = path('./conformance/on-stdio.ts');
const home = temporaryFolder();
let target: Target;

before(async () => {
  target = await fixture();
});
after(async () => {
  await target.close();
  home.remove();
});

/** What the inspector's command line says of a server, in one word after another. */
async function inspect(server: readonly string[], ...words: string[]) {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [INSPECTOR, '--cli', ...server, '--format', 'json', '--quiet', ...words],
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
