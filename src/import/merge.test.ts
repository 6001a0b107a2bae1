import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Money, type Price, type Quantity, total } from '../kernel/fixed.ts';
import { formatMoney, formatPrice, lineAmount, money, NO_MONEY, price } from '../kernel/money.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import { mergeRows } from './merge.ts';
import type { GoodsRow } from './rows.ts';

const ONE = quantity('1');

const goods = (row: number, counted: string, unitPrice: string, given: Partial<GoodsRow> = {}): GoodsRow => ({
  row,
  product: 'A',
  name: null,
  quantity: quantity(counted),
  unit: null,
  unitPrice: price(unitPrice),
  discount: NO_MONEY,
  taxRate: null,
  location: null,
  ...given,
});

const shown = (rows: readonly GoodsRow[], minor = 2) =>
  mergeRows(rows, minor, () => ONE).lines.map((line) =>
    [
      formatQuantity(line.quantity),
      formatPrice(line.unitPrice as Price),
      formatMoney(line.discount),
      formatMoney(line.amount as Money),
    ].join(' '),
  );

test('rows of one product become one line: quantities summed, highest price, a discount that keeps the amount', () => {
  assert.deepEqual(shown([goods(2, '6', '2.55'), goods(3, '2', '2.95'), goods(4, '1', '2.55')]), [
    '9 2.95 2.80 23.75',
  ]);
  assert.deepEqual(shown([goods(2, '6', '2.55'), goods(3, '4', '2.55')]), ['10 2.55 0.00 25.50']);
  assert.deepEqual(shown([goods(2, '1', '0'), goods(3, '1', '4.95')]), ['2 4.95 4.95 4.95']);
});

test('rows rounded up each keep their sum: the price is raised where a discount cannot', () => {
  assert.deepEqual(shown([goods(2, '1', '0.005'), goods(3, '1', '0.005')]), ['2 0.01 0.00 0.02']);
  assert.deepEqual(shown([goods(2, '1', '0.004'), goods(3, '1', '0.004')]), ['2 0.004 0.008 0.00']);
});

test('rows that cannot be one line say which row and why', () => {
  const rows = [goods(2, '1', '1'), goods(3, '1', '1', { taxRate: '20' })];
  const { faults, lines } = mergeRows(rows, 2, () => ONE);
  assert.deepEqual(lines, []);
  assert.deepEqual(faults, [
    {
      row: 3,
      column: null,
      field: 'taxRate',
      detail: 'the product stands in row 2 too, with another tax rate: they cannot become one line',
    },
  ]);
  const worthless = mergeRows([goods(5, '1', '1', { discount: money('2') })], 2, () => ONE);
  assert.deepEqual(
    worthless.faults.map(({ row, field, detail }) => `${row} ${field} ${detail}`),
    ['5 discount the discount is more than the line is worth'],
  );
});

test('a case of 12 is merged in cases, and its amount is by the piece', () => {
  const rows = [goods(2, '2', '1.25', { unit: 'case' }), goods(3, '1', '1.10', { unit: 'case' })];
  const [line] = mergeRows(rows, 2, () => quantity('12')).lines;
  assert.equal(formatQuantity(line!.quantity), '3');
  assert.equal(formatMoney(line!.amount as Money), '43.20');
  assert.equal(formatMoney(line!.discount), '1.80');
});

test('whatever the rows, the merged line comes to the sum of their rounded amounts', () => {
  const row = fc.record({
    quantity: fc.bigInt(1n, 10n ** 11n).map((value) => value as Quantity),
    unitPrice: fc.bigInt(0n, 10n ** 10n).map((value) => value as Price),
    part: fc.bigInt(0n, 100n),
  });
  const tiny = fc.record({
    quantity: fc.constantFrom('1', '2', '0.5', '7000').map(quantity),
    unitPrice: fc.constantFrom('0', '0.004', '0.005', '0.0049', '0.000001', '0.015').map(price),
    part: fc.constant(0n),
  });
  const rows = fc.array(fc.oneof(row, tiny), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rows, fc.constantFrom(0, 2, 3), (given, minor) => {
      const all = given.map(({ quantity: counted, unitPrice, part }, i) => {
        const worth = lineAmount(counted, unitPrice, NO_MONEY, minor);
        return {
          ...goods(i + 2, '1', '0'),
          quantity: counted,
          unitPrice,
          discount: ((worth * part) / 200n) as Money,
        };
      });
      const [line] = mergeRows(all, minor, () => ONE).lines;
      const sum = total(
        all.map((one) => lineAmount(one.quantity, one.unitPrice as Price, one.discount, minor)),
      );
      assert.ok(line && line.discount >= 0n);
      assert.equal(lineAmount(line.quantity, line.unitPrice as Price, line.discount, minor), sum);
      assert.equal(line.quantity, total(all.map((one) => one.quantity)));
    }),
    { numRuns: 2000 },
  );
});
