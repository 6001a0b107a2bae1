import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seedOf } from '../../../test/support/seed.ts';
import { type Money, plus, type Quantity } from '../../kernel/fixed.ts';
import { money } from '../../kernel/money.ts';
import { quantity } from '../../kernel/quantity.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import { type Deed, judge } from './judge.ts';
import { type Limits, NO_LIMITS } from './limits.ts';
import type { Changed } from './measure.ts';
import { type Scope, scopesNeeded } from './scope.ts';
import { NOTHING, type TokenUse } from './token-use.ts';

const told = (...events: LedgerEvent[]) => ({ entries: events.map((event) => ({ event })) });

test('what a command posts and makes says which scopes it needs', () => {
  const needed: [Scope, LedgerEvent[], string[], Scope[]][] = [
    ['draft', [], [], ['draft']],
    ['draft', ['DEMAND'], [], ['draft']],
    ['draft', ['DEMAND', 'ALLOCATE'], [], ['draft', 'confirm']],
    [
      'draft',
      ['DEMAND', 'ALLOCATE', 'CONSUME'],
      ['invoice', 'payment'],
      ['draft', 'confirm', 'ship', 'invoice', 'pay'],
    ],
    ['draft', ['REVERSE_ALLOCATE', 'REVERSE_DEMAND'], [], ['draft', 'confirm']],
    ['confirm', ['DEMAND', 'ALLOCATE'], [], ['confirm']],
    ['ship', ['REVERSE_COMMIT', 'CONSUME'], [], ['ship']],
    ['ship', ['ALLOCATE', 'CONSUME'], [], ['ship', 'confirm']],
    ['invoice', ['RECEIVE'], ['credit-note'], ['invoice', 'stock']],
    ['pay', ['ALLOCATE', 'CONSUME'], ['invoice', 'payment'], ['pay', 'confirm', 'ship', 'invoice']],
    ['cancel', ['REVERSE_ALLOCATE', 'REVERSE_COMMIT', 'REVERSE_CONSUME'], ['credit-note'], ['cancel']],
    ['purchase', ['REVERSE_ALLOCATE'], ['purchase-order'], ['purchase']],
    ['stock', ['RECEIVE', 'REVERSE_EXPECT'], [], ['stock']],
  ];
  for (const [own, events, made, scopes] of needed) {
    const documents = made.map((kind) => ({ kind, created: true as const }));
    assert.deepEqual(
      new Set(scopesNeeded(own, { ...told(...events), documents })),
      new Set(scopes),
      `${own} ${events}`,
    );
  }
});

const order = (before: string | null, after: string, promised = false): Changed => {
  const about = (value: string) => ({
    value: money(value),
    quantity: quantity('1'),
    currency: 'EUR',
    promised,
  });
  return {
    kind: 'sales-order',
    id: 'o',
    before: before === null ? null : about(before),
    after: about(after),
  };
};

const deed = (scope: Scope, changed: Changed[], used: TokenUse['used'] = {}): Deed => ({
  scope,
  told: {},
  changed,
  currency: 'EUR',
  used,
});

const limitsOf = (limits: Partial<Limits>): Limits => ({ ...NO_LIMITS, ...limits });
const capOf = (value: string) => ({ value: money(value), quantity: null });
const judged = (limits: Partial<Limits>, one: Deed) =>
  judge({ name: 't', scopes: null, limits: limitsOf(limits) }, one);

test('an edit adds what it raises; what is lowered gives nothing back', () => {
  const limits = { perDay: capOf('100.00') };
  const first = judged(limits, deed('draft', [order(null, '60.00')]));
  assert.equal(first.used.draft?.value, money('60.00'));
  const raised = judged(limits, deed('draft', [order('60.00', '90.00')], first.used));
  assert.equal(raised.used.draft?.value, money('90.00'));
  const lowered = judged(limits, deed('draft', [order('90.00', '10.00')], raised.used));
  assert.equal(lowered.used.draft?.value, money('90.00'));
  const over = judged(limits, deed('draft', [order(null, '10.01')], lowered.used));
  assert.equal(over.refusal?.type, 'access/over-cap');
});

test('a new price of a promised order takes more than drafting, and other money is beyond any cap', () => {
  const held = { name: 't', scopes: ['draft'] as Scope[], limits: null };
  assert.equal(judge(held, deed('draft', [order('10.00', '9.00')])).refusal, null);
  assert.equal(
    judge(held, deed('draft', [order('10.00', '9.00', true)])).refusal?.type,
    'access/scope-missing',
  );
  const foreign = { ...order(null, '1.00'), after: { ...order(null, '1.00').after, currency: 'JPY' } };
  assert.equal(
    judged({ perCommand: capOf('1000000.00') }, deed('draft', [foreign])).refusal?.type,
    'access/over-cap',
  );
});

test('beyond a cap a person is asked where it says so, and each cause is named', () => {
  const limits = { perCommand: capOf('5.00'), beyond: 'ask' as const, approval: ['draft'] as Scope[] };
  const { refusal, causes } = judged(limits, deed('draft', [order(null, '6.00')]));
  assert.equal(refusal, null);
  assert.deepEqual(
    causes.map(({ type }) => type),
    ['scope', 'cap'],
  );
});

test('however a day is split, what is done by itself stays within its cap', () => {
  const cents = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(fc.array(cents, { maxLength: 60 }), cents, (amounts, most) => {
      const perDay = { value: (BigInt(most) * 100n) as Money, quantity: null };
      let [used, done]: [TokenUse['used'], Money] = [{}, NOTHING.value];
      for (const amount of amounts) {
        const value = (BigInt(amount) * 100n) as Money;
        const about = { value, quantity: 1n as Quantity, currency: 'EUR' };
        const one = judged(
          { perDay },
          deed('confirm', [{ kind: 'sales-order', id: 'o', before: null, after: about }], used),
        );
        if (one.refusal) continue;
        used = one.used;
        done = plus(done, value);
      }
      assert.ok(done <= perDay.value);
      assert.equal(used.confirm?.value ?? 0n, done);
    }),
    { seed: seedOf(20261128) },
  );
});
