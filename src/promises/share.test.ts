import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, type Day, day } from '../kernel/day.ts';
import { type Quantity, total } from '../kernel/fixed.ts';
import { quantity } from '../kernel/quantity.ts';
import {
  expectedOf,
  type Incoming,
  isWorse,
  type LinePromise,
  type OpenLine,
  type Supply,
  share,
} from './share.ts';

const TODAY = day('2026-12-01');
const units = (n: number): Quantity => quantity(n);
const at = (count: number): Day => addDays(TODAY, count);

function line(number: string, open: number, more: Partial<OpenLine> = {}): OpenLine {
  const none = { committed: units(0), linked: [], drafted: units(0), mustArriveBy: null };
  return {
    order: number,
    number,
    line: 1,
    open: units(open),
    priority: 5,
    since: '2026-11-01',
    ...none,
    ...more,
  };
}

const coming = (ref: string, n: number, expectedOn: Day | null): Incoming => ({
  kind: 'purchase-order',
  ref,
  quantity: units(n),
  expectedOn,
});

const supply = (onHand: number, ...expected: Incoming[]): Supply => ({
  onHand: units(onHand),
  committed: units(0),
  expected,
});

/** `A in stock 10, B expected 2026-12-11 5+3, C short 2 of 8`, in the order of rank. */
const told = (promises: readonly LinePromise[]): string =>
  promises
    .map((one) => {
      const parts = [one.inStock, expectedOf(one), one.short].map((part) => Number(part) / 10_000).join('/');
      return `${one.line.number} ${one.verdict}${one.date && one.date !== TODAY ? ` ${one.date}` : ''} ${parts}`;
    })
    .join(', ');

test('K2: stock goes by priority, must-arrive-by, since and number; then comes what is expected, by date', () => {
  const lines = [
    line('E', 5),
    line('D', 5, { since: '2026-10-01' }),
    line('C', 5, { mustArriveBy: at(9) }),
    line('B', 5, { mustArriveBy: at(8) }),
    line('A', 5, { priority: 1, mustArriveBy: at(99) }),
  ];
  const there = supply(8, coming('PO-3', 3, null), coming('PO-2', 9, at(10)), coming('PO-1', 4, at(3)));
  assert.equal(
    told(share(lines, there, TODAY)),
    'A in stock 5/0/0, B expected 2026-12-04 3/2/0, C expected 2026-12-11 0/5/0, D expected 2026-12-11 0/5/0, E short 0/4/1',
  );
});

test('K2: committed goods and linked purchases belong to their line, whatever its rank', () => {
  const lines = [
    line('A', 6, { priority: 0 }),
    line('B', 6, { committed: units(4), linked: [coming('PO-1', 2, at(5))] }),
  ];
  const there = { ...supply(9), committed: units(4) };
  assert.equal(told(share(lines, there, TODAY)), 'A short 5/0/1, B expected 2026-12-06 4/2/0');
  const [first] = share(lines, there, TODAY);
  assert.deepEqual(
    first?.ahead.lines.map(({ number, quantity, by }) => [number, quantity, by]),
    [['B', units(4), 'commitment']],
  );
});

test('K2: what is linked beyond the need goes to the others; stock nobody needs saves a line the wait', () => {
  const linked = [coming('PO-1', 10, at(5))];
  const lines = [line('A', 4), line('B', 6, { linked })];
  assert.equal(
    told(share(lines, supply(0), TODAY)),
    'A expected 2026-12-06 0/4/0, B expected 2026-12-06 0/6/0',
  );
  assert.equal(told(share(lines, supply(9), TODAY)), 'A in stock 4/0/0, B expected 2026-12-06 5/1/0');
});

test('E1: linked drafts cover their line only for those who ask what to buy', () => {
  const lines = [line('A', 6, { drafted: units(4) })];
  assert.equal(told(share(lines, supply(1), TODAY)), 'A short 1/0/5');
  assert.equal(share(lines, supply(1), TODAY, { drafts: true })[0]?.short, units(1));
});

test('K3: who stands before a line, how much they have, and which arrival frees it', () => {
  const lines = [line('A', 5, { priority: 1 }), line('B', 5, { priority: 2 }), line('C', 2)];
  const [, b, c] = share(lines, supply(7, coming('PO-1', 4, at(-3)), coming('PO-2', 9, at(7))), TODAY);
  assert.deepEqual([b?.date, b?.freedBy?.ref, b?.freedBy?.expectedOn], [TODAY, 'PO-1', at(-3)]);
  assert.deepEqual([c?.ahead.count, c?.ahead.quantity], [2, units(10)]);
  assert.deepEqual(c?.freedBy?.ref, 'PO-2');
});

