import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder } from './support/database-process.ts';

const bin = resolve(import.meta.dirname, '../bin');
const { whatIsMissing } = await import(join(bin, 'install.js') as string);
const { path: root, remove } = temporaryFolder();
after(remove);

const write = (file: string, value: unknown) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), typeof value === 'string' ? value : JSON.stringify(value));
};

test('what is installed is compared with the lock file, package by package', () => {
  const packages = {
    '': { dependencies: { a: '1.0.0' } },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/tool': { version: '2.0.0', dev: true },
    'node_modules/for-another-system': { version: '3.0.0', optional: true },
  };
  write('package.json', { dependencies: { a: '1.0.0' } });
  write('package-lock.json', { packages });
  assert.equal(whatIsMissing(root, { development: false }), 'nothing is installed yet');

  write('node_modules/a/package.json', {});
  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
  assert.equal(whatIsMissing(root, { development: false }), null);
  assert.equal(whatIsMissing(root, { development: true }), 'tool 2.0.0 is missing');

  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '0.9.0' } } });
  assert.equal(whatIsMissing(root, { development: false }), 'a 1.0.0 is missing');

  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version: '1.0.0' } } });
  rmSync(join(root, 'node_modules/a'), { recursive: true });
  assert.equal(whatIsMissing(root, { development: false }), 'a 1.0.0 is missing');

  mkdirSync(join(root, 'node_modules/a'));
  write('package.json', { dependencies: { a: '1.0.0', b: '1.0.0' } });
  assert.equal(whatIsMissing(root, { development: false }), 'package.json has changed');
});

test('a start handed over to Node 24 ends in good order when the first process is killed', async () => {
  write(
    'waiting.ts',
    "process.once('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('up' as string);",
  );
  const child = fork(join(bin, 'handed-over.js'), [join(root, 'waiting.ts')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  await once(child.stdout ?? child, 'data');
  child.disconnect(); // what the kernel does to the channel of a killed process
  const [code] = await once(child, 'exit');
  assert.equal(code, 7);
});
