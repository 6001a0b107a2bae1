import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wishesOf } from './wishes.ts';

const wished = (headers: Record<string, string>, takesVersion = true) => {
  const wishes = wishesOf(headers, takesVersion);
  return wishes.ok ? wishes.value : wishes.problem.detail;
};
const NOTHING = { key: null, version: null, plan: false, reason: null };

test('no headers, no wishes', () => {
  assert.deepEqual(wished({}), NOTHING);
  assert.deepEqual(wished({ 'if-match': '*' }), NOTHING);
});

test('If-Match is one version in quotes', () => {
  assert.deepEqual(wished({ 'if-match': '"3"' }), { ...NOTHING, version: 3 });
  assert.deepEqual(wished({ 'if-match': 'W/"12"' }), { ...NOTHING, version: 12 });
  for (const wrong of ['3', '"0"', '"x"', '"1", "2"', '"-1"', '"1.5"', '']) {
    assert.match(String(wished({ 'if-match': wrong })), /one version in quotes/, wrong);
  }
});

test('If-Match is refused where no version is looked at', () => {
  assert.match(String(wished({ 'if-match': '"3"' }, false)), /does not look at a version/);
});

test('a plan is preferred among other preferences', () => {
  for (const right of ['plan', 'Plan', 'respond-async, plan', 'plan; x=1', ' plan ,wait=1']) {
    assert.deepEqual(wished({ prefer: right }), { ...NOTHING, plan: true, reason: null }, right);
  }
  for (const other of ['planning', 'no-plan', 'return=plan', '']) {
    assert.deepEqual(wished({ prefer: other }), NOTHING, other);
  }
});
