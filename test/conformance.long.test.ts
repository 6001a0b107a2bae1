import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXPECTED } from './conformance/expected.ts';
import { TARGETS, tried } from './conformance/targets.ts';

/** How many scenarios are tried at least, so that none that were tried is no success. */
const AT_LEAST = { fixture: 65, allot: 15 };

for (const target of TARGETS)
  test(`the protocol's own suite has nothing unexpected to say of ${target}`, async () => {
    let passed = 0;
    for await (const { what, outcome } of tried(target)) {
      assert.ok(outcome.ok, `${what}\n${outcome.said}`);
      passed += outcome.passed;
    }
    assert.ok(passed >= AT_LEAST[target], `${passed} passed`);
  });

test('what is expected to fail is told with its reason, and is no more than an extension today', () => {
  const expected = Object.keys(EXPECTED['2026-07-28']);
  assert.ok(expected.every((name) => name.startsWith('tasks-')));
  for (const why of Object.values(EXPECTED).flatMap((era) => Object.values(era))) assert.ok(why.length > 20);
});
