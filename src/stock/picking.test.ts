import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PICKING_RULES } from '../catalog/product.ts';
import { addDays, type Day, day } from '../kernel/day.ts';
import { total } from '../kernel/fixed.ts';
import { formatQuantity, quantity } from '../kernel/quantity.ts';
import { isUsable, pick, type StockedPlace, take, walkingOrder, withUnassigned } from './picking.ts';

const TODAY = day('2026-12-10');

/** `L1 exp 2027-03-01 bin B-02 4`, received on the day after `recv`; `quarantined` at the end. */
function place(text: string, sequence: number): StockedPlace {
  const match = /^(\S+) exp (\S+) bin (\S+) (\S+)(?: recv (\S+))?( quarantined)?$/.exec(text);
  if (!match) throw new Error(`not a place: ${text}`);
  const [, lot = '', expires = '', bin = '', free = '', received, quarantined] = match;
  return {
    bin,
    binCode: bin,
    sequence,
    lot: lot === '-' ? null : lot,
    lotNumber: lot === '-' ? null : lot,
    expiresOn: expires === 'never' ? null : day(expires),
    quarantined: quarantined !== undefined,
    free: quantity(free),
    receivedAt: received ? `${received}T08:00:00.000Z` : null,
  };
}

const places = (...texts: string[]): StockedPlace[] => texts.map((text, i) => place(text, (i + 1) * 10));

function picked(result: ReturnType<typeof pick>): string {
  const parts = result.picks.map((one) => `${one.lot ?? one.bin} ${formatQuantity(one.quantity)}`);
  return [...parts, ...(result.short > 0n ? [`short ${formatQuantity(result.short)}`] : [])].join(', ');
}

const S5 = places(
  'L0 exp 2026-11-30 bin A-01 6',
  'L1 exp 2027-03-01 bin B-02 4',
  'L2 exp 2027-01-15 bin C-01 5',
);

test('S5: what expires first is picked first, what has expired is not', () => {
  assert.equal(picked(pick(S5, 'FEFO', quantity(8), TODAY, null)), 'L2 5, L1 3');
  assert.equal(picked(pick(S5, 'FEFO', quantity(12), TODAY, null)), 'L2 5, L1 4, short 3');
});

test('S5: the pick ticket goes through the bins in walking order', () => {
  const { picks } = pick(S5, 'FEFO', quantity(8), TODAY, null);
  const walked = picks
    .map((one) => ({ ...S5.find((at) => at.bin === one.bin)!, sku: 'MILK', quantity: one.quantity }))
    .sort(walkingOrder);
  assert.deepEqual(
    walked.map((one) => `${one.binCode} ${formatQuantity(one.quantity)}`),
    ['B-02 3', 'C-01 5'],
  );
});

test('a lot is usable through its expiry day, and only with the life the customer asks for', () => {
  const [milk] = places('M exp 2026-12-10 bin A 1') as [StockedPlace];
  assert.equal(isUsable(milk, TODAY, null), true);
  assert.equal(isUsable(milk, addDays(TODAY, 1), null), false);
  assert.equal(isUsable(milk, TODAY, 1), false);
  const choice = places('SHORT exp 2027-01-08 bin A 5', 'LONG exp 2027-01-09 bin B 5');
  assert.equal(picked(pick(choice, 'FEFO', quantity(3), TODAY, 30)), 'LONG 3');
});

test('goods in quarantine are not picked, yet can be taken by who names them', () => {
  const held = places('Q exp never bin A 5 quarantined', 'R exp never bin B 2');
  assert.equal(picked(pick(held, 'FIFO', quantity(3), TODAY, null)), 'R 2, short 1');
  assert.equal(picked(take(held.slice(0, 1), 'FIFO', quantity(3))), 'Q 3');
});

