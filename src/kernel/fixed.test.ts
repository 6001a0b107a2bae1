import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { divide, formatFixed, parseFixed } from './fixed.ts';

const scaled = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });
const scale = fc.integer({ min: 0, max: 6 });

test('what is written is read back', () => {
  fc.assert(
    fc.property(scaled, scale, fc.integer({ min: 0, max: 2 }), (value, digits, shown) => {
      const whole = value / 10n ** BigInt(digits);
      fc.pre(whole < 10n ** 14n && whole > -(10n ** 14n));
      assert.equal(parseFixed(formatFixed(value, digits, Math.min(shown, digits)), digits), value);
    }),
  );
});

test('division rounds half away from zero, and never by more than half', () => {
  fc.assert(
    fc.property(scaled, fc.bigInt({ min: 1n, max: 10n ** 12n }), (n, d) => {
      const q = divide(n, d);
      const off = 2n * (q * d - n);
      assert.ok(off <= d && off >= -d);
      assert.equal(divide(-n, d), -q);
      if (off === d) assert.ok(n >= 0n);
      if (off === -d) assert.ok(n <= 0n);
    }),
  );
});

test('only plain decimals are numbers', () => {
  assert.deepEqual(
    ['12', '-0.50', '007', '3.', '.5', '1e3', '+1', '1,5', '', 'NaN', '1.00001', '１'].map((text) =>
      parseFixed(text, 4),
    ),
    [120_000n, -5_000n, 70_000n, null, null, null, null, null, null, null, null, null],
  );
});
