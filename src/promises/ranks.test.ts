import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Quantity } from '../kernel/fixed.ts';
import { prioritiesFor, ranksNeeded } from './ranks.ts';
import { byRank, type OpenLine } from './share.ts';

const NONE = 0n as Quantity;

/** Lines A, B, C … confirmed in the order of the alphabet, with these priorities. */
function lines(...named: readonly (readonly [number: string, priority: number])[]): OpenLine[] {
  return named.map(([number, priority]) => {
    const nothing = { open: 1n as Quantity, committed: NONE, drafted: NONE, linked: [], mustArriveBy: null };
    return { ...nothing, order: number, number, line: 1, priority, since: number };
  });
}

test('an order that holds already changes nothing', () => {
  assert.deepEqual(prioritiesFor(lines(['A', 5], ['B', 5], ['C', 7])), [5, 5, 7]);
});

test('as few priorities as possible change, and by as little', () => {
  assert.deepEqual(prioritiesFor(lines(['C', 5], ['A', 5], ['B', 5])), [4, 5, 5]);
  assert.deepEqual(prioritiesFor(lines(['B', 5], ['C', 5], ['A', 5])), [5, 5, 6]);
  assert.deepEqual(prioritiesFor(lines(['A', 9], ['B', 0], ['C', 0])), [0, 0, 0]);
  assert.deepEqual(prioritiesFor(lines(['B', 0], ['A', 0])), [0, 1]);
});

test('ten priorities hold ten steps against the usual order, not eleven', () => {
  const backwards = (count: number) =>
    lines(...Array.from({ length: count }, (_, i) => [String.fromCharCode(90 - i), 5] as const));
  assert.deepEqual(prioritiesFor(backwards(10)), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(prioritiesFor(backwards(11)), null);
  assert.equal(ranksNeeded(backwards(11)), 11);
});

test('law: the lines then stand in the order wished, or ten priorities are too few', () => {
  const someLines = fc.uniqueArray(
    fc.tuple(fc.stringMatching(/^[A-Z]{2}$/), fc.integer({ min: 0, max: 9 })),
    {
      selector: ([number]) => number,
      minLength: 1,
      maxLength: 14,
    },
  );
  fc.assert(
    fc.property(someLines, (named) => {
      const wished = lines(...named);
      const priorities = prioritiesFor(wished);
      assert.equal(priorities === null, ranksNeeded(wished) > 10);
      if (!priorities) return;
      const ranked = wished.map((line, i) => ({ ...line, priority: priorities[i] as number })).sort(byRank);
      assert.deepEqual(
        ranked.map(({ number }) => number),
        wished.map(({ number }) => number),
      );
    }),
  );
});
