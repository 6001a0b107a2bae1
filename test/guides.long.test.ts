import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { temporaryFolder } from './support/database-process.ts';

/** Every ```sh block of the first page and the guides, run as it stands by a reader of the first start. */
const ROOT = resolve(import.meta.dirname, '..');
const ALLOT = join(ROOT, 'bin/allot.js');
/** Answers by which a page shows a refusal, by its count. */
const REFUSALS: Readonly<Record<string, number>> = { 'docs/guides/api.md': 4, 'docs/guides/orders.md': 1 };

const folder = temporaryFolder();
const environment = { ...process.env, ALLOT_DATA: join(folder.path, 'data'), ALLOT_PORT: '0' };
let server: ChildProcess;
let address = '';

before(async () => {
  server = spawn(process.execPath, [ALLOT, 'serve'], { cwd: folder.path, env: environment });
  address = await printedAddress(server);
});
after(async () => {
  server.kill('SIGTERM');
  if (server.exitCode === null) await once(server, 'exit');
  folder.remove();
});

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk;
      const [, printed] = /is running at (http:\S+)[\s\S]*Stop with/.exec(text) ?? [];
      if (printed) found(printed);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', () => failed(new Error(`allot serve ended: ${text}`)));
  });
}

const pages = ['README.md', ...globSync('docs/guides/*.md', { cwd: ROOT }).sort()];
const blocksOf = (page: string): string =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .map(([, code]) => code)
    .join('');

/** What a command said by its exit code is told by the trap; what HTTP refused is in the answer. */
function run(code: string) {
  const script = `trap 'echo "FAILED $?: $BASH_COMMAND"' ERR
allot() { '${process.execPath}' '${ALLOT}' "$@" || { echo "EXIT $?: allot $*"; return 1; }; }
${code.replaceAll('http://127.0.0.1:3000', address).replace(/^allot\(\).*$/gm, '')}`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: folder.path,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return { stdout, stderr };
}

for (const page of pages) {
  const code = blocksOf(page);
  if (!code) continue;
  test(`every command in ${page} does what the page says`, () => {
    const { stdout, stderr } = run(code);
    const failed = stdout.split('\n').filter((line) => line.startsWith('FAILED'));
    assert.deepEqual(failed, [], stderr);
    const refused = stdout.match(/"type":"\/problems\//g) ?? [];
    assert.equal(refused.length, REFUSALS[page] ?? 0, stdout);
  });
}

test('a page with a command that does not work is caught', () => {
  assert.match(run('allot order confirm NOWHERE\n').stdout, /FAILED 1/);
  assert.ok(pages.filter(blocksOf).length >= 6);
});
