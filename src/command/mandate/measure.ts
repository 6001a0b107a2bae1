import { type Fixed, type Money, minus, most, plus, type Quantity } from '../../kernel/fixed.ts';
import { NO_MONEY } from '../../kernel/money.ts';
import { NO_QUANTITY } from '../../kernel/quantity.ts';
import type { Entry } from '../../ledger/entry.ts';
import type { LedgerEvent } from '../../ledger/events.ts';
import type { About } from './about.ts';
import type { Scope } from './scope.ts';
import { type Amount, NOTHING, sum } from './token-use.ts';

/** A record a command changes: what it was about, where it was there before, and what it is about then. */
export interface Changed {
  readonly kind: string;
  readonly id: string;
  readonly before: About | null;
  readonly after: About;
}

/** What one command comes to in one scope: the whole of what it touches, and what that adds to the day. */
export interface Measured {
  readonly whole: Amount;
  readonly added: Amount;
}

/** Whose amounts count in a scope; shipping and stock are counted by what moves. */
const COUNTED: Readonly<Partial<Record<Scope, readonly string[]>>> = {
  draft: ['sales-order'],
  confirm: ['sales-order'],
  cancel: ['sales-order'],
  purchase: ['purchase-order'],
  invoice: ['invoice', 'credit-note'],
  pay: ['payment', 'credit-note'],
};

export function measured(scope: Scope, changed: readonly Changed[], entries: readonly Entry[]): Measured {
  if (scope === 'ship') return alike(shipped(changed, entries));
  if (scope === 'stock') return alike({ value: NO_MONEY, quantity: movedIn(entries) });
  const counted = changed.filter(({ kind }) => COUNTED[scope]?.includes(kind));
  return {
    whole: counted.map(({ after }) => amountOf(after)).reduce(sum, NOTHING),
    added: counted.map((one) => addedBy(scope, one)).reduce(sum, NOTHING),
  };
}

const alike = (amount: Amount): Measured => ({ whole: amount, added: amount });

const amountOf = ({ value = NO_MONEY, quantity = NO_QUANTITY }: About): Amount => ({ value, quantity });

/** What was drafted or promised before is not counted again: an edit adds what it raises. */
function addedBy(scope: Scope, { before, after }: Changed): Amount {
  const now = amountOf(after);
  const isThere = scope === 'draft' || (scope === 'confirm' && before?.promised);
  if (!before || !isThere) return now;
  const was = amountOf(before);
  return { value: rise(now.value, was.value), quantity: rise(now.quantity, was.quantity) };
}

const rise = <T extends Fixed>(now: T, was: T): T => most(0n as T, minus(now, was));

/** Goods that are committed and shipped later count once. */
const SHIPPED: Readonly<Partial<Record<LedgerEvent, 1n | -1n>>> = {
  COMMIT: 1n,
  CONSUME: 1n,
  REVERSE_COMMIT: -1n,
  REVERSE_CONSUME: -1n,
};

function shipped(changed: readonly Changed[], entries: readonly Entry[]): Amount {
  const byLine = new Map<string, { about: About | undefined; line: number; quantity: bigint }>();
  for (const { event, source, line, quantity } of entries) {
    const sign = SHIPPED[event];
    if (!sign) continue;
    const key = `${source}/${line}`;
    const about = changed.find(({ id }) => id === source)?.after;
    const known = byLine.get(key) ?? { about, line, quantity: 0n };
    byLine.set(key, { ...known, quantity: known.quantity + sign * quantity });
  }
  let amount = NOTHING;
  for (const { about, line, quantity } of byLine.values()) {
    if (quantity <= 0n) continue;
    const value = about?.share?.(line, quantity as Quantity) ?? (0n as Money);
    amount = sum(amount, { value, quantity: quantity as Quantity });
  }
  return amount;
}

const MOVED: ReadonlySet<LedgerEvent> = new Set(['RECEIVE', 'ADJUST', 'DISPOSE', 'TRANSFER']);

/** What is adjusted away counts as what is adjusted up: it must not make room for more. */
const movedIn = (entries: readonly Entry[]): Quantity =>
  entries
    .filter(({ event }) => MOVED.has(event))
    .reduce(
      (all, { quantity }) => plus(all, quantity < 0n ? (-quantity as Quantity) : quantity),
      NO_QUANTITY,
    );
