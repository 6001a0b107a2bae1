import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../kernel/day.ts';
import { formatPrice, price } from '../kernel/money.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import type { Posting } from './entry.ts';
import { FORWARD_EVENTS, type LedgerEvent, reversalOf } from './events.ts';
import type { Position } from './position.ts';
import { available, availableToPick, backordered, emptyPosition, post } from './position.ts';

const of = (event: LedgerEvent, amount: string, cost: string | null = null): Posting => ({
  line: 1,
  product: 'p',
  location: 'l',
  event,
  quantity: quantity(amount),
  day: day('2026-12-01'),
  bin: null,
  lot: null,
  unitCost: cost === null ? null : price(cost),
});
const after = (...postings: Posting[]): Position => postings.reduce(post, emptyPosition('p', 'l'));

test('every event moves the quantities the table says', () => {
  const moved = FORWARD_EVENTS.map((event) => {
    const { onHand, demand, allocated, committed, expected } = after(of(event, '1'));
    return [event, onHand, demand, allocated, committed, expected]
      .map((part) => (typeof part === 'bigint' ? formatQuantity(part as never) : part))
      .join(' ');
  });
  assert.deepEqual(moved, [
    'RECEIVE 1 0 0 0 0',
    'ADJUST 1 0 0 0 0',
    'DISPOSE -1 0 0 0 0',
    'TRANSFER -1 0 0 0 0',
    'EXPECT 0 0 0 0 1',
    'DEMAND 0 1 0 0 0',
    'ALLOCATE 0 -1 1 0 0',
    'COMMIT 0 0 0 1 0',
    'CONSUME -1 0 -1 0 0',
  ]);
});

test('a reversal does the opposite', () => {
  for (const event of FORWARD_EVENTS) {
    const { averageCost: _, ...sums } = after(of(event, '7'), of(reversalOf(event), '7'));
    const { averageCost: __, ...empty } = emptyPosition('p', 'l');
    assert.deepEqual(sums, empty, event);
  }
});

test('the average cost moves with what comes in, and not with what goes out (E4)', () => {
  const cost = (...postings: Posting[]) => formatPrice(after(...postings).averageCost);
  assert.equal(cost(of('RECEIVE', '10', '4.00')), '4.00');
  assert.equal(cost(of('RECEIVE', '10', '4.00'), of('RECEIVE', '30', '6.00')), '5.50');
  assert.equal(cost(of('RECEIVE', '10', '4.00'), of('CONSUME', '6'), of('RECEIVE', '4', '5.00')), '4.50');
  assert.equal(cost(of('CONSUME', '5'), of('RECEIVE', '8', '3.00')), '3.00');
  assert.equal(
    cost(of('RECEIVE', '3', '1.00'), of('RECEIVE', '3', '2.00'), of('RECEIVE', '3', '2.00')),
    '1.666667',
  );
});

test('available, available to pick and backordered follow', () => {
  const at = after(of('RECEIVE', '10'), of('DEMAND', '15'), of('ALLOCATE', '15'), of('COMMIT', '4'));
  assert.deepEqual([available(at), availableToPick(at), backordered(at)].map(formatQuantity), [
    '-5',
    '6',
    '5',
  ]);
});
