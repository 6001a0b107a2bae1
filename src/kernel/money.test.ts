import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Money, Percent, Price, Quantity } from './fixed.ts';
import { formatMoney, lineAmount, money, percent, percentOf, price, taxWithin } from './money.ts';
import { quantity } from './quantity.ts';

test('a line amount is quantity × price − discount, rounded half away from zero to the minor unit (A9)', () => {
  const amount = (q: string, p: string, d: string, minor: number) =>
    formatMoney(lineAmount(quantity(q), price(p), money(d), minor), minor);
  assert.equal(amount('3', '0.335', '0', 2), '1.01');
  assert.equal(amount('1', '0.005', '0', 2), '0.01');
  assert.equal(amount('1', '0.004999', '0', 2), '0.00');
  assert.equal(amount('2.5', '19.99', '0.01', 2), '49.97');
  assert.equal(amount('3', '333.5', '0', 0), '1001');
  assert.equal(amount('1', '0.0005', '0', 3), '0.001');
});

test('tax inside a price and the price without it add up to the price', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.bigInt({ min: 0n, max: 10n ** 6n }),
      (cents, rate) => {
        const amount = (cents * 100n) as Money;
        const tax = taxWithin(amount, rate as Percent, 2);
        assert.ok(tax >= 0n && tax <= amount && tax % 100n === 0n);
        const net = (amount - tax) as Money;
        const again = percentOf(net, rate as Percent, 2);
        assert.ok(
          again - tax <= 100n && tax - again <= 100n,
          `${amount} at ${rate}: ${tax} inside, ${again} on top`,
        );
      },
    ),
  );
});

test('20 % of 0.125 is 0.03: half a cent goes away from zero', () => {
  assert.equal(percentOf(money('0.125'), percent('20'), 2), money('0.03'));
  assert.equal(percentOf(money('-0.125'), percent('20'), 2), money('-0.03'));
});

test('line amounts of parts never stray from the whole by more than half a cent a part', () => {
  const part = fc.bigInt({ min: 1n, max: 10n ** 7n });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), part, (parts, unit) => {
      const whole = lineAmount(parts.reduce((a, b) => a + b, 0n) as Quantity, unit as Price, 0n as Money, 2);
      const summed = parts.reduce(
        (sum, q) => sum + lineAmount(q as Quantity, unit as Price, 0n as Money, 2),
        0n,
      );
      const stray = summed - whole;
      assert.ok((stray < 0n ? -stray : stray) <= 50n * BigInt(parts.length + 1));
    }),
  );
});
