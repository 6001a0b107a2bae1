import type { Day } from '../../kernel/day.ts';
import { type Money, plus, type Quantity } from '../../kernel/fixed.ts';
import type { Id } from '../../kernel/id.ts';
import { NO_MONEY } from '../../kernel/money.ts';
import { NO_QUANTITY } from '../../kernel/quantity.ts';
import { fact, RANK } from '../fact.ts';
import type { Scope } from './scope.ts';

export interface Amount {
  readonly value: Money;
  readonly quantity: Quantity;
}

export const NOTHING: Amount = { value: NO_MONEY, quantity: NO_QUANTITY };

export const sum = (a: Amount, b: Amount): Amount => ({
  value: plus(a.value, b.value),
  quantity: plus(a.quantity, b.quantity),
});

/** What a token with caps for a day has done on it, by scope. */
export interface TokenUse {
  readonly token: Id;
  readonly day: Day;
  readonly used: Readonly<Partial<Record<Scope, Amount>>>;
}

export const useKey = (token: Id, day: Day): string => `${token}/${day}`;

/** Locked while it counts, so that two servers do not both find room for the last of it. */
export const tokenUses = fact<TokenUse>(
  'token-use',
  RANK.counter,
  ({ token, day }) => [useKey(token, day)],
  true,
);
