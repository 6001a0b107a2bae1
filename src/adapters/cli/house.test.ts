import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUSY, FAULT, INVALID, NOT_FOUND } from '../../command/problems.ts';
import { problem } from '../../kernel/problem.ts';
import { EXIT, exitCodeOf, type Failure } from './exit.ts';
import { chosen } from './house.ts';

const two = [
  { id: '1', name: 'Harbour' },
  { id: '2', name: 'Pine' },
];
const codeOf = (organisations: typeof two, wanted: string | null): number => {
  try {
    chosen(organisations, wanted);
    return EXIT.ok;
  } catch (error) {
    return (error as Failure).code;
  }
};

test('the only organisation needs no name; of several one is named, by name or id', () => {
  assert.equal(chosen(two.slice(1), null).id, '2');
  assert.equal(chosen(two, 'Harbour').id, '1');
  assert.equal(chosen(two, '2').id, '2');
  assert.equal(codeOf(two, null), EXIT.usage);
  assert.equal(codeOf(two, 'Nobody'), EXIT.usage);
  assert.equal(codeOf([...two, { id: '3', name: 'Pine' }], 'Pine'), EXIT.usage);
  assert.equal(codeOf([], null), EXIT.refused);
});

test('the exit code tells refusals, wrong lines, a missing database and our own faults apart', () => {
  const codes = [NOT_FOUND, INVALID, BUSY, FAULT].map((kind) => exitCodeOf(problem(kind, '')));
  assert.deepEqual(codes, [EXIT.refused, EXIT.usage, EXIT.unreachable, EXIT.fault]);
});
