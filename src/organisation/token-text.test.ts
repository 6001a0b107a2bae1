import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseToken, tokenHash, tokenText } from './token-text.ts';

const ORG = '01980000-0000-7000-8000-000000000001';
const TOKEN = '01980000-0000-7000-8000-0000000000ff';
const SECRET = 'A-_z'.padEnd(43, '0');

test('a token names its organisation and itself, and only its hash is compared', () => {
  const text = tokenText(ORG, TOKEN, SECRET);
  assert.equal(text, `allot_01980000000070008000000000000001_019800000000700080000000000000ff_${SECRET}`);
  assert.deepEqual(parseToken(text), { org: ORG, token: TOKEN, hash: tokenHash(text) });
});

test('what is no token is none', () => {
  const text = tokenText(ORG, TOKEN, SECRET);
  for (const wrong of [
    '',
    'allot_',
    text.slice(1),
    text.slice(0, -1),
    `${text}0`,
    text.toUpperCase(),
    `${text}\n`,
  ]) {
    assert.equal(parseToken(wrong), null, wrong);
  }
});
