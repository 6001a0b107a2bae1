import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../../', import.meta.url).pathname;
const keysIn = (text: string): string[] =>
  [...text.matchAll(/\bkey: '(\w)'/g)].map(([, key]) => key as string);
const twice = (keys: readonly string[]): string[] => keys.filter((key, i) => keys.indexOf(key) < i);

test('each page that `g` and a letter lead to has a letter of its own', () => {
  const files = globSync('web/staff/*/*pages.ts', { cwd: root });
  const keys = files.flatMap((file) => keysIn(readFileSync(root + file, 'utf8')));
  assert.ok(keys.length >= 8);
  assert.deepEqual(twice(keys), []);
  assert.deepEqual(twice(keysIn("key: 'i' } key: 'o' } key: 'i' }")), ['i']);
});
