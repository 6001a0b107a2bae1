import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../kernel/day.ts';
import type { Quantity } from '../kernel/fixed.ts';
import { quantity } from '../kernel/quantity.ts';
import { linksOf } from './present.ts';
import { type ComingPurchase, nothingAt, type PromisesAt, type QueuedLine, queueOf } from './queue.ts';
import { share } from './share.ts';
import { shortageOf } from './shortage.ts';

const TODAY = day('2026-12-01');
const NONE = 0n as Quantity;

const line = (order: string, open: number): QueuedLine => ({
  order,
  number: order,
  line: 1,
  open: quantity(open),
  committed: NONE,
  priority: 5,
  mustArriveBy: null,
  since: '2026-11-01',
});

const purchase = (
  number: string,
  open: number,
  links: [order: string, n: number][],
  isDraft = false,
): ComingPurchase => ({
  purchase: number,
  number,
  line: 1,
  isDraft,
  open: quantity(open),
  expectedOn: day('2026-12-10'),
  links: links.map(([order, n]) => ({ order, orderLine: 1, quantity: quantity(n) })),
});

const at = (more: Partial<PromisesAt>): PromisesAt => ({ ...nothingAt('mug', 'main'), ...more });
const told = (here: PromisesAt): string[] => {
  const { lines, supply } = queueOf(here, TODAY);
  return share(lines, supply, TODAY).map(
    ({ line: { number }, verdict, short }) => `${number} ${verdict} ${short / 10_000n}`,
  );
};

test('K2: a linked purchase serves its order first, and the others with the rest', () => {
  const lines = [line('A', 5), line('B', 5), line('C', 2)];
  assert.deepEqual(told(at({ lines, purchases: [purchase('PO-1', 8, [['B', 5]])] })), [
    'A short 2',
    'B expected 0',
    'C short 2',
  ]);
});

test('what was bought for an order that waits no more is there for all', () => {
  const purchases = [purchase('PO-1', 5, [['cancelled', 5]])];
  assert.deepEqual(told(at({ lines: [line('A', 5)], purchases })), ['A expected 0']);
});

test('E1, E2: nobody counts on a draft, but it need not be bought again', () => {
  const here = at({
    lines: [line('A', 5), line('B', 3)],
    purchases: [purchase('PO-1', 5, [['A', 5]], true)],
  });
  assert.deepEqual(told(here), ['A short 5', 'B short 3']);
  const shortage = shortageOf(queueOf(here, TODAY), TODAY);
  assert.deepEqual(
    [shortage?.short, shortage?.toBuy, shortage?.orders],
    [quantity(8), quantity(3), ['A', 'B']],
  );
});

test('a draft nobody is linked to is no supply at all', () => {
  assert.deepEqual(told(at({ lines: [line('A', 5)], purchases: [purchase('PO-1', 5, [], true)] })), [
    'A short 5',
  ]);
});

test('links get what arrives in their order, and what is cancelled is taken from the last', () => {
  const links = [
    { order: 'A', orderLine: 1, quantity: quantity(5) },
    { order: 'B', orderLine: 2, quantity: quantity(5) },
  ];
  const coming = linksOf({ quantity: quantity(12), cancelled: quantity(4), received: quantity(6), links });
  assert.deepEqual(
    coming.map(({ order, quantity: left }) => [order, left]),
    [
      ['A', NONE],
      ['B', quantity(2)],
    ],
  );
});
