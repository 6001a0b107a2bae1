import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Limiter } from './limiter.ts';

test('a caller may come as often as said in a minute, and again in the next', () => {
  let now = 0;
  const limiter = new Limiter(2, () => now);
  assert.deepEqual(
    [1, 2, 3].map(() => limiter.count('ann')),
    [0, 0, 60],
  );
  assert.equal(limiter.count('bob'), 0);
  now = 45_000;
  assert.equal(limiter.wait('ann'), 15);
  now = 60_000;
  assert.equal(limiter.wait('ann'), 0);
  assert.equal(limiter.count('ann'), 0);
});

test('waiting is looked up without being counted', () => {
  const limiter = new Limiter(1, () => 0);
  assert.equal(limiter.wait('ann'), 0);
  assert.equal(limiter.wait('ann'), 0);
  assert.equal(limiter.count('ann'), 0);
  assert.equal(limiter.wait('ann'), 60);
});

test('0 is no limit', () => {
  const limiter = new Limiter(0);
  for (let i = 0; i < 1000; i++) assert.equal(limiter.count('ann'), 0);
  assert.equal(limiter.wait('ann'), 0);
});

test('made-up callers do not fill the memory', () => {
  const limiter = new Limiter(1, () => 0);
  for (let i = 0; i < 120_000; i++) limiter.count(`caller ${i}`);
  assert.equal(limiter.knows('caller 0'), false);
  assert.equal(limiter.knows('caller 119999'), true);
});
