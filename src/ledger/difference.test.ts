import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Day, day } from '../kernel/day.ts';
import type { Quantity } from '../kernel/fixed.ts';
import { type Dating, difference } from './difference.ts';
import type { HeldEntry, Posting } from './entry.ts';
import { type ForwardEvent, isReversal } from './events.ts';

const DAYS = ['2026-12-01', '2026-12-02', '2026-12-03'].map(day);
const anyDay: Dating = { exact: () => false, reversalDay: day('2026-12-09') };
const ownDay: Dating = { exact: () => true, reversalDay: null };

const posting = fc.record({
  line: fc.integer({ min: 1, max: 2 }),
  product: fc.constantFrom('p', 'q'),
  location: fc.constantFrom('l', 'm'),
  event: fc.constantFrom<ForwardEvent>('DEMAND', 'ALLOCATE', 'CONSUME'),
  quantity: fc.bigInt({ min: 1n, max: 9n }).map((value) => value as Quantity),
  day: fc.constantFrom<Day>(...DAYS),
  bin: fc.constantFrom(null, 'b'),
  lot: fc.constant(null),
  unitCost: fc.constant(null),
});
const target = fc.array(posting, { maxLength: 8 });
const held = target.map((postings) => postings.map((one, i): HeldEntry => ({ ...one, id: `e${i}` })));

/** What is held after the difference was posted. */
function afterwards(before: readonly HeldEntry[], posted: ReturnType<typeof difference>): HeldEntry[] {
  const after = new Map(before.map((entry) => [entry.id, { ...entry }]));
  for (const [i, one] of posted.entries()) {
    if (!isReversal(one.event)) after.set(`n${i}`, { ...(one as Posting<ForwardEvent>), id: `n${i}` });
    else {
      const original = after.get(one.reverses as string) as { quantity: Quantity };
      original.quantity = (original.quantity - one.quantity) as Quantity;
    }
  }
  return [...after.values()].filter((entry) => entry.quantity !== 0n);
}

const sums = (entries: readonly Posting[], dated: boolean) => {
  const by = new Map<string, bigint>();
  for (const e of entries) {
    const key = [e.line, e.event, e.product, e.location, e.bin, dated ? e.day : ''].join(' ');
    by.set(key, (by.get(key) ?? 0n) + e.quantity);
  }
  return Object.fromEntries([...by].sort());
};

for (const [name, dating] of [
  ['any day', anyDay],
  ['its own day', ownDay],
] as const) {
  test(`posting the difference makes the ledger hold the target, where ${name} does`, () => {
    fc.assert(
      fc.property(target, held, (wanted, before) => {
        const after = afterwards(before, difference(wanted, before, dating));
        assert.deepEqual(sums(after, dating === ownDay), sums(wanted, dating === ownDay));
        assert.ok(
          after.every((entry) => entry.quantity > 0n),
          'no reversal takes more than there is',
        );
      }),
    );
  });

  test(`doing it again posts nothing, where ${name} does`, () => {
    fc.assert(
      fc.property(target, held, (wanted, before) => {
        const after = afterwards(before, difference(wanted, before, dating));
        assert.deepEqual(difference(wanted, after, dating), []);
      }),
    );
  });
}

test('reversals come first, the latest event before the earlier ones, the newest entry first', () => {
  const one = (id: string, event: ForwardEvent): HeldEntry => ({
    id,
    event,
    line: 1,
    product: 'p',
    location: 'l',
    quantity: 5n as Quantity,
    day: DAYS[0] as Day,
    bin: null,
    lot: null,
    unitCost: null,
  });
  const posted = difference([], [one('a', 'DEMAND'), one('b', 'ALLOCATE'), one('c', 'ALLOCATE')], anyDay);
  assert.deepEqual(
    posted.map((entry) => `${entry.event} ${entry.reverses} ${entry.day}`),
    ['REVERSE_ALLOCATE c 2026-12-09', 'REVERSE_ALLOCATE b 2026-12-09', 'REVERSE_DEMAND a 2026-12-09'],
  );
});