test('each rule has its order', () => {
  const stock = places(
    'NEW exp 2027-02-01 bin A 1 recv 2026-09-03',
    'OLD exp 2027-05-01 bin B 1 recv 2026-09-01',
    'MID exp 2027-01-01 bin C 1 recv 2026-09-02',
  );
  const order = (rule: (typeof PICKING_RULES)[number]) => picked(pick(stock, rule, quantity(3), TODAY, null));
  assert.equal(order('FIFO'), 'OLD 1, MID 1, NEW 1');
  assert.equal(order('LIFO'), 'NEW 1, MID 1, OLD 1');
  assert.equal(order('FEFO'), 'MID 1, NEW 1, OLD 1');
  assert.equal(order('bin'), 'NEW 1, OLD 1, MID 1');
  assert.equal(order('manual'), 'NEW 1, OLD 1, MID 1');
});

test('ties go by received date, bin sequence, lot', () => {
  const tied = [
    place('B exp 2027-01-01 bin Y 1 recv 2026-09-02', 20),
    place('A exp 2027-01-01 bin Y 1 recv 2026-09-02', 20),
    place('C exp 2027-01-01 bin X 1 recv 2026-09-02', 10),
    place('D exp 2027-01-01 bin Z 1 recv 2026-09-01', 30),
  ];
  assert.equal(picked(pick(tied, 'FEFO', quantity(4), TODAY, null)), 'D 1, C 1, A 1, B 1');
});

test('C10: what is not found is taken from the unassigned bin, with what is picked there already', () => {
  const some = places('- exp never bin U 2', '- exp never bin A 1');
  const picking = pick(some, 'bin', quantity(5), TODAY, null);
  const all = withUnassigned(picking, 'U');
  assert.deepEqual(
    all.map((one) => `${one.bin} ${formatQuantity(one.quantity)}`),
    ['U 4', 'A 1'],
  );
});

const anyPlace = fc.record({
  bin: fc.constantFrom('b1', 'b2', 'b3', 'b4'),
  lot: fc.option(fc.constantFrom('l1', 'l2', 'l3')),
  free: fc.integer({ min: -5, max: 20 }),
  days: fc.option(fc.integer({ min: -3, max: 40 })),
  quarantined: fc.boolean(),
  received: fc.option(fc.integer({ min: 0, max: 9 })),
});
const anyStock = fc
  .uniqueArray(anyPlace, { selector: (one) => `${one.bin}/${one.lot}`, maxLength: 10 })
  .map((all) =>
    all.map(
      ({ bin, lot, free, days, quarantined, received }): StockedPlace => ({
        bin,
        binCode: bin,
        sequence: Number(bin.slice(1)),
        lot,
        lotNumber: lot,
        expiresOn: days === null ? null : (addDays(TODAY, days) as Day),
        quarantined,
        free: quantity(free),
        receivedAt: received === null ? null : `2026-09-0${received}T00:00:00.000Z`,
      }),
    ),
  );

test('law: never more than is free, picked and short make what was wanted, never a lot that may not be used', () => {
  const rules = fc.constantFrom(...PICKING_RULES);
  const wanted = fc.integer({ min: 1, max: 60 }).map(quantity);
  fc.assert(
    fc.property(
      anyStock,
      rules,
      wanted,
      fc.option(fc.integer({ min: 0, max: 30 })),
      (stock, rule, want, life) => {
        const { picks, short } = pick(stock, rule, want, TODAY, life);
        assert.equal(total(picks.map((one) => one.quantity)) + short, want);
        assert.equal(new Set(picks.map((one) => `${one.bin}/${one.lot}`)).size, picks.length);
        for (const one of picks) {
          const from = stock.find((at) => at.bin === one.bin && at.lot === one.lot) as StockedPlace;
          assert.ok(one.quantity > 0n && one.quantity <= from.free);
          assert.ok(isUsable(from, TODAY, life));
        }
        const left = stock.filter((at) => isUsable(at, TODAY, life) && at.free > 0n).map((at) => at.free);
        assert.equal(short > 0n, total(left) < want, 'short only when usable places do not hold enough');
      },
    ),
  );
});
