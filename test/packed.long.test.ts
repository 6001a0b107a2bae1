import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { temporaryFolder } from './support/database-process.ts';

const root = resolve(import.meta.dirname, '..');
const folder = temporaryFolder();
after(() => folder.remove());

test('the packed package runs by itself: help, a migrated database of its own, a document, the web app', () => {
  const modules = join(folder.path, 'node_modules');
  const allot = join(modules, 'allot');
  mkdirSync(allot, { recursive: true });
  const packed = run('npm', ['pack', '--silent', '--pack-destination', folder.path], root);
  run(
    'tar',
    ['xzf', packed.trim().split('\n').at(-1) ?? '', '--strip-components=1', '-C', allot],
    folder.path,
  );
  // What `npm install` of the package would put beside it.
  for (const name of readdirSync(join(root, 'node_modules')).filter((name) => !name.startsWith('.'))) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  const data = join(folder.path, 'data');
  assert.match(run(process.execPath, [join(allot, 'bin/allot.js'), '--help'], folder.path), /^Usage: allot/);
  run(process.execPath, [join(allot, 'bin/allot.js'), 'migrate', '--data-dir', data], folder.path);
  assert.ok(readdirSync(join(data, 'postgres')).includes('cluster'));
  // Templates, fonts and the process of the press have come along.
  for (const words of ['demo', 'print pick-ticket SO-000001 --out ticket.pdf'])
    run(
      process.execPath,
      [join(allot, 'bin/allot.js'), ...words.split(' '), '--data-dir', data],
      folder.path,
    );
  assert.ok(readdirSync(join(allot, 'web/dist/assets')).some((file) => file.endsWith('.js')));
  assert.equal(readFileSync(join(folder.path, 'ticket.pdf')).subarray(0, 5).toString(), '%PDF-');
});

function run(command: string, args: string[], cwd: string): string {
  const path = `${dirname(process.execPath)}:${process.env.PATH}`;
  const ran = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, DATABASE_URL: '' },
  });
  assert.equal(ran.status, 0, `${command} ${args.join(' ')}\n${ran.stderr}`);
  return ran.stdout;
}
