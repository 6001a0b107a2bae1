import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Money, Quantity } from '../kernel/fixed.ts';
import { money } from '../kernel/money.ts';
import { quantity } from '../kernel/quantity.ts';
import { shareOf } from './shares.ts';

const CENT = 100n;

interface Piece {
  readonly quantity: bigint;
  readonly amount: bigint;
}

/** Takes parts of a line one after the other, now and then giving the last one back, until nothing is left. */
function taken(amount: bigint, whole: bigint, cuts: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  const sum = (name: keyof Piece) => pieces.reduce((all, piece) => all + piece[name], 0n);
  const take = (part: bigint) => {
    const left = { amount: (amount - sum('amount')) as Money, whole: (whole - sum('quantity')) as Quantity };
    if (left.whole <= 0n) return;
    const share = shareOf(left.amount, left.whole, part as Quantity, 2);
    pieces.push({ quantity: part < left.whole ? part : left.whole, amount: share });
  };
  for (const cut of cuts) {
    if (cut === 0) pieces.pop();
    else take((whole * BigInt(cut)) / 100n || 1n);
  }
  take(whole);
  return pieces;
}

test('the shares of a line add up to its amount, in whole cents, none below zero, whatever was given back', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.bigInt({ min: 1n, max: 10n ** 10n }),
      fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 }),
      (cents, whole, cuts) => {
        const pieces = taken(cents * CENT, whole, cuts);
        assert.equal(
          pieces.reduce((all, piece) => all + piece.amount, 0n),
          cents * CENT,
        );
        for (const { amount } of pieces) assert.ok(amount >= 0n && amount % CENT === 0n);
      },
    ),
  );
});

test('a share is off its exact part by half a cent at most', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 9n }),
      fc.bigInt({ min: 1n, max: 10n ** 10n }),
      fc.bigInt({ min: 1n, max: 10n ** 10n }),
      (cents, a, b) => {
        const [part, whole] = a < b ? [a, b] : [b, a];
        const share = shareOf((cents * CENT) as Money, whole as Quantity, part as Quantity, 2);
        const off = share * whole - cents * CENT * part;
        assert.ok((off < 0n ? -off : off) * 2n <= CENT * whole);
      },
    ),
  );
});

test('ten euros over three are 3.33, 3.34 and 3.33', () => {
  const first = shareOf(money('10'), quantity('3'), quantity('1'), 2);
  const second = shareOf(money('6.67'), quantity('2'), quantity('1'), 2);
  const third = shareOf(money('3.33'), quantity('1'), quantity('1'), 2);
  assert.deepEqual([first, second, third], [money('3.33'), money('3.34'), money('3.33')]);
});