test("K3: who waits for a purchase of its own stands in nobody's way", () => {
  const linked = [coming('PO-1', 6, at(5))];
  const lines = [line('A', 9, { priority: 1, linked }), line('B', 5)];
  const [, b] = share(lines, supply(4), TODAY);
  assert.deepEqual([b?.inStock, b?.ahead.quantity, b?.ahead.count], [units(1), units(3), 1]);
});

test('a line is late when it is not here by the day it must arrive', () => {
  const lines = [line('A', 5, { mustArriveBy: at(3) }), line('B', 5, { mustArriveBy: at(4) })];
  const promises = share(lines, supply(0, coming('PO-1', 10, at(4))), TODAY);
  assert.deepEqual(
    promises.map(({ late }) => late),
    [true, false],
  );
});

const someUnits = (most: number) => fc.integer({ min: 0, max: most }).map(units);
const someDay = fc.option(fc.integer({ min: -5, max: 30 }).map(at), { nil: null });
const someIncoming = fc
  .record({ n: fc.integer({ min: 1, max: 20 }), on: someDay, ref: fc.integer({ min: 1, max: 9 }) })
  .map(({ n, on, ref }) => coming(`PO-${ref}`, n, on));
const someLines = fc
  .array(
    fc.record({
      open: fc.integer({ min: 1, max: 20 }),
      committed: fc.integer({ min: 0, max: 5 }),
      priority: fc.integer({ min: 0, max: 9 }),
      mustArriveBy: someDay,
      drafted: someUnits(5),
      linked: fc.array(someIncoming, { maxLength: 2 }),
    }),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ open, committed, ...more }, i) =>
      line(`SO-${String(i).padStart(2, '0')}`, open, {
        ...more,
        committed: units(Math.min(open, committed)),
      }),
    ),
  );
const someCase = fc.record({
  lines: someLines,
  free: fc.integer({ min: 0, max: 60 }),
  expected: fc.array(someIncoming, { maxLength: 4 }),
  drafts: fc.boolean(),
});
type Case = typeof someCase extends fc.Arbitrary<infer C> ? C : never;

const allCommitted = ({ lines }: Case): Quantity => total(lines.map((one) => one.committed));
function shared(one: Case, lines: readonly OpenLine[] = one.lines): LinePromise[] {
  const committed = allCommitted(one);
  const onHand = (committed + units(one.free)) as Quantity;
  return share(lines, { onHand, committed, expected: one.expected }, TODAY, { drafts: one.drafts });
}

test('law: nothing is handed out twice, and everything is handed out while anybody needs it', () => {
  fc.assert(
    fc.property(someCase, (one) => {
      const promises = shared(one);
      const inStock = total(promises.map((promise) => promise.inStock));
      const coming = total(
        [...one.lines.flatMap(({ linked }) => linked), ...one.expected].map((x) => x.quantity),
      );
      const given = total(promises.map(expectedOf));
      assert.ok(inStock <= allCommitted(one) + units(one.free));
      assert.ok(given <= coming);
      for (const { line, inStock: here, expected, short, ...promise } of promises) {
        const parts = here + expectedOf({ ...promise, line, inStock: here, expected, short }) + short;
        assert.ok(here >= line.committed && short >= 0n && parts <= line.open);
        assert.equal(parts + (one.drafts ? least(line.drafted, line.open - parts) : 0n), line.open);
        assert.equal(promise.verdict === 'in stock', short === 0n && !expected.length);
      }
      if (promises.some(({ short }) => short > 0n)) {
        assert.equal(inStock, allCommitted(one) + units(one.free));
        assert.equal(given, coming);
      }
    }),
  );
});

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

test('law: a line of better rank is never worse off for it, and its own goods stay its own', () => {
  fc.assert(
    fc.property(someCase, fc.nat(), fc.integer({ min: 0, max: 9 }), (one, pick, priority) => {
      const chosen = one.lines[pick % Math.max(1, one.lines.length)];
      if (!chosen || priority > chosen.priority) return;
      const raised = one.lines.map((line) => (line === chosen ? { ...line, priority } : line));
      const of = (promises: LinePromise[]) => promises.find(({ line }) => line.number === chosen.number);
      const [before, after] = [of(shared(one)), of(shared(one, raised))];
      assert.ok(before && after && !isWorse(before, after));
    }),
  );
});

test('law: more stock makes nobody worse off, and the order in which lines are given does not matter', () => {
  fc.assert(
    fc.property(someCase, fc.integer({ min: 1, max: 20 }), (one, more) => {
      const before = shared(one);
      const after = shared({ ...one, free: one.free + more });
      for (const [i, promise] of before.entries()) assert.ok(!isWorse(promise, after[i] as LinePromise));
      assert.equal(told(shared(one, one.lines.toReversed())), told(before));
    }),
  );
});
