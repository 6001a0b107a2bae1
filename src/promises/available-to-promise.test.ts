import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day } from '../kernel/day.ts';
import type { Quantity } from '../kernel/fixed.ts';
import { quantity } from '../kernel/quantity.ts';
import { availableToPromise, promiseCurve } from './available-to-promise.ts';

const TODAY = day('2026-12-01');
const at = (count: number): Day => addDays(TODAY, count);
const ten = quantity(10);

test('K1: with 10 on hand, 10 owed in 30 days and 10 expected in 20, it is 10 today', () => {
  const [expected, due] = [[{ quantity: ten, expectedOn: at(20) }], [{ quantity: ten, by: at(30) }]];
  assert.equal(availableToPromise(TODAY, ten, expected, due), ten);
  assert.deepEqual(promiseCurve(TODAY, ten, expected, due), [{ from: TODAY, quantity: ten }]);
});

test('K1: what is owed later is kept back today, and what is owed without a day is owed now', () => {
  assert.equal(availableToPromise(TODAY, ten, [], [{ quantity: ten, by: at(30) }]), 0n);
  assert.equal(availableToPromise(TODAY, ten, [], [{ quantity: quantity(12), by: null }]), quantity(-2));
});

test('what comes without a day counts for nothing, what is overdue for today', () => {
  assert.equal(availableToPromise(TODAY, ten, [{ quantity: ten, expectedOn: null }], []), ten);
  assert.equal(availableToPromise(TODAY, ten, [{ quantity: ten, expectedOn: at(-3) }], []), quantity(20));
});

test('the curve rises where goods come that are not owed', () => {
  const expected = [
    { quantity: quantity(5), expectedOn: at(10) },
    { quantity: quantity(4), expectedOn: at(20) },
  ];
  assert.deepEqual(promiseCurve(TODAY, ten, expected, [{ quantity: quantity(12), by: at(15) }]), [
    { from: TODAY, quantity: quantity(3) },
    { from: at(20), quantity: quantity(7) },
  ]);
});

const someDay = fc.option(fc.integer({ min: -5, max: 20 }).map(at), { nil: null });
const someUnits = fc.integer({ min: 1, max: 20 }).map((n) => quantity(n));

test('law: it is the least over all later days, day by day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10, max: 40 }).map((n) => quantity(n)),
      fc.array(fc.record({ quantity: someUnits, expectedOn: someDay }), { maxLength: 5 }),
      fc.array(fc.record({ quantity: someUnits, by: someDay }), { maxLength: 5 }),
      fc.integer({ min: 0, max: 25 }),
      (onHand, expected, due, count) => {
        const standing = (u: Day): bigint => {
          const come = expected.filter(({ expectedOn }) => expectedOn !== null && expectedOn <= u);
          const owed = due.filter(({ by }) => by === null || by <= u);
          const sum = (all: readonly { quantity: Quantity }[]) =>
            all.reduce((to, one) => to + one.quantity, 0n);
          return onHand + sum(come) - sum(owed);
        };
        const later = Array.from({ length: 40 - count }, (_, i) => standing(at(count + i)));
        const lowest = later.reduce((a, b) => (b < a ? b : a));
        assert.equal(availableToPromise(at(count), onHand, expected, due), lowest);
        const onCurve = promiseCurve(TODAY, onHand, expected, due).findLast(({ from }) => from <= at(count));
        assert.equal(onCurve?.quantity, lowest);
      },
    ),
  );
});
