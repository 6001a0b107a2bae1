import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../test/conformance/on-stdio.ts', import.meta.url));
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** Says lines to the program, and reads those it answers. */
function start() {
  const child = spawn(process.execPath, [PROGRAM], { stdio: 'pipe' });
  running.add(child);
  let printed = '';
  child.stderr.on('data', (chunk) => (printed += chunk));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    child,
    printed: () => printed,
    say: (line: string) => child.stdin.write(`${line}\n`),
    ask: async (message: object) => {
      child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
      return JSON.parse((await lines.next()).value ?? '');
    },
    line: async () => (await lines.next()).value as string | undefined,
  };
}

const HANDSHAKE = {
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  },
};
const ENVELOPE = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
  'io.modelcontextprotocol/clientCapabilities': {},
};
const call = { name: 'test_simple_text', arguments: {} };
const TEXT = 'This is a simple text response for testing.';

test('on standard input both eras are served, and what else is printed goes to standard error', async () => {
  const older = start();
  assert.equal((await older.ask(HANDSHAKE)).result.serverInfo.name, 'fixture');
  older.say(JSON.stringify({ jsonrpc: '2.0', method: 'notifications/initialized' }));
  const answer = await older.ask({ id: 2, method: 'tools/call', params: call });
  assert.deepEqual([answer.id, answer.result.content[0].text], [2, TEXT]);
  assert.match(older.printed(), /a stray line\nand another/);
  const newer = start();
  const params = { ...call, _meta: ENVELOPE };
  const other = await newer.ask({ id: 'a', method: 'tools/call', params });
  assert.deepEqual([other.id, other.result.content[0].text], ['a', TEXT]);
});

test('it ends when the input does, and gives standard output back', async () => {
  const { child, ask, line } = start();
  await ask(HANDSHAKE);
  child.stdin.end();
  assert.equal(await line(), 'ended');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('it ends when nobody reads its answers any more', async () => {
  const { child, ask, say } = start();
  await ask(HANDSHAKE);
  child.stdout.destroy();
  const ended = once(child, 'exit');
  for (let i = 0; i < 50 && child.exitCode === null; i++) {
    say(JSON.stringify({ jsonrpc: '2.0', id: 10 + i, method: 'ping' }));
    await new Promise((done) => setTimeout(done, 20));
  }
  await ended;
});

test('a line that is no message is not answered, and the next one is', async () => {
  const { ask, say } = start();
  await ask(HANDSHAKE);
  say('{"jsonrpc":');
  say('hello');
  assert.deepEqual((await ask({ id: 3, method: 'ping' })).id, 3);
});
