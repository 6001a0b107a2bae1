import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { quantityField, textField } from './fields.ts';
import { parseInput } from './parse.ts';

const schema = z.strictObject({
  name: textField(),
  lines: z.array(z.strictObject({ quantity: quantityField })).default([]),
});

const faults = (raw: unknown) => {
  const parsed = parseInput(schema, raw);
  assert.ok(!parsed.ok);
  return parsed.problem.errors?.map((error) => `${error.pointer} ${error.detail}`);
};

test('every fault is named with a pointer to its place', () => {
  assert.deepEqual(faults({ lines: [{}, { quantity: '1', 'a/b~c': 2 }, { quantity: 'NaN' }] }), [
    '/name it is required',
    '/lines/0/quantity it is required',
    '/lines/1/a~1b~0c there is no such field',
    '/lines/2/quantity a quantity is a plain decimal such as "12"',
  ]);
});

test('a decimal that is too fine or too big is told apart from what is no decimal', () => {
  const lines = ['0.00001', '1.00000', '1000000000000', '1e3'].map((quantity) => ({ quantity }));
  assert.deepEqual(faults({ name: 'n', lines }), [
    '/lines/0/quantity a quantity has at most 4 decimals',
    '/lines/2/quantity a quantity is at most 999999999999.9999',
    '/lines/3/quantity a quantity is a plain decimal such as "12"',
  ]);
});

test('nothing but an object is an input', () => {
  for (const raw of [[], 'x', 7, true]) assert.ok(!parseInput(schema, raw).ok);
});

test('quantities are exact: strings of at most four decimals, or whole numbers', () => {
  const quantity = (value: unknown) => {
    const parsed = parseInput(schema, { name: 'n', lines: [{ quantity: value }] });
    return parsed.ok ? parsed.value.lines[0]?.quantity : null;
  };
  assert.equal(quantity('0.1'), 1_000n);
  assert.equal(quantity(3), 30_000n);
  assert.equal(quantity('999999999999.9999'), 9_999_999_999_999_999n);
  for (const wrong of [0.1, '0', '-1', '1e3', '1.00001', '1000000000000', ' 1', '٣', null, 2 ** 53])
    assert.equal(quantity(wrong), null, String(wrong));
});

test('control characters and lone surrogates are not text, other scripts are', () => {
  assert.ok(parseInput(schema, { name: ' مصباح 灯 ' }).ok);
  for (const name of ['a\u0000b', 'a\u001bb', 'a\nb', '\ud800', '   '])
    assert.ok(!parseInput(schema, { name }).ok);
});
