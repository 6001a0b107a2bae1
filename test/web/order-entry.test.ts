import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Change,
  type Draft,
  draftAfter,
  newDraft,
  type Offer,
} from '../../web/staff/orders/entry/draft.ts';
import { inputOf } from '../../web/staff/orders/entry/order-input.ts';
import { shortBy, totalsOf } from '../../web/staff/orders/entry/sums.ts';

const EUR = { currency: 'EUR', pricesIncludeTax: false } as const;
const MUG: Offer = {
  product: 'MUG',
  name: 'Mug',
  unit: 'each',
  sellingUnits: [{ name: 'case', quantity: '12' }],
  unitPrice: '7.75',
  taxRate: '19',
  stock: { available: '30' },
};
const LAMP: Offer = {
  ...MUG,
  product: 'LAMP',
  name: 'Lamp',
  sellingUnits: [],
  unitPrice: '15.19',
  stock: null,
};

const told = (...changes: readonly Change[]): Draft => changes.reduce(draftAfter, newDraft());
const offer = (key: number, one: Offer): Change => ({ what: 'offer', key, offer: one, terms: EUR });
const field = (key: number, name: 'quantity' | 'unitPrice' | 'discount', value: string): Change => ({
  what: 'field',
  key,
  field: name,
  value,
});

test('A4: a product chosen again raises its line, and there is always an empty one to go on in', () => {
  const draft = told(offer(1, MUG), field(1, 'quantity', '5'), offer(2, MUG));
  assert.deepEqual(
    draft.lines.map(({ product, quantity }) => [product, quantity]),
    [
      ['MUG', '6'],
      ['', ''],
    ],
  );
});

test('sums are rounded line by line as the server rounds them, with tax on top or inside', () => {
  const draft = told(offer(1, MUG), field(1, 'quantity', '24'), offer(2, LAMP), field(2, 'quantity', '6'));
  assert.deepEqual(totalsOf(draft, EUR), { value: '277.14', tax: '52.66', total: '329.80' });
  const inside = totalsOf(draft, { ...EUR, pricesIncludeTax: true });
  assert.deepEqual([inside.value, inside.total, inside.tax], ['277.14', '277.14', '44.25']);
});

test('five cases are sixty pieces: of the amount, and of what is available', () => {
  const draft = told(offer(1, MUG), field(1, 'quantity', '5'), { what: 'unit', key: 1, unit: 'case' });
  assert.equal(totalsOf(draft, EUR).value, '465.00');
  assert.equal(shortBy(draft.lines[0]!), '30');
  assert.deepEqual(inputOf(draft, true, 'shipment-driven')['lines'], [
    { product: 'MUG', quantity: '5', unit: 'case' },
  ]);
});

test('another customer brings other prices, but not in the place of one that was typed', () => {
  const cheaper = [
    { ...MUG, unitPrice: '7.00' },
    { ...LAMP, unitPrice: '14.00' },
  ];
  const draft = told(offer(1, MUG), offer(2, LAMP), field(1, 'unitPrice', '9.99'), {
    what: 'offers',
    offers: cheaper,
    terms: EUR,
  });
  assert.deepEqual(
    draft.lines.slice(0, 2).map(({ unitPrice }) => unitPrice),
    ['9.99', '14.00'],
  );
  assert.deepEqual(inputOf(draft, false, 'shipment-driven')['lines'], [
    { product: 'MUG', quantity: '1', unitPrice: '9.99' },
    { product: 'LAMP', quantity: '1' },
  ]);
});

test('a status-driven order is not confirmed but made at Entered', () => {
  const draft = told(offer(1, MUG));
  assert.equal(inputOf(draft, true, 'status-driven')['status'], 'Entered');
  assert.equal('confirm' in inputOf(draft, true, 'status-driven'), false);
  assert.equal('status' in inputOf(draft, false, 'status-driven'), false);
  assert.equal(inputOf(draft, true, 'shipment-driven')['confirm'], true);
});

test('a row that is typed in becomes a new object, and no other does', () => {
  const before = told(offer(1, MUG), offer(2, LAMP));
  const after = draftAfter(before, field(2, 'quantity', '7'));
  assert.equal(after.lines[0], before.lines[0]);
  assert.notEqual(after.lines[1], before.lines[1]);
});
